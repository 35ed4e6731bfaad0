package dk.adgang.secondfactor.notice;

import dk.adgang.common.DisplayText;

/**
 * The values in a mail about a second factor. Public, because templates can only read public types.
 *
 * @param firstName null when there is none
 * @param employer null when there is none
 * @param product the realm's display name
 * @param news what happened, as {@link FactorNotice} names it; messages are named after it
 * @param subject the message that is its subject
 * @param method which method, as messages name it; null when it is about no method, or about
 *     several
 * @param at when, in Danish time, the same in every language
 */
public record FactorMail(
    DisplayText firstName,
    DisplayText employer,
    String product,
    String news,
    String subject,
    String method,
    String at) {}
