package dk.adgang.link;

/**
 * What {@code link-done.ftl} shows. Public, because templates can only read public types.
 *
 * @param continueUrl where the employee goes on to, a page or an app; null when nowhere is known
 * @param continueName what is there; may be null
 * @param webUrl a page for who has not got the app that {@code continueUrl} opens; null when that
 *     is a page itself, or there is none
 * @param purpose the name of a {@link LinkPurpose}
 */
public record LinkDoneView(
    String continueUrl, String continueName, String webUrl, String purpose) {}
