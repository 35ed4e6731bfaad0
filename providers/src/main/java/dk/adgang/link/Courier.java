package dk.adgang.link;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sends the mails of queued links. A mail is made when it is sent, in the employee's language, so
 * that it knows what has been added to the employee since.
 *
 * <p>Each step has a transaction of its own: the row is taken, the mail is sent, the row says so.
 * Killed in between, the row is due again when its hold is over; that one mail can then arrive
 * twice, and none is lost.
 */
final class Courier implements Runnable {

  private static final Logger LOG = Logger.getLogger(Courier.class);

  /**
   * How long one try may take before another node tries. Longer than any mail server is waited for.
   */
  private static final Duration HOLD = Duration.ofMinutes(2);

  /** After so long in the queue nobody is waiting for the mail any more. */
  private static final Duration GIVE_UP = Duration.ofHours(24);

  private static final int BATCH = 100;

  private final KeycloakSessionFactory factory;
  private final AtomicBoolean working = new AtomicBoolean();

  Courier(KeycloakSessionFactory factory) {
    this.factory = factory;
  }

  /** Sends what is due. A round that is still under way is not joined by a second one. */
  @Override
  public void run() {
    if (!working.compareAndSet(false, true)) {
      return;
    }
    try {
      List<Links.Due> due = inTransaction(session -> new Links(session).due(BATCH));
      due.forEach(this::deliver);
    } catch (RuntimeException e) {
      LOG.warn("Mailed links: a round ended early and is begun again in a moment", e);
    } finally {
      working.set(false);
    }
  }

  private void deliver(Links.Due due) {
    boolean taken = inTransaction(session -> new Links(session).take(due.id(), HOLD));
    if (!taken) {
      return;
    }
    try {
      inTransaction(
          session -> {
            send(session, due);
            return null;
          });
    } catch (RuntimeException e) {
      LOG.warn("A mailed link could not be prepared; it is tried again later", e);
    }
  }

  private static void send(KeycloakSession session, Links.Due due) {
    Links links = new Links(session);
    RealmModel realm = session.realms().getRealm(due.realmId());
    if (realm == null) {
      links.end(due.id(), LinkState.FAILED, "realm is gone");
      return;
    }
    session.getContext().setRealm(realm);
    LinkEntity link = links.find(realm, due.id()).orElseThrow();
    UserModel employee = session.users().getUserById(realm, link.userId);
    String needless = needless(link, employee);
    if (needless != null) {
      links.end(link.id, LinkState.RETIRED, needless);
      return;
    }
    if (employee.getEmail() == null || employee.getEmail().isBlank()) {
      links.end(link.id, LinkState.FAILED, "no e-mail address");
      return;
    }
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    try {
      Instant expiresAt = mail(session, realm, link, employee, now);
      links.sent(link.id, expiresAt);
    } catch (EmailException | RuntimeException e) {
      notSent(links, link, now, e);
    }
  }

  /** Why nobody needs this mail any more; null when somebody does. */
  private static String needless(LinkEntity link, UserModel employee) {
    if (employee == null || !employee.isEnabled()) {
      return "employee is gone or disabled";
    }
    boolean hasPassword =
        employee.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
    return link.automatic && hasPassword ? "employee has a password" : null;
  }

  private static Instant mail(
      KeycloakSession session, RealmModel realm, LinkEntity link, UserModel employee, Instant now)
      throws EmailException {
    Duration lifetime = MailedLinks.settings(realm).lifetime(link.purpose);
    Instant expiresAt = now.plus(lifetime);
    LinkToken token = new LinkToken(employee, link.id, expiresAt, link.clientId);
    String text = token.serialize(session, realm, session.getContext().getUri());
    String address =
        LinkPages.at(session, "link")
            .queryParam(LinkPages.TOKEN, text)
            .build(realm.getName())
            .toString();
    String employer = LinkPages.employerName(session, realm, employee).orElse(null);
    String product =
        realm.getDisplayName() == null || realm.getDisplayName().isBlank()
            ? realm.getName()
            : realm.getDisplayName();
    WelcomeMail mail =
        new WelcomeMail(
            LinkPages.firstName(employee),
            employer,
            product,
            address,
            lifetime.toHours(),
            session.getContext().getUri().getBaseUri().getHost());
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("mail", mail);
    attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
    session
        .getProvider(EmailTemplateProvider.class)
        .setRealm(realm)
        .setUser(employee)
        .send(
            "welcomeSubject",
            List.of(oneLine(employer == null ? product : employer)),
            "welcome.ftl",
            attributes);
    return expiresAt;
  }

  /** A name with a line break in it would begin a header of its own. */
  private static String oneLine(String name) {
    return name.replaceAll("\\p{Cc}+", " ").strip();
  }

  private static void notSent(Links links, LinkEntity link, Instant now, Exception cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    // The class alone: a mail server's sentence may hold the address.
    String reason = root.getClass().getSimpleName();
    if (now.isAfter(Instant.ofEpochMilli(link.queuedAt).plus(GIVE_UP))) {
      links.end(link.id, LinkState.FAILED, reason);
      LOG.errorf("The mail of link %s was not sent for a day and is given up: %s", link.id, reason);
      return;
    }
    Duration wait = Backoff.after(link.attempts, ThreadLocalRandom.current().nextDouble());
    links.postpone(link.id, wait, reason);
    LOG.warnf(
        "The mail of link %s was not sent (%s); next try in %d seconds. Look at the realm's e-mail settings, and that the"
            + " server's hostname is set to a whole address.",
        link.id, reason, wait.toSeconds());
    LOG.debug("Why the mail was not sent", cause);
  }

  private <T> T inTransaction(Function<KeycloakSession, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::apply);
  }
}
