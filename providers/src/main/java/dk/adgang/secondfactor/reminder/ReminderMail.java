package dk.adgang.secondfactor.reminder;

import dk.adgang.common.DisplayText;

/**
 * The values in the mail «Husk at tilføje 2-faktor». Public, because templates can only read public
 * types.
 *
 * @param firstName null when there is none
 * @param employer null when there is none
 * @param product the realm's display name
 * @param why a word for the reason; messages are named after it
 * @param title the title that requires a second factor; null when it is not the title
 * @param requiredBy the employer that requires it; null when it is no employer
 * @param required whether it is required at the next login
 * @param lastDay the last day on which it may be put off, in the employee's words; null when there
 *     is no such day
 * @param how a word for what the employee does now; messages are named after it
 * @param link where the second factor is added, after a login; null where there is no such page
 * @param host the host of our links
 */
public record ReminderMail(
    DisplayText firstName,
    DisplayText employer,
    String product,
    String why,
    DisplayText title,
    DisplayText requiredBy,
    boolean required,
    String lastDay,
    String how,
    String link,
    String host) {}
