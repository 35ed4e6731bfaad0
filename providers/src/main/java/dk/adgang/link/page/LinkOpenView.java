package dk.adgang.link.page;

import dk.adgang.common.DisplayText;
import dk.adgang.link.LinkPurpose;

/**
 * The values that {@code link-open.ftl} shows. Public, because templates can only read public
 * types.
 *
 * @param firstName null when there is none
 * @param employer null when there is none
 * @param purpose the name of a {@link LinkPurpose}
 * @param actionUrl where the button posts to
 */
public record LinkOpenView(
    DisplayText firstName, DisplayText employer, String purpose, String actionUrl) {}
