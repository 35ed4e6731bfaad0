package dk.adgang.secondfactor.removal;

import java.util.List;

/**
 * The values that {@code remove-factor.ftl} shows. Public, because templates can only read public
 * types.
 *
 * @param method the method, or {@code recovery-authn-codes}
 * @param label what the employee calls it; may be empty
 * @param removable whether it can be removed; otherwise it can be replaced
 * @param last whether it is the employee's only second factor
 * @param replacements the methods that it can be replaced by
 */
public record RemoveFactorView(
    String method, String label, boolean removable, boolean last, List<String> replacements) {}
