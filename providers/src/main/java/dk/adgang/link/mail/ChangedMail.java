package dk.adgang.link.mail;

import dk.adgang.common.DisplayText;

/**
 * The values in the mail «Din adgangskode er ændret». Public, because templates can only read
 * public types.
 *
 * @param firstName null when there is none
 * @param employer null when there is none
 * @param product the realm's display name
 * @param at when, in Danish time, the same in every language
 */
public record ChangedMail(DisplayText firstName, DisplayText employer, String product, String at) {}
