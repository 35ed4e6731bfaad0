package dk.adgang.secondfactor;

/**
 * The values that {@code factor-refused.ftl} shows. Public, because templates can only read public
 * types.
 *
 * @param method the method that cannot be added; null when it is not about one
 * @param reason the reason: as {@link SecondFactorStatus.Method} says it, or {@code proof} when the
 *     existing second factor was not proven
 * @param back whether there is somewhere to go back to: the page the employee came from
 */
public record FactorRefusedView(String method, String reason, boolean back) {}
