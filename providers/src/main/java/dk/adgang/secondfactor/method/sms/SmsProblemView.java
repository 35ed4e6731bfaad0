package dk.adgang.secondfactor.method.sms;

/**
 * What {@code sms-problem.ftl} shows. Public, because templates can only read public types.
 *
 * @param reason {@code off}, {@code gateway}, {@code budget} or {@code number}
 * @param again when it may be tried again, in the reader's words; null where nobody knows
 */
public record SmsProblemView(String reason, String again) {}
