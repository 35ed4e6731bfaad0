package dk.adgang.link;

import dk.adgang.common.RealmHmac;
import dk.adgang.common.RefusedException;
import dk.adgang.link.mail.ChangedLetterFactory;
import dk.adgang.link.mail.LinkLetterFactory;
import dk.adgang.mail.Outbox;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.password.StoredPassword;
import dk.adgang.ratelimit.RateLimiter;
import dk.adgang.ratelimit.RowLocks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Asks for links, and tells what became of them. The mail itself goes out later, by the courier.
 */
public final class LinkService {

  /**
   * The text that is put before an address to hash it, so that the hash is good for nothing else.
   */
  private static final String ADDRESS = "adgang.link.address ";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final LinkRepository links;

  public LinkService(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.links = new LinkRepository(session);
  }

  /**
   * Queues a welcome mail to the employee's stored address and retires the older links. An employee
   * who has a password here is refused: a welcome speaks of a first one.
   *
   * @param clientId the client that the employee goes on to; null for the realm's own choice
   * @param redirectUri where exactly; null for the client's home page
   * @throws RefusedException when the employee, the client or the address cannot be used; nothing
   *     is queued then
   */
  public LinkReport welcome(UserModel employee, String clientId, String redirectUri)
      throws RefusedException {
    return welcome(employee, clientId, redirectUri, null);
  }

  /** The same, as part of a request for many. */
  public LinkReport welcome(UserModel employee, String clientId, String redirectUri, String batchId)
      throws RefusedException {
    if (StoredPassword.exists(employee) && !StoredPassword.inDirectory(employee)) {
      throw new RefusedException(
          "password", "The employee has a password already. Send a password-reset instead");
    }
    return order(employee, new LinkOrder(LinkPurpose.WELCOME, clientId, redirectUri, batchId));
  }

  /**
   * Queues a mail with a link to a new password and retires the older links. The old password keeps
   * working until the new one is created.
   *
   * @param clientId as for a welcome
   * @param redirectUri as for a welcome
   * @throws RefusedException as for a welcome
   */
  public LinkReport reset(UserModel employee, String clientId, String redirectUri)
      throws RefusedException {
    // Callers go on to change the employee, who is read from a directory perhaps: not under a turn.
    RowLocks.afresh(employee);
    return order(employee, new LinkOrder(LinkPurpose.RESET, clientId, redirectUri, null));
  }

  /**
   * Checks that an employee can be welcomed, before anything is done.
   *
   * @throws RefusedException when no link can be mailed to them
   */
  public void requireWelcomable(UserModel employee) throws RefusedException {
    new LinkOrderCheck(session, realm)
        .of(employee, new LinkOrder(LinkPurpose.WELCOME, null, null, null));
  }

  /** Whether the employee has ever created a password by a link. */
  public boolean hasUsedLink(UserModel employee) {
    return links.of(realm, employee).stream().anyMatch(link -> link.state == LinkState.USED);
  }

  private LinkReport order(UserModel employee, LinkOrder order) throws RefusedException {
    new LinkOrderCheck(session, realm).of(employee, order);
    return queue(employee, order, Duration.ZERO);
  }

  /**
   * Queues a welcome that nobody has asked for, without waiting for a turn: nobody else knows of
   * somebody who is not stored yet, and a request that creates many at once would hold a turn for
   * each, until the last one is created.
   */
  void welcomeNewcomer(UserModel employee, Duration settling) {
    queueNow(employee, whole(LinkOrder.automaticWelcome()), settling, null);
  }

  /**
   * Queues a new link in place of an old one that is the newest, as often as the limits allow; says
   * nothing about whether it did.
   *
   * @param address the network address that asks
   */
  public void again(PresentedLink brought, String address) {
    UserModel employee = brought.receiver(links, realm).orElse(null);
    // An older link takes nothing from what the employee may ask for.
    if (employee == null
        || RateLimiter.take(session, realm, LinkBudgets.resend(employee.getId(), address))
            .isPresent()) {
      return;
    }
    RowLocks.take(session, List.of(employee.getId()));
    LinkEntity old = brought.row();
    if (links.isNewest(realm, old)) {
      queue(
          employee, new LinkOrder(old.purpose, old.clientId, old.redirectUri, null), Duration.ZERO);
    }
  }

  private LinkReport queue(UserModel employee, LinkOrder order, Duration pause) {
    return queue(employee, order, pause, null);
  }

  private LinkReport queue(UserModel employee, LinkOrder order, Duration pause, Locale language) {
    LinkOrder whole = whole(order);
    // Two requests at the same moment must not leave two links that work.
    RowLocks.take(session, List.of(employee.getId()));
    return queueNow(employee, whole, pause, language);
  }

  private LinkOrder whole(LinkOrder order) {
    return order.clientId() != null
        ? order
        : order.leadingTo(LinkSettingsReader.of(realm).client().filter(this::usable).orElse(null));
  }

  private LinkReport queueNow(
      UserModel employee, LinkOrder whole, Duration pause, Locale language) {
    LinkEvents events = new LinkEvents(session, realm);
    retire(employee, LinkRepository.NEWER);
    LinkEntity link = links.queue(realm, employee, whole, addressHash(employee));
    events.queued(link);
    new Outbox(session).queue(realm, employee, LinkLetterFactory.ID, link.id, pause, language);
    return LinkReport.of(link, now(), null);
  }

  /** A keyed hash of the employee's e-mail address. */
  String addressHash(UserModel employee) {
    return RealmHmac.of(session, realm).hex(ADDRESS + employee.getEmail());
  }

  /**
   * Retires the links of an employee whose password was set on another way: an older link would set
   * another one.
   */
  public void passwordSet(UserModel employee) {
    if (StoredPassword.inDirectory(employee)) {
      new EmployeeMemory(session, realm, employee)
          .keep(Fact.DIRECTORY_PASSWORD, List.of(Long.toString(Time.currentTimeMillis())));
    }
    retire(employee, LinkRepository.HAS_PASSWORD);
  }

  /** Retires the links of an employee who has another address now. */
  public void addressMoved(UserModel employee) {
    retire(employee, LinkRepository.MOVED);
  }

  /**
   * Retires the links of an employee, and tells of each.
   *
   * @param reason one of those of {@link LinkRepository}
   */
  void retire(UserModel employee, String reason) {
    LinkEvents events = new LinkEvents(session, realm);
    links.retire(realm, employee, reason).forEach(older -> events.retired(older, reason));
  }

  private boolean usable(String clientId) {
    ClientModel client = realm.getClientByClientId(clientId);
    return client != null && client.isEnabled();
  }

  /** Queues the link of an employee who forgot the password. */
  public void forgotten(UserModel employee, String clientId, Locale language) {
    queue(
        employee, new LinkOrder(LinkPurpose.RESET, clientId, null, null), Duration.ZERO, language);
  }

  /** Queues the mail that tells an employee that the password was changed. */
  public static void passwordChanged(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    if (employee.getEmail() != null && !employee.getEmail().isBlank()) {
      new Outbox(session)
          .queue(realm, employee, ChangedLetterFactory.ID, now().toString(), Duration.ZERO);
    }
  }

  /** Returns all links of an employee, newest first. */
  public List<LinkReport> of(UserModel employee) {
    Instant now = now();
    Instant password = StoredPassword.createdAt(employee);
    return links.of(realm, employee).stream()
        .map(link -> LinkReport.of(link, now, password))
        .toList();
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
