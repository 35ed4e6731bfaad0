package dk.adgang.admin.consent;

import dk.adgang.common.DisplayText;

/**
 * The values that {@code join.ftl} shows. Public, because templates can only read public types.
 *
 * @param state a {@link JoinState}, by its id
 * @param firstName of the owner; null when there is none, or nobody is asked
 * @param employer who asks; null when the page says nothing of it
 * @param actionUrl where the button posts to that says yes; null when there is none
 * @param noUrl where the button posts to that says no; null when there is none
 */
public record JoinView(
    String state, DisplayText firstName, DisplayText employer, String actionUrl, String noUrl) {}
