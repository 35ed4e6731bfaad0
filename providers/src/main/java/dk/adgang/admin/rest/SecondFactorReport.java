package dk.adgang.admin.rest;

import dk.adgang.password.demand.ReaderTexts;
import dk.adgang.policy.Reason;
import dk.adgang.secondfactor.SecondFactorStatus;
import java.util.List;

/**
 * Where an employee stands with the second factor, as the REST tells it.
 *
 * @param required whether it may neither be skipped nor put off
 * @param title the title that requires it; null when it is not the title
 * @param employer the employer that requires it; null when it is the realm, or nobody
 * @param reason the reason in one sentence, in the language of the request; null when it is
 *     optional
 * @param graceUntil the moment, in ISO 8601, from which on it is required; null when it is already,
 *     or is optional
 * @param skipped whether the employee chose to skip it, while it was optional
 * @param methods every method there is
 * @param recoveryCodes the backup; null when there are no codes
 */
public record SecondFactorReport(
    boolean required,
    String title,
    String employer,
    String reason,
    String graceUntil,
    boolean skipped,
    List<SecondFactorStatus.Method> methods,
    SecondFactorStatus.Backup recoveryCodes) {

  /**
   * Words a status.
   *
   * @param known whether the reader may learn of the employer that requires it
   */
  static SecondFactorReport of(SecondFactorStatus status, ReaderTexts words, boolean known) {
    return new SecondFactorReport(
        status.required(),
        known ? status.title() : null,
        known ? status.employer() : null,
        sentence(known || status.reason() == null ? status.reason() : Reason.OTHER_EMPLOYER, words),
        status.graceUntil(),
        status.skipped(),
        status.methods(),
        status.recoveryCodes());
  }

  private static String sentence(Reason reason, ReaderTexts words) {
    return reason == null ? null : words.of(reason.code().message(), reason.arguments().toArray());
  }
}
