package dk.adgang.secondfactor;

import java.util.List;

/**
 * What {@code login-recovery-authn-code-config.ftl} shows. Public, because templates can only read
 * public types.
 *
 * @param codes the codes, in the order in which they will be asked for
 * @param madeAt names this list of codes
 * @param replaces whether the employee has older codes, which stop working
 * @param skippable whether the employee may go on without
 */
public record RecoveryCodesView(
    List<String> codes, String madeAt, boolean replaces, boolean skippable) {}
