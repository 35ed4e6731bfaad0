package dk.adgang.secondfactor;

import java.util.List;

/**
 * What {@code remove-factor.ftl} shows. Public, because templates can only read public types.
 *
 * @param method the method, or {@code recovery-authn-codes}
 * @param label what the employee calls it; may be empty
 * @param removable whether it can be removed; otherwise it can be replaced
 * @param last whether no second factor is left without it
 * @param replacements the methods that it can be replaced by
 */
public record RemoveFactorView(
    String method, String label, boolean removable, boolean last, List<String> replacements) {}
