package dk.adgang.admin.console.visit;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.access.FreshProof;
import dk.adgang.admin.console.visitor.AdministeredRealm;
import dk.adgang.admin.console.visitor.ConsoleVisitor;
import dk.adgang.admin.console.visitor.SealedText;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * One request of somebody who has logged in to the console, has proven a second factor in that
 * session, and for whom there is something in the administered realm. The cookie of Keycloak's
 * session says who it is; nothing is kept besides it.
 */
public final class ConsoleVisit {

  /** The name of the field that each form sends along. */
  static final String TOKEN = "form";

  /** The purpose of the text that names the reader. */
  private static final String READER = "adgang.console.reader";

  /** The purpose of the text that each form sends. */
  private static final String FORM = "adgang.console.form";

  private final KeycloakSession session;
  private final ConsoleVisitor visitor;
  private final AdministeredRealm administered;
  private final Instant proven;
  private final Caller caller;
  private final SealedText seal;

  private ConsoleVisit(
      ConsoleVisitor visitor, AdministeredRealm administered, Instant proven, Caller caller) {
    this.session = visitor.session();
    this.visitor = visitor;
    this.administered = administered;
    this.proven = proven;
    this.caller = caller;
    this.seal = new SealedText(session, visitor.visitors(), administered);
  }

  /**
   * A visit of a visitor who was recognised.
   *
   * @param caller the visitor in the administered realm
   * @return empty when the session is not one for the console, no second factor was proven in it,
   *     or there is nothing for them: each is asked here again
   */
  static Optional<ConsoleVisit> of(
      ConsoleVisitor visitor, AdministeredRealm administered, Caller caller) {
    return visitor
        .proven()
        .filter(at -> visitor.isForConsole() && caller.seesAnybody())
        .map(at -> new ConsoleVisit(visitor, administered, at, caller));
  }

  public UserModel user() {
    return visitor.user();
  }

  Caller caller() {
    return caller;
  }

  AdministeredRealm administered() {
    return administered;
  }

  /** The admin events of this person, about employees. They are kept in the administered realm. */
  public AdminEventBuilder events() {
    return new AdminEventBuilder(
            administered.realm(), auth(), session, session.getContext().getConnection())
        .resource(ResourceType.USER);
  }

  /** This person and the console, as Keycloak's events name them. */
  public AdminAuth auth() {
    return visitor.auth();
  }

  /** Whether a second factor was proven a few minutes ago at most. */
  public boolean isFresh() {
    return FreshProof.is(proven, Instant.ofEpochMilli(Time.currentTimeMillis()));
  }

  /**
   * The text that each form of these pages sends. Another site cannot send it, because it does not
   * know the session.
   */
  String token() {
    return seal.of(FORM, visitor.userSession().getId());
  }

  /** The notes of this session about what was done just now. */
  DoneNote doneNote() {
    return new DoneNote(seal, visitor.userSession().getId());
  }

  /** Whether a form comes from a page of this session; nothing may be done otherwise. */
  boolean isOwnForm(String sent) {
    return seal.is(sent, FORM, visitor.userSession().getId());
  }

  /**
   * A text that stands for the person in all their sessions, so that a browser gives back what was
   * typed to nobody else.
   */
  String reader() {
    return seal.of(READER, visitor.user().getId());
  }

  /** Leads on to a page by GET, and says there what was done. */
  Response leadTo(ConsoleAddresses addresses, String page, String done) {
    String note = doneNote().seal(done, Instant.ofEpochMilli(Time.currentTimeMillis()));
    return Response.seeOther(addresses.builder(page).queryParam(ConsoleContext.DONE, note).build())
        .build();
  }

  /** Speaks the language that was chosen just now, or before in the session. */
  void speak(Optional<String> chosen) {
    visitor.speak(chosen);
  }

  /** The name of the person for a page. */
  String shown() {
    return visitor.shown();
  }
}
