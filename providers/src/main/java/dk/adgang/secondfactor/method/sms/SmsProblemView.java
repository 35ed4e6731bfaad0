package dk.adgang.secondfactor.method.sms;

/**
 * The values that {@code sms-problem.ftl} shows. Public, because templates can only read public
 * types.
 *
 * @param reason {@code off}, {@code gateway}, {@code budget} or {@code number}
 * @param again when it may be tried again, in the reader's words; null where that is not known
 */
public record SmsProblemView(String reason, String again) {}
