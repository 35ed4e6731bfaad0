package dk.adgang.admin.consent;

import dk.adgang.common.DisplayText;

/**
 * The values in the mail «… vil tilføje dig». Public, because templates can only read public types.
 *
 * @param firstName null when there is none
 * @param employer who asks
 * @param product the realm's display name
 * @param asker the name of the manager; null when the employer alone is named
 * @param link where the button leads
 * @param until until when it can be answered, in Danish time
 * @param host of the link, so that readers can compare
 */
public record JoinMail(
    DisplayText firstName,
    DisplayText employer,
    String product,
    DisplayText asker,
    String link,
    String until,
    String host) {}
