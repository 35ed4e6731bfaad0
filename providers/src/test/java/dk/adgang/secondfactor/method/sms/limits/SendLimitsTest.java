package dk.adgang.secondfactor.method.sms.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.ratelimit.Budget;
import dk.adgang.ratelimit.Limit;
import dk.adgang.secondfactor.method.sms.SmsSettings;
import dk.adgang.secondfactor.method.sms.credential.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The budgets that an SMS is taken from. */
final class SendLimitsTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final PhoneNumber NUMBER = new PhoneNumber("+4520123456");
  private static final SendLimits LIMITS =
      limits(new BillingEmployer("kaffehuset", OptionalInt.empty()));

  private static SendLimits limits(BillingEmployer payer) {
    return new SendLimits(SmsSettings.read(Map.of()), "employee-1", payer, true);
  }

  private static Budget find(List<Budget> budgets, String name) {
    return budgets.stream().filter(b -> b.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest(name = "after {0} sent: {1} s")
  @CsvSource({"0, 30", "1, 30", "2, 60", "3, 120", "4, 120", "99, 120"})
  void pauses_grow(int sent, long seconds) {
    assertThat(SendLimits.pauseAfter(sent)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void the_first_code_of_a_login_is_no_resend() {
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
            new Budget(
                "sms-login", "login-1 +4520123456", List.of(new Limit(1, Duration.ofSeconds(30)))));
  }

  @Test
  void later_ones_wait_and_are_five_an_hour_over_all_logins() {
    List<Budget> budgets = LIMITS.toSend(NUMBER, Optional.empty(), "login-1", 2);
    assertThat(find(budgets, SendLimits.LOGIN).limits())
        .containsExactly(new Limit(1, Duration.ofSeconds(60)));
    assertThat(find(budgets, SendLimits.RESEND))
        .isEqualTo(new Budget("sms-resend", "employee-1", List.of(new Limit(5, HOUR))));
  }

  @ParameterizedTest
  @CsvSource({"0", "5", "5000"})
  void an_employers_own_day_takes_the_place_of_the_realms(int own) {
    List<Budget> budgets =
        limits(new BillingEmployer("kaffehuset", OptionalInt.of(own)))
            .toOffer(Optional.empty(), Optional.empty());
    assertThat(find(budgets, "sms-employer").limits())
        .containsExactly(new Limit(300, HOUR), new Limit(own, DAY));
    assertThat(budgets).extracting(Budget::name).containsExactly("sms-employee", "sms-employer");
  }

  @Test
  void of_an_address_that_is_chosen_among_many_the_network_counts() {
    assertThat(
            find(LIMITS.toOffer(Optional.empty(), Optional.of("2001:db8:1:2::7")), "sms-address")
                .of())
        .isEqualTo("20010db800010002");
  }

  @Test
  void of_several_employers_the_first_that_has_added_sms_pays() {
    BillingEmployer arken = new BillingEmployer("arken", OptionalInt.of(1));
    BillingEmployer boghandlen = new BillingEmployer("boghandlen", OptionalInt.empty());
    BillingEmployer kaffehuset = new BillingEmployer("kaffehuset", OptionalInt.empty());
    BillingEmployer.Candidate has = new BillingEmployer.Candidate(kaffehuset, true);
    assertThat(
            BillingEmployer.of(
                List.of(
                    has,
                    new BillingEmployer.Candidate(boghandlen, true),
                    new BillingEmployer.Candidate(arken, false))))
        .isEqualTo(boghandlen);
    assertThat(
            BillingEmployer.of(
                List.of(
                    new BillingEmployer.Candidate(kaffehuset, false),
                    new BillingEmployer.Candidate(arken, false))))
        .isEqualTo(arken);
    assertThat(BillingEmployer.of(List.of())).isEqualTo(BillingEmployer.REALM);
  }

  private static List<Budget> unproven(Map<String, String> settings, int sent) {
    return new SendLimits(
            SmsSettings.read(settings),
            "employee-1",
            new BillingEmployer("kaffehuset", OptionalInt.empty()),
            false)
        .toSend(NUMBER, Optional.of("10.0.0.1"), "login-1", sent);
  }

  @Test
  void a_number_that_nobody_has_proven_has_small_budgets_of_its_own() {
    assertThat(unproven(Map.of(), 1))
        .containsExactly(
            new Budget(
                "unproven-sms-employee",
                "employee-1",
                List.of(new Limit(5, HOUR), new Limit(10, DAY))),
            new Budget(
                "unproven-sms-number",
                "+4520123456",
                List.of(new Limit(3, HOUR), new Limit(5, DAY))),
            new Budget(
                "unproven-sms-address",
                "10.0.0.1",
                List.of(new Limit(30, HOUR), new Limit(150, DAY))),
            new Budget(
                "sms-employer", "kaffehuset", List.of(new Limit(300, HOUR), new Limit(2000, DAY))),
            new Budget(
                "sms-login", "login-1 +4520123456", List.of(new Limit(1, Duration.ofSeconds(30)))),
            new Budget("unproven-sms-resend", "employee-1", List.of(new Limit(5, HOUR))));
  }

  @Test
  void they_are_never_more_than_what_is_set() {
    List<Budget> budgets =
        unproven(
            Map.of(
                "adgang.sms.perNumberHour", "2",
                "adgang.sms.perNumberDay", "100",
                "adgang.sms.perEmployeeDay", "1",
                "adgang.sms.perAddressHour", "1"),
            0);
    assertThat(find(budgets, "unproven-sms-number").limits())
        .containsExactly(new Limit(2, HOUR), new Limit(5, DAY));
    assertThat(find(budgets, "unproven-sms-employee").limits())
        .containsExactly(new Limit(5, HOUR), new Limit(1, DAY));
    assertThat(find(budgets, "unproven-sms-address").limits())
        .containsExactly(new Limit(1, HOUR), new Limit(150, DAY));
  }

  /** Otherwise enrolments of somebody's number would keep its owner from logging in. */
  @Test
  void unproven_numbers_share_only_the_employers_budget_with_proven_ones() {
    assertThat(unproven(Map.of(), 1))
        .extracting(Budget::name)
        .filteredOn(
            LIMITS.toSend(NUMBER, Optional.of("10.0.0.1"), "login-1", 1).stream()
                    .map(Budget::name)
                    .toList()
                ::contains)
        .containsExactly("sms-employer", "sms-login");
  }
}
