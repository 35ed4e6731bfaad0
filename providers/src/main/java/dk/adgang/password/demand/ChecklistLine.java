package dk.adgang.password.demand;

import dk.adgang.PureRule;

/**
 * A line of the checklist as the page shows it. Public, because templates can only read public
 * types.
 *
 * @param id by which the script knows it
 * @param text its words
 * @param value what the script needs to judge it
 * @param inPage whether the script can judge it; otherwise the server does, when it is posted
 * @param met whether the refused password met it; true before anything was posted
 */
@PureRule
public record ChecklistLine(String id, String text, String value, boolean inPage, boolean met) {}
