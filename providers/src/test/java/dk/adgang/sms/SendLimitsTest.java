package dk.adgang.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.budget.Budget;
import dk.adgang.budget.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an SMS takes from. */
final class SendLimitsTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final PhoneNumber NUMBER = new PhoneNumber("+4520123456");
  private static final SendLimits LIMITS = limits(new Payer("kaffehuset", OptionalInt.empty()));

  private static SendLimits limits(Payer payer) {
    return new SendLimits(SmsSettings.read(Map.of()), "employee-1", payer);
  }

  private static Budget find(List<Budget> budgets, String name) {
    return budgets.stream().filter(b -> b.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest(name = "after {0} sent: {1} s")
  @CsvSource({"0, 30", "1, 30", "2, 60", "3, 120", "4, 120", "99, 120"})
  void pausesGrow(int sent, long seconds) {
    assertThat(SendLimits.pauseAfter(sent)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void theFirstCodeOfALoginIsNoResend() {
    List<Budget> budgets = LIMITS.toSend(NUMBER, Optional.of("10.0.0.1"), "login-1", 0);
    assertThat(budgets)
        .containsExactly(
            new Budget(
                "sms-employee", "employee-1", List.of(new Limit(10, HOUR), new Limit(20, DAY))),
            new Budget(
                "sms-number", "+4520123456", List.of(new Limit(10, HOUR), new Limit(20, DAY))),
            new Budget(
                "sms-address", "10.0.0.1", List.of(new Limit(60, HOUR), new Limit(300, DAY))),
            new Budget(
                "sms-employer", "kaffehuset", List.of(new Limit(300, HOUR), new Limit(2000, DAY))),
            new Budget("sms-login", "login-1", List.of(new Limit(1, Duration.ofSeconds(30)))));
  }

  @Test
  void laterOnesWaitAndAreFiveAnHourOverAllLogins() {
    List<Budget> budgets = LIMITS.toSend(NUMBER, Optional.empty(), "login-1", 2);
    assertThat(find(budgets, SendLimits.LOGIN).limits())
        .containsExactly(new Limit(1, Duration.ofSeconds(60)));
    assertThat(find(budgets, SendLimits.RESEND))
        .isEqualTo(new Budget("sms-resend", "employee-1", List.of(new Limit(5, HOUR))));
  }

  @ParameterizedTest
  @CsvSource({"0", "5", "5000"})
  void anEmployersOwnDayTakesThePlaceOfTheRealms(int own) {
    List<Budget> budgets =
        limits(new Payer("kaffehuset", OptionalInt.of(own)))
            .toOffer(Optional.empty(), Optional.empty());
    assertThat(find(budgets, "sms-employer").limits())
        .containsExactly(new Limit(300, HOUR), new Limit(own, DAY));
    assertThat(budgets).extracting(Budget::name).containsExactly("sms-employee", "sms-employer");
  }

  @Test
  void ofAnAddressThatIsChosenAmongManyTheNetworkCounts() {
    assertThat(
            find(
                    LIMITS.toOffer(Optional.empty(), Optional.of("2001:db8:1:2::7")), "sms-address")
                .of())
        .isEqualTo("20010db800010002");
  }

  @Test
  void ofSeveralEmployersTheFirstThatHasAddedSmsPays() {
    Payer arken = new Payer("arken", OptionalInt.of(1));
    Payer boghandlen = new Payer("boghandlen", OptionalInt.empty());
    Payer kaffehuset = new Payer("kaffehuset", OptionalInt.empty());
    Payer.Candidate has = new Payer.Candidate(kaffehuset, true);
    assertThat(
            Payer.of(
                List.of(
                    has, new Payer.Candidate(boghandlen, true), new Payer.Candidate(arken, false))))
        .isEqualTo(boghandlen);
    assertThat(
            Payer.of(
                List.of(new Payer.Candidate(kaffehuset, false), new Payer.Candidate(arken, false))))
        .isEqualTo(arken);
    assertThat(Payer.of(List.of())).isEqualTo(Payer.REALM);
  }
}
