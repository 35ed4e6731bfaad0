package dk.adgang.admin.console.visit;

import dk.adgang.admin.access.Caller;
import dk.adgang.common.RefusedException;
import dk.adgang.password.demand.ReaderTexts;
import dk.adgang.policy.Reason;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The things that the pages of one request share: the reader, their words and their permissions.
 */
public final class ConsoleContext {

  /** The parameter that says what was done, for the page that follows. */
  public static final String DONE = "done";

  /** Its value when a form came after the session had ended: nothing was done. */
  static final String ENDED = "ended";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final ConsoleVisit visit;
  private final ConsoleAddresses addresses;
  private final Caller caller;
  private final ReaderTexts texts;
  private final DayWords days;

  ConsoleContext(KeycloakSession session, ConsoleVisit visit, ConsoleAddresses addresses) {
    this.session = session;
    this.realm = visit.administered().realm();
    this.visit = visit;
    this.addresses = addresses;
    this.caller = visit.caller();
    this.texts = ReaderTexts.ofRequest(session, realm, visit.user());
    Locale reader = session.getContext().resolveLocale(visit.user());
    this.days =
        new DayWords(
            now(), reader, texts.of("consoleToday", "{0}"), texts.of("consoleYesterday", "{0}"));
  }

  public KeycloakSession session() {
    return session;
  }

  /** The administered realm. */
  public RealmModel realm() {
    return realm;
  }

  public ConsoleVisit visit() {
    return visit;
  }

  public ConsoleAddresses addresses() {
    return addresses;
  }

  public Caller caller() {
    return caller;
  }

  public ReaderTexts texts() {
    return texts;
  }

  public DayWords days() {
    return days;
  }

  /** A reason in the reader's words; null for none. */
  public String words(Reason reason) {
    return reason == null ? null : texts.of(reason.code().message(), reason.arguments().toArray());
  }

  /** A message in the reader's words. */
  public String text(String key, Object... parameters) {
    return texts.of(key, parameters);
  }

  /** A refusal in the reader's words. Those without words of their own are about a mail. */
  public String words(RefusedException refused) {
    return refused.isWorded()
        ? refused.getMessage()
        : texts.of(refused.key().orElse("consoleCannotBeMailed"));
  }

  /**
   * Demands that the reader sees all employees of the realm.
   *
   * @throws NotFoundException when they see some alone, as if there were no such page
   */
  public void requireAll() {
    if (caller.listed().isPresent()) {
      throw new NotFoundException("For administrators alone");
    }
  }

  /**
   * The values around a page.
   *
   * @param done what the address says that was done just now; null for nothing
   */
  public ConsoleFrameView frame(String done) {
    String note = done == null ? askedNote() : done;
    String code = ENDED.equals(note) ? ENDED : visit.doneNote().read(note, now());
    return new ConsoleFrameView(
        visit.shown(),
        addresses.realms() == null ? null : RealmWords.of(realm),
        addresses.realms(),
        addresses.at(ConsoleAddresses.EMPLOYEES),
        addresses.at(ConsoleAddresses.NEW),
        more(),
        addresses.logout(),
        visit.token(),
        visit.reader(),
        code);
  }

  /**
   * Any page may be the one to which a login leads back. The word for the end of a session needs no
   * seal: it says that nothing was done.
   */
  private String askedNote() {
    return session.getContext().getUri().getQueryParameters().getFirst(DONE);
  }

  /** The pages that not everybody has, by what the reader may do. */
  private List<ConsoleFrameView.Link> more() {
    List<ConsoleFrameView.Link> links = new ArrayList<>();
    links.add(link(ConsoleAddresses.TITLES));
    if (caller.settings().seesAny()) {
      links.add(link(ConsoleAddresses.SETTINGS));
    }
    links.add(link(ConsoleAddresses.OVERVIEW));
    if (caller.settings().seesRealm()) {
      links.add(link(ConsoleAddresses.REALM));
    }
    return links;
  }

  private ConsoleFrameView.Link link(String page) {
    return new ConsoleFrameView.Link(page, addresses.at(page));
  }

  /**
   * Shows a page.
   *
   * @param view what its template reads as {@code page}
   */
  public Response show(String template, Record view) {
    return session
        .getProvider(LoginFormsProvider.class)
        .setUser(visit.user())
        .setAttribute("page", view)
        .createForm(template);
  }

  /** Undoes what a request has done that was refused half way, and shows a page. */
  public Response showRefused(String template, Record view) {
    session.getTransactionManager().setRollbackOnly();
    return show(template, view);
  }

  /** Leads on to a page by GET, so that a reload repeats nothing. */
  public Response leadTo(String page, String done) {
    return visit.leadTo(addresses, page, done);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
