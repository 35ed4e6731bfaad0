package dk.adgang.secondfactor.recovery;

/**
 * The values that {@code login-recovery-authn-code-input.ftl} shows. Public, because templates can
 * only read public types.
 *
 * @param number the number, on the employee's list, of the code that is asked for
 * @param left how many codes are left, that one included
 * @param few whether it is time to get new ones
 */
public record RecoveryCodeView(int number, int left, boolean few) {}
