package dk.adgang.link;

/**
 * What {@code link-done.ftl} shows. Public, because templates can only read public types.
 *
 * @param continueUrl where the employee goes on to; null when nowhere is known
 * @param continueName what is there; may be null
 * @param purpose the name of a {@link LinkPurpose}
 */
public record LinkDonePage(String continueUrl, String continueName, String purpose) {}
