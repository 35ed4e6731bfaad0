package dk.adgang.link;

import dk.adgang.DisplayText;

/**
 * What {@code link-occupied.ftl} shows. Public, because templates can only read public types.
 *
 * @param who whoever is logged in in the browser, masked
 * @param firstName of the employee whose link it is; null when there is none
 * @param actionUrl where the button that logs out posts to
 * @param mark what the button sends
 * @param notMeUrl where whoever is logged in goes on to
 */
public record LinkOccupiedView(
    String who, DisplayText firstName, String actionUrl, String mark, String notMeUrl) {}
