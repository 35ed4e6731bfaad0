package dk.adgang.secondfactor.method.sms.limits;

import dk.adgang.common.PureRule;
import dk.adgang.ratelimit.Budget;
import dk.adgang.ratelimit.Limit;
import dk.adgang.secondfactor.method.sms.SmsSettings;
import dk.adgang.secondfactor.method.sms.credential.PhoneNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The limits on how often an SMS may be sent, for all SMS and for one code after another in a
 * login.
 *
 * <p>A number that its owner has not proven yet, as while it is enrolled, has small budgets of its
 * own, so that nobody can use up the budgets that its owner logs in with: of the number, the
 * employee or the address. Only the employer's budget is shared by both.
 *
 * <p>The first code of a login counts towards the budgets. Those after it count as resends too:
 * each has to wait longer than the one before, and an employee gets a limited number an hour in all
 * logins together.
 *
 * @param settings what the realm has decided
 * @param employee the employee's id
 * @param payer the employer whose budget it counts against
 * @param proven whether the number is one that the employee has proven
 */
@PureRule
public record SendLimits(
    SmsSettings settings, String employee, BillingEmployer payer, boolean proven) {

  /** The names of the budgets that have no setting; a refusal names them. */
  public static final String LOGIN = "sms-login";

  static final String RESEND = "sms-resend";

  /** The prefix of the budgets of unproven numbers, before the usual name. */
  private static final String UNPROVEN = "unproven-";

  /** The limits of unproven numbers, where the settings for proven ones are not lower. */
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
  public static Duration pauseAfter(int sent) {
    return PAUSES.get(Math.min(Math.max(sent, 1), PAUSES.size()) - 1);
  }

  /**
   * The budgets that an SMS is taken from. The first one is the employee's.
   *
   * @param number the receiver
   * @param address the network address that it is asked for from; empty when there is none
   * @param login a text that tells this login from others
   * @param sent how many were sent in this login
   */
  public List<Budget> toSend(PhoneNumber number, Optional<String> address, String login, int sent) {
    List<Budget> all = standing(Optional.of(number), address);
    // The first code has a pause too, because a double press could otherwise ask for two. Another
    // number does not wait: an employee who mistyped the first one cannot use its code.
    all.add(
        new Budget(LOGIN, login + " " + number.e164(), List.of(new Limit(1, pauseAfter(sent)))));
    if (sent > 0) {
      all.add(new Budget(name(RESEND), employee, List.of(RESENDS)));
    }
    return List.copyOf(all);
  }

  /**
   * The budgets that must not be used up for an SMS to be offered.
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

  /** A whole shop enrols at one address, so half of the limit for logins is enough. */
  private static SmsSettings.Most unproven(SmsSettings.Whose whose, SmsSettings.Most set) {
    SmsSettings.Most few =
        FEW.getOrDefault(whose, new SmsSettings.Most(halfOf(set.hour()), halfOf(set.day())));
    return new SmsSettings.Most(Math.min(few.hour(), set.hour()), Math.min(few.day(), set.day()));
  }

  private static int halfOf(int most) {
    return (most + 1) / 2;
  }
}
