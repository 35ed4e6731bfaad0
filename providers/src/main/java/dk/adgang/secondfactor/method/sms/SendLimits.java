package dk.adgang.secondfactor.method.sms;

import dk.adgang.PureRule;
import dk.adgang.ratelimit.Budget;
import dk.adgang.ratelimit.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often an SMS may be sent: what one costs, and what one code after another costs.
 *
 * <p>A number that its owner has not proven yet, as while it is enrolled, has small budgets of its
 * own, so that nobody can use up what an owner logs in with: neither that of the number, nor that
 * of the employee, nor that of the address. Only what an employer pays for is one for both.
 *
 * <p>The first code of a login counts towards the budgets. Those after it count as resends too:
 * each has to wait longer than the one before, and of all logins together an employee gets so many
 * an hour.
 *
 * @param settings what the realm has decided
 * @param employee the employee's id
 * @param payer whose budget it is
 * @param proven whether the number is one that the employee has proven
 */
@PureRule
record SendLimits(SmsSettings settings, String employee, BillingEmployer payer, boolean proven) {

  /** The names of those budgets that are nobody's settings; a refusal names them. */
  static final String LOGIN = "sms-login";

  static final String RESEND = "sms-resend";

  /** What the budgets of numbers that nobody has proven have in front of the usual name. */
  private static final String UNPROVEN = "unproven-";

  /** Never more than is set for those that are proven. */
  private static final Map<SmsSettings.Whose, SmsSettings.Most> FEW =
      Map.of(
          SmsSettings.Whose.NUMBER, new SmsSettings.Most(3, 5),
          SmsSettings.Whose.EMPLOYEE, new SmsSettings.Most(5, 10));

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
    // Also for the first one, which a double press could otherwise ask for twice. Another number
    // does not wait: whoever mistyped the first one has no use for its code.
    all.add(
        new Budget(LOGIN, login + " " + number.e164(), List.of(new Limit(1, pauseAfter(sent)))));
    if (sent > 0) {
      all.add(new Budget(name(RESEND), employee, List.of(RESENDS)));
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
                    name(SmsSettings.Whose.ADDRESS.budget()),
                    from,
                    limits(SmsSettings.Whose.ADDRESS))));
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
    return new Budget(name(whose.budget()), of, limits(whose));
  }

  private String name(String budget) {
    return proven ? budget : UNPROVEN + budget;
  }

  private List<Limit> limits(SmsSettings.Whose whose) {
    SmsSettings.Most set = settings.most(whose);
    SmsSettings.Most most = proven ? set : unproven(whose, set);
    return List.of(new Limit(most.hour(), HOUR), new Limit(most.day(), DAY));
  }

  /** A whole shop enrols at one address, so that half of what it logs in with is enough. */
  private static SmsSettings.Most unproven(SmsSettings.Whose whose, SmsSettings.Most set) {
    SmsSettings.Most few =
        FEW.getOrDefault(whose, new SmsSettings.Most(halfOf(set.hour()), halfOf(set.day())));
    return new SmsSettings.Most(Math.min(few.hour(), set.hour()), Math.min(few.day(), set.day()));
  }

  private static int halfOf(int most) {
    return (most + 1) / 2;
  }
}
