package dk.adgang.secondfactor;

import java.util.List;

/**
 * What {@code choose-second-factor.ftl} shows. Public, because templates can only read public
 * types.
 *
 * @param required whether there is no skip
 * @param title the title that requires it; null when it is not the title
 * @param employer the employer that requires it; null when it is the realm, or nobody
 * @param skippable whether there is a skip
 * @param methods the cards
 */
public record ChoosePage(
    boolean required,
    String title,
    String employer,
    boolean skippable,
    List<SecondFactorStatus.Method> methods) {

  static ChoosePage of(SecondFactorStatus status) {
    return new ChoosePage(
        status.required(),
        status.title(),
        status.employer(),
        !status.required(),
        status.methods().stream().filter(ChoosePage::shown).toList());
  }

  /**
   * What the realm does not have is nobody's business; what the employer has not added is worth a
   * reason.
   */
  private static boolean shown(SecondFactorStatus.Method method) {
    return !"realm".equals(method.whyNot());
  }
}
