package dk.adgang.link;

import dk.adgang.RealmHmac;
import dk.adgang.mail.MailAddress;
import dk.adgang.mail.Outbox;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.password.StoredPassword;
import dk.adgang.policy.SettingProblem;
import dk.adgang.ratelimit.RateLimiter;
import dk.adgang.ratelimit.RowLocks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.utils.RedirectUtils;

/**
 * Asks for links, and tells what became of them. The mail itself goes out later, by the courier.
 */
public final class LinkService {

  private static final Logger LOG = Logger.getLogger(LinkService.class);

  /** One report for each setting, until the next start. */
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  private static final int REPORTED_AT_MOST = 10_000;

  /** What is hashed of an address begins with it, so that it is no hash for anything else. */
  private static final String ADDRESS = "adgang.link.address ";

  /** In the realm's e-mail settings. */
  private static final String SMTP_HOST = "host";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final LinkRepository links;

  public LinkService(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.links = new LinkRepository(session);
  }

  /**
   * A request for a link that cannot be met; the message says what to change, and names the field.
   */
  public static final class Refused extends Exception {

    private final String field;

    Refused(String field, String message) {
      super(message);
      this.field = field;
    }

    /** The field that is wrong. */
    public String field() {
      return field;
    }
  }

  /**
   * Queues a welcome mail to the employee's stored address and retires the older links. An employee
   * who has a password here is refused: a welcome speaks of a first one.
   *
   * @param clientId the client that the employee goes on to; null for the realm's own choice
   * @param redirectUri where exactly; null for the client's home page
   * @throws Refused when the employee, the client or the address cannot be used; nothing is queued
   *     then
   */
  public LinkReport welcome(UserModel employee, String clientId, String redirectUri)
      throws Refused {
    return welcome(employee, clientId, redirectUri, null);
  }

  /** The same, as part of a request for many. */
  LinkReport welcome(UserModel employee, String clientId, String redirectUri, String batchId)
      throws Refused {
    if (StoredPassword.exists(employee) && !StoredPassword.inDirectory(employee)) {
      throw new Refused(
          "password", "The employee has a password already. Send a password-reset instead");
    }
    return order(
        employee, new LinkRepository.Order(LinkPurpose.WELCOME, clientId, redirectUri, batchId));
  }

  /**
   * Queues a mail with a link to a new password and retires the older links. The old password keeps
   * working until the new one is created.
   *
   * @param clientId as for a welcome
   * @param redirectUri as for a welcome
   * @throws Refused as for a welcome
   */
  public LinkReport reset(UserModel employee, String clientId, String redirectUri) throws Refused {
    // Callers go on to change the employee, who is read from a directory perhaps: not under a turn.
    RowLocks.afresh(employee);
    return order(
        employee, new LinkRepository.Order(LinkPurpose.RESET, clientId, redirectUri, null));
  }

  private LinkReport order(UserModel employee, LinkRepository.Order order) throws Refused {
    if (employee.getEmail() == null || employee.getEmail().isBlank()) {
      throw new Refused("email", "The employee has no e-mail address");
    }
    if (!MailAddress.canBeWrittenTo(realm, employee.getEmail())) {
      throw new Refused("email", "The employee's e-mail address is none that can be written to");
    }
    if (!employee.isEnabled()) {
      throw new Refused("enabled", "The employee is disabled");
    }
    if (!StoredPassword.canBeSet(realm, employee)) {
      throw new Refused(
          "password",
          "The employee's password is kept in a directory that the realm may only read. Change it"
              + " there");
    }
    check(order.clientId(), order.redirectUri());
    return queue(employee, order, Duration.ZERO);
  }

