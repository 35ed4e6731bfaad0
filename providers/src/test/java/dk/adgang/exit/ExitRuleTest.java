package dk.adgang.exit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.exit.ExitRule.Refusal;
import org.junit.jupiter.api.Test;

final class ExitRuleTest {

  /**
   * To ask an action may show its page, which sends mail, so it is not asked where the answer is
   * known already.
   */
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
  void a_login_that_owes_nothing_leaves() {
    assertThat(new ExitRule(false, null, false, false, ExitRuleTest::none).refusal()).isEmpty();
  }

  @Test
  void each_debt_alone_holds_it() {
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
  void the_reason_that_leads_back_furthest_comes_first() {
    assertThat(new ExitRule(true, "age", true, true, ExitRuleTest::one).refusal())
        .contains(Refusal.MAILED);
    assertThat(new ExitRule(false, "age", true, true, ExitRuleTest::one).refusal())
        .contains(Refusal.OVER);
    assertThat(new ExitRule(false, null, true, true, ExitRuleTest::one).refusal())
        .contains(Refusal.PROOF);
  }
}
