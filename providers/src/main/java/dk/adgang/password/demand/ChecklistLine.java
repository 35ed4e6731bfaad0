package dk.adgang.password.demand;

import dk.adgang.common.PureRule;

/**
 * A line of the checklist as the page shows it. Public, because templates can only read public
 * types.
 *
 * @param id the id by which the script knows it
 * @param text its words
 * @param value the value that the script needs to judge it
 * @param inPage whether the script can judge it; otherwise the server judges it, when the password
 *     is posted
 * @param met whether the refused password met it; true before anything was posted
 */
@PureRule
public record ChecklistLine(String id, String text, String value, boolean inPage, boolean met) {}
