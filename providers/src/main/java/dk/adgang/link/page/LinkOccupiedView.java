package dk.adgang.link.page;

import dk.adgang.common.DisplayText;

/**
 * The values that {@code link-occupied.ftl} shows. Public, because templates can only read public
 * types.
 *
 * @param who the address of the employee who is logged in in the browser, masked
 * @param firstName of the employee whose link it is; null when there is none
 * @param actionUrl where the button that logs out posts to
 * @param mark a text that proves that the button was pressed on our page
 * @param notMeUrl where the logged-in employee goes on to
 */
public record LinkOccupiedView(
    String who, DisplayText firstName, String actionUrl, String mark, String notMeUrl) {}
