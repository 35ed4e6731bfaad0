package dk.adgang.link.page;

import dk.adgang.link.LinkPurpose;

/**
 * The values that {@code link-done.ftl} shows. Public, because templates can only read public
 * types.
 *
 * @param continueUrl where the employee goes on to, a page or an app; null when no address is known
 * @param continueName the name of the page or app; may be null
 * @param webUrl a page for employees without the app that {@code continueUrl} opens; null when that
 *     is a page itself, or there is none
 * @param purpose the name of a {@link LinkPurpose}
 */
public record LinkDoneView(
    String continueUrl, String continueName, String webUrl, String purpose) {}
