package dk.adgang.link.page;

import dk.adgang.link.LinkEntity;
import dk.adgang.link.LinkProblem;
import dk.adgang.link.LinkRepository;
import dk.adgang.link.LinkToken;
import jakarta.ws.rs.core.Response;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Shows the page of a link that does not lead on, with the ways that do. */
final class LinkProblems {

  private final KeycloakSession session;
  private final RealmModel realm;

  LinkProblems(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * Shows the problem of a link.
   *
   * @param text the link's token as it came; null for a link that is not ours
   */
  Response show(LinkProblem problem, String text) {
    String resend =
        problem.another() && text != null
            ? LinkPages.at(session, "new-link")
                .queryParam(LinkPages.TOKEN, text)
                .build(realm.getName())
                .toString()
            : null;
    ContinueTarget next = new ContinueTarget(session, realm);
    return session
        .getProvider(LoginFormsProvider.class)
        .setStatus(status(problem))
        .setAttribute(
            LinkPages.PAGE,
            new LinkProblemView(
                problem.id(),
                resend,
                problem.forgotten() ? next.forgotten().orElse(null) : null,
                problem.login()
                    ? next.login(row(text)).map(ContinueUri::toString).orElse(null)
                    : null))
        .createForm("link-problem.ftl");
  }

  private static Response.Status status(LinkProblem problem) {
    return switch (problem) {
      case OTHER -> Response.Status.OK;
      case FACTOR -> Response.Status.FORBIDDEN;
      default -> Response.Status.BAD_REQUEST;
    };
  }

  private LinkEntity row(String text) {
    return LinkToken.read(session, realm, text)
        .flatMap(token -> new LinkRepository(session).find(realm, token.linkId()))
        .orElse(null);
  }
}
