package dk.adgang.admin.consent;

import dk.adgang.common.DisplayText;
import dk.adgang.mail.Addressee;
import dk.adgang.mail.Draft;
import dk.adgang.mail.Letter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * Asks the owner of an account whether an employer may add them. The text {@code about} is the id
 * of the stored question, and that of the manager who asks, when there is one.
 */
final class JoinLetter implements Letter {

  /** What the outbox can keep. */
  private static final int LONGEST = 255;

  private final KeycloakSession session;

  JoinLetter(KeycloakSession session) {
    this.session = session;
  }

  static String about(String question, Optional<String> asker) {
    String whole = question + asker.map(id -> " " + id).orElse("");
    // An id of a directory can be longer: the mail then names the employer alone.
    return whole.length() > LONGEST ? question : whole;
  }

  @Override
  public Draft prepare(RealmModel realm, UserModel employee, String about, Locale language) {
    String[] ids = about.split(" ", 2);
    OrganizationProvider employers = session.getProvider(OrganizationProvider.class);
    OrganizationInvitationModel question = employers.getInvitationManager().getById(ids[0]);
    OrganizationModel employer =
        question == null || question.isExpired()
            ? null
            : employers.getById(question.getOrganizationId());
    if (employer == null || !employer.isEnabled() || employer.isMember(employee)) {
      return new Draft.Drop("the question is over");
    }
    // The organization's name: its managers choose that of the brand themselves.
    DisplayText name = DisplayText.of(employer.getName()).orElseThrow();
    String token =
        new JoinToken(employee, question).serialize(session, realm, session.getContext().getUri());
    Addressee to = Addressee.of(session, realm, employee);
    JoinMail mail =
        new JoinMail(
            to.firstName(),
            name,
            to.product(),
            ids.length > 1 ? asker(realm, ids[1]) : null,
            JoinPages.at(session, realm, token),
            Addressee.danishTime(OpenQuestions.until(question)),
            session.getContext().getUri().getBaseUri().getHost());
    return new Draft.Send(
        mail.asker() == null
            ? new Text("joinSubjectEmployer", List.of(name.toString()), "join.ftl", of(mail))
            : new Text(
                "joinSubject",
                List.of(mail.asker().toString(), name.toString()),
                "join.ftl",
                of(mail)));
  }

  private static Map<String, Object> of(JoinMail mail) {
    return Map.of("mail", mail);
  }

  /** The whole name of a manager; null when the account is gone, or a link would be made of it. */
  private DisplayText asker(RealmModel realm, String id) {
    UserModel manager = session.users().getUserById(realm, id);
    return manager == null
        ? null
        : DisplayText.of(
                Stream.of(manager.getFirstName(), manager.getLastName())
                    .map(DisplayText::line)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" ")))
            .filter(name -> !name.mayBecomeLink())
            .orElse(null);
  }

  /** As long as it can be answered. */
  @Override
  public Duration patience(RealmModel realm, String about) {
    return JoinState.OPEN_FOR;
  }
}
