package dk.adgang.secondfactor.recovery;

import java.util.List;

/**
 * The values that {@code login-recovery-authn-code-config.ftl} shows. Public, because templates can
 * only read public types.
 *
 * @param codes the codes, in the order in which they will be asked for
 * @param madeAt the time by which this list of codes is recognised
 * @param replaces whether the employee has older codes, which stop working
 * @param skippable whether the employee may go on without
 */
public record RecoveryCodesView(
    List<String> codes, String madeAt, boolean replaces, boolean skippable) {}
