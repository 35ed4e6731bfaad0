package dk.adgang.link.page;

import dk.adgang.link.LinkProblem;

/**
 * The values that {@code link-problem.ftl} shows. Public, because templates can only read public
 * types.
 *
 * @param reason the id of a {@link LinkProblem}
 * @param resendUrl where «Send et nyt link» posts to; null when it would help nobody
 * @param forgottenUrl where another link can be asked for; null when it would help nobody
 * @param loginUrl where to log in; null when it would help nobody
 */
public record LinkProblemView(
    String reason, String resendUrl, String forgottenUrl, String loginUrl) {}
