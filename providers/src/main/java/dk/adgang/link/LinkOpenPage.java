package dk.adgang.link;

/**
 * What {@code link-open.ftl} shows. Public, because templates can only read public types.
 *
 * @param firstName may be empty
 * @param employer null when there is none
 * @param purpose the name of a {@link LinkPurpose}
 * @param actionUrl where the button posts to
 */
public record LinkOpenPage(String firstName, String employer, String purpose, String actionUrl) {}
