package dk.adgang.admin.address;

import dk.adgang.common.DisplayText;

/**
 * The values in the mail «Din e-mail til login er ændret». Public, because templates can only read
 * public types.
 *
 * @param firstName null when there is none
 * @param employer null when there is none
 * @param product the realm's display name
 * @param now the new address, masked; null when there is none
 * @param at when, in Danish time, the same in every language
 */
public record AddressMail(
    DisplayText firstName, DisplayText employer, String product, DisplayText now, String at) {}
