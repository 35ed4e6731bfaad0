package dk.adgang.sms;

import dk.adgang.Rule;
import dk.adgang.budget.Budget;
import dk.adgang.budget.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often an SMS may be sent: what one costs, and what one code after another costs.
 *
 * <p>The first code of a login counts towards the budgets. Those after it count as resends too:
 * each has to wait longer than the one before, and of all logins together an employee gets so many
 * an hour.
 *
 * @param settings what the realm has decided
 * @param employee the employee's id
 * @param payer whose budget it is
 */
@Rule
record SendLimits(SmsSettings settings, String employee, Payer payer) {

  /** The names of those budgets that are nobody's settings; a refusal names them. */
  static final String LOGIN = "sms-login";

  static final String RESEND = "sms-resend";

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Limit RESENDS = new Limit(5, HOUR);

  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(120));

  /**
   * Returns how long the next code of a login has to wait after the last one.
   *
   * @param sent how many were sent in this login
   */
  static Duration pauseAfter(int sent) {
    return PAUSES.get(Math.min(Math.max(sent, 1), PAUSES.size()) - 1);
  }

  /**
   * What an SMS takes from. The first one is the employee's.
   *
   * @param number the receiver
   * @param address the network address that it is asked for from; empty when there is none
   * @param login what tells this login from others
   * @param sent how many were sent in this login
   */
  List<Budget> toSend(PhoneNumber number, Optional<String> address, String login, int sent) {
    List<Budget> all = standing(Optional.of(number), address);
    // Also for the first one, which a double press could otherwise ask for twice.
    all.add(new Budget(LOGIN, login, List.of(new Limit(1, pauseAfter(sent)))));
    if (sent > 0) {
      all.add(new Budget(RESEND, employee, List.of(RESENDS)));
    }
    return List.copyOf(all);
  }

  /**
   * What has to have something in it for an SMS to be offered.
   *
   * @param number the employee's, empty when it is not known yet
   */
  List<Budget> toOffer(Optional<PhoneNumber> number, Optional<String> address) {
    return List.copyOf(standing(number, address));
  }

  private List<Budget> standing(Optional<PhoneNumber> number, Optional<String> address) {
    List<Budget> all = new ArrayList<>();
    all.add(budget(SmsSettings.Whose.EMPLOYEE, employee));
    number.ifPresent(to -> all.add(budget(SmsSettings.Whose.NUMBER, to.e164())));
    address.ifPresent(
        from ->
            all.add(
                Budget.ofAddress(
                    SmsSettings.Whose.ADDRESS.budget(), from, limits(SmsSettings.Whose.ADDRESS))));
    SmsSettings.Most most = settings.most(SmsSettings.Whose.EMPLOYER);
    all.add(
        new Budget(
            SmsSettings.Whose.EMPLOYER.budget(),
            payer.alias(),
            List.of(
                new Limit(most.hour(), HOUR),
                new Limit(payer.dayBudget().orElse(most.day()), DAY))));
    return all;
  }

  private Budget budget(SmsSettings.Whose whose, String of) {
    return new Budget(whose.budget(), of, limits(whose));
  }

  private List<Limit> limits(SmsSettings.Whose whose) {
    SmsSettings.Most most = settings.most(whose);
    return List.of(new Limit(most.hour(), HOUR), new Limit(most.day(), DAY));
  }
}