  /**
   * @throws Refused when employees cannot be led there, or the realm cannot mail at all
   */
  void check(String clientId, String redirectUri) throws Refused {
    if (!canMail()) {
      throw new Refused(
          "smtpServer", "The realm has no mail server: set its host and the address it sends from");
    }
    ClientModel client = clientId == null ? null : realm.getClientByClientId(clientId);
    if (clientId != null && (client == null || !client.isEnabled())) {
      throw new Refused("clientId", "There is no such client, or it is disabled");
    }
    if (redirectUri != null) {
      if (client == null) {
        throw new Refused("clientId", "A redirectUri needs the clientId it belongs to");
      }
      if (redirectUri.length() > LinkEntity.LONGEST_REDIRECT_URI) {
        throw new Refused(
            "redirectUri", "At most " + LinkEntity.LONGEST_REDIRECT_URI + " characters");
      }
      if (RedirectUtils.verifyRedirectUri(session, redirectUri, client) == null) {
        throw new Refused("redirectUri", "The client does not allow this redirectUri");
      }
    }
  }

  /** Whether it was said which server takes mail, and whose it is. */
  private boolean canMail() {
    Map<String, String> config = realm.getSmtpConfig();
    if (config == null || config.getOrDefault(SMTP_HOST, "").isBlank()) {
      return false;
    }
    try {
      session.getProvider(EmailSenderProvider.class).validate(config);
      return true;
    } catch (EmailException e) {
      return false;
    }
  }

  /**
   * Queues the welcome of an employee who was just created, after a pause in which the rest of them
   * settles. An employee who cannot be mailed yet is welcomed later.
   */
  void created(UserModel employee, Duration settling) {
    if (!canBeWelcomed(employee)) {
      welcomeLater(employee);
    } else if (!comesByBroker(employee)) {
      automaticWelcome(employee, settling);
    }
  }

  private void automaticWelcome(UserModel employee, Duration settling) {
    // Nobody else knows of somebody who is not stored yet, so that there is no turn to wait for;
    // whoever creates many at once would hold one for each, until the last one is created.
    queueNow(employee, whole(LinkRepository.Order.automaticWelcome()), settling, null);
  }

