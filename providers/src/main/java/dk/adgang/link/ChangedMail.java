package dk.adgang.link;

/**
 * What «Din adgangskode er ændret» says. Public, because templates can only read public types.
 *
 * @param firstName may be empty
 * @param employer null when there is none
 * @param product the realm's display name
 * @param at when, in Danish time, the same in every language
 */
public record ChangedMail(String firstName, String employer, String product, String at) {}
