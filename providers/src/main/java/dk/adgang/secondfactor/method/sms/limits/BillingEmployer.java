package dk.adgang.secondfactor.method.sms.limits;

import dk.adgang.common.PureRule;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The employer whose budget an SMS counts against.
 *
 * @param alias the employer's; {@link #REALM} where the employee has none
 * @param dayBudget how many an employer wants to pay for on any day; empty where it has no setting
 */
@PureRule
public record BillingEmployer(String alias, OptionalInt dayBudget) {

  /** Stands for the realm. No employer has it: an alias is never empty. */
  static final BillingEmployer REALM = new BillingEmployer("", OptionalInt.empty());

  /**
   * An employer that may have to pay.
   *
   * @param lendsSms whether it is in use and has added SMS
   */
  public record Candidate(BillingEmployer employer, boolean lendsSms) {}

  /**
   * Of several employers one pays: the first by its alias of those that have added SMS. Where none
   * has it any more, the first of all pays for employees who still prove by it.
   */
  public static BillingEmployer of(List<Candidate> employers) {
    return employers.stream()
        .min(
            Comparator.comparing((Candidate each) -> !each.lendsSms())
                .thenComparing(each -> each.employer().alias()))
        .map(Candidate::employer)
        .orElse(REALM);
  }
}