  /**
   * Queues a new link in place of an old one that is the newest, as often as the limits allow; says
   * nothing about whether it did.
   *
   * @param address the network address that asks
   */
  void again(PresentedLink brought, String address) {
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
          employee,
          new LinkRepository.Order(old.purpose, old.clientId, old.redirectUri, null),
          Duration.ZERO);
    }
  }

  private LinkReport queue(UserModel employee, LinkRepository.Order order, Duration pause) {
    return queue(employee, order, pause, null);
  }

  private LinkReport queue(
      UserModel employee, LinkRepository.Order order, Duration pause, Locale language) {
    LinkRepository.Order whole = whole(order);
    // Two requests at the same moment must not leave two links that work.
    RowLocks.take(session, List.of(employee.getId()));
    return queueNow(employee, whole, pause, language);
  }

  private LinkRepository.Order whole(LinkRepository.Order order) {
    return order.clientId() != null
        ? order
        : order.leadingTo(settings(realm).client().filter(this::usable).orElse(null));
  }

  private LinkReport queueNow(
      UserModel employee, LinkRepository.Order whole, Duration pause, Locale language) {
    LinkEvents events = new LinkEvents(session, realm);
    retire(employee, LinkRepository.NEWER);
    LinkEntity link = links.queue(realm, employee, whole, addressHash(employee));
    events.queued(link);
    new Outbox(session).queue(realm, employee, LinkLetterFactory.ID, link.id, pause, language);
    return LinkReport.of(link, now(), null);
  }

  /**
   * Updates the links of an employee after an administrator has changed the employee. A disabled
   * employee's links are retired. An employee without a password gets a welcome when the account is
   * enabled, or when the e-mail address is corrected.
   */
  void changed(UserModel employee, Duration settling) {
    EmployeeMemory memory = new EmployeeMemory(session, realm, employee);
    LinkEntity newest = links.of(realm, employee).stream().findFirst().orElse(null);
    boolean open = newest != null && newest.state.mayWork();
    if (!canBeWelcomed(employee)) {
      if (open) {
        retire(employee, LinkRepository.DISABLED);
      }
      welcomeLater(employee);
      return;
    }
    boolean moved =
        newest != null
            && newest.addressHash != null
            && !newest.addressHash.equals(addressHash(employee));
    if (moved && open) {
      retire(employee, LinkRepository.MOVED);
    }
    boolean due = !memory.of(Fact.WELCOME_DUE).isEmpty();
    if (due) {
      memory.keep(Fact.WELCOME_DUE, List.of());
    }
    boolean unanswered =
        moved && newest.purpose == LinkPurpose.WELCOME && newest.state != LinkState.USED;
    if ((due || unanswered) && needsPassword(employee)) {
      automaticWelcome(employee, settling);
    }
  }

  /** Whether a mail can lead an employee to a login. */
  private static boolean canBeWelcomed(UserModel employee) {
    return employee.isEnabled() && employee.getEmail() != null && !employee.getEmail().isBlank();
  }

  /** Remembers that an employee who has no password is welcomed once that can be. */
  private void welcomeLater(UserModel employee) {
    EmployeeMemory memory = new EmployeeMemory(session, realm, employee);
    if (memory.of(Fact.WELCOME_DUE).isEmpty() && needsPassword(employee)) {
      memory.keep(Fact.WELCOME_DUE, List.of("true"));
    }
  }

  private boolean needsPassword(UserModel employee) {
    return !StoredPassword.exists(employee) && !comesByBroker(employee);
  }

  /** An employee who logs in at an identity provider needs no password here. */
  private boolean comesByBroker(UserModel employee) {
    return session.users().getFederatedIdentitiesStream(realm, employee).findAny().isPresent();
  }

  private String addressHash(UserModel employee) {
    return RealmHmac.of(session, realm).hex(ADDRESS + employee.getEmail());
  }

  /**
   * Retires the links of an employee whose password was set on another way: an older link would set
   * another one.
   */
  void passwordSet(UserModel employee) {
    if (StoredPassword.inDirectory(employee)) {
      new EmployeeMemory(session, realm, employee)
          .keep(Fact.DIRECTORY_PASSWORD, List.of(Long.toString(Time.currentTimeMillis())));
    }
    retire(employee, LinkRepository.HAS_PASSWORD);
  }

  private void retire(UserModel employee, String reason) {
    LinkEvents events = new LinkEvents(session, realm);
    links.retire(realm, employee, reason).forEach(older -> events.retired(older, reason));
  }

  private boolean usable(String clientId) {
    ClientModel client = realm.getClientByClientId(clientId);
    return client != null && client.isEnabled();
  }

  /** Queues the link of an employee who forgot the password. */
  void forgotten(UserModel employee, String clientId, Locale language) {
    queue(
        employee,
        new LinkRepository.Order(LinkPurpose.RESET, clientId, null, null),
        Duration.ZERO,
        language);
  }

  /** Queues the mail that tells an employee that the password was changed. */
  static void passwordChanged(KeycloakSession session, RealmModel realm, UserModel employee) {
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

  /** Returns what the realm has decided about links. */
  static LinkSettings settings(RealmModel realm) {
    RequiredActionProviderModel action =
        realm.getRequiredActionProviderByAlias(UserModel.RequiredAction.UPDATE_PASSWORD.name());
    Map<String, String> values =
        Optional.ofNullable(action).map(RequiredActionProviderModel::getConfig).orElse(Map.of());
    LinkSettings.problems(values).forEach(problem -> report(realm, problem));
    return LinkSettings.read(values);
  }

  /** Says once what came in past the check; what is usual holds in its place. */
  private static void report(RealmModel realm, SettingProblem problem) {
    if (REPORTED.size() < REPORTED_AT_MOST
        && REPORTED.add(realm.getId() + " " + problem.setting())) {
      LOG.warnf("Settings of realm %s: %s", realm.getName(), problem.warning());
    }
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
