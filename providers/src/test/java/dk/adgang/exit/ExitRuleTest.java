package dk.adgang.exit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.exit.ExitRule.Refusal;
import org.junit.jupiter.api.Test;

final class ExitRuleTest {

  /** Asking an action may show its page, which sends mail: not where the answer is known. */
  private static boolean notAsked() {
    throw new AssertionError("the actions were asked");
  }

  private static boolean none() {
    return false;
  }

  private static boolean one() {
    return true;
  }

  @Test
  void aLoginThatOwesNothingLeaves() {
    assertThat(new ExitRule(false, null, false, false, ExitRuleTest::none).refusal()).isEmpty();
  }

  @Test
  void eachDebtAloneHoldsIt() {
    assertThat(new ExitRule(true, null, false, false, ExitRuleTest::notAsked).refusal())
        .contains(Refusal.MAILED);
    assertThat(new ExitRule(false, "age", false, false, ExitRuleTest::notAsked).refusal())
        .contains(Refusal.OVER);
    assertThat(new ExitRule(false, null, true, false, ExitRuleTest::notAsked).refusal())
        .contains(Refusal.CHOICE);
    assertThat(new ExitRule(false, null, false, true, ExitRuleTest::notAsked).refusal())
        .contains(Refusal.PROOF);
    assertThat(new ExitRule(false, null, false, false, ExitRuleTest::one).refusal())
        .contains(Refusal.PENDING);
  }

  @Test
  void whatLeadsBackFurthestIsSaidFirst() {
    assertThat(new ExitRule(true, "age", true, true, ExitRuleTest::one).refusal())
        .contains(Refusal.MAILED);
    assertThat(new ExitRule(false, "age", true, true, ExitRuleTest::one).refusal())
        .contains(Refusal.OVER);
    assertThat(new ExitRule(false, null, true, true, ExitRuleTest::one).refusal())
        .contains(Refusal.PROOF);
  }
}
