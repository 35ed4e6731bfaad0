package dk.adgang.link;

import dk.adgang.password.StoredPassword;
import dk.adgang.policy.Employer;
import dk.adgang.policy.PolicyReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A link that somebody has opened: its text, its employee, its row, and the problem that it has
 * now.
 *
 * @param text the token as it came; may be null
 * @param employee null when the link belongs to no employee
 * @param row null when it is not a link of this realm
 * @param problem null when it leads on
 */
public record PresentedLink(String text, UserModel employee, LinkEntity row, LinkProblem problem) {

  /** Reads the text of a link, and looks the link up. */
  public static PresentedLink read(KeycloakSession session, RealmModel realm, String text) {
    return LinkToken.read(session, realm, text)
        .map(token -> of(session, realm, token, text))
        .orElseGet(
            () ->
                new PresentedLink(
                    text,
                    null,
                    null,
                    LinkToken.fromBefore(session, realm, text)
                        ? LinkProblem.GONE
                        : LinkProblem.INVALID));
  }

  /** Looks up a token that was read already. */
  public static PresentedLink of(
      KeycloakSession session, RealmModel realm, LinkToken token, String text) {
    UserModel employee = session.users().getUserById(realm, token.getUserId());
    LinkEntity row =
        new LinkRepository(session)
            .find(realm, token.linkId())
            .filter(link -> link.userId.equals(token.getUserId()))
            .orElse(null);
    return new PresentedLink(text, employee, row, problem(session, realm, token, employee, row));
  }

  private static LinkProblem problem(
      KeycloakSession session,
      RealmModel realm,
      LinkToken token,
      UserModel employee,
      LinkEntity row) {
    if (employee == null) {
      return LinkProblem.GONE;
    }
    // First: people who read the mail to an old address learn nothing more of the account.
    if (token.getEmail() == null || !token.getEmail().equals(employee.getEmail())) {
      return LinkProblem.MOVED;
    }
    if (!employee.isEnabled() || employersGone(session, realm, employee)) {
      return LinkProblem.UNAVAILABLE;
    }
    if (!StoredPassword.canBeSet(realm, employee)) {
      return LinkProblem.DIRECTORY;
    }
    return row == null
        ? LinkProblem.GONE
        : row.problemAt(now(), StoredPassword.createdAt(employee));
  }

  /** True when all of the employee's employers are disabled; false without an employer. */
  private static boolean employersGone(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    List<Employer> employers = new PolicyReader(session).employers(realm, employee);
    return !employers.isEmpty() && employers.stream().noneMatch(Employer::enabled);
  }

  /** Whether it leads on to the password page. */
  public boolean works() {
    return problem == null;
  }

  /**
   * The employee that another link may be sent to: this one is expired or used, still the
   * employee's newest, and was sent to the address that the employee has today. Empty otherwise.
   */
  Optional<UserModel> receiver(LinkRepository links, RealmModel realm) {
    return Optional.ofNullable(employee)
        .filter(e -> problem != null && problem.another() && links.isNewest(realm, row));
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
