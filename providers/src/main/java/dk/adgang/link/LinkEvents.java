package dk.adgang.link;

import dk.adgang.common.Refusal;
import java.util.Map;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Tells Keycloak's event log of each step of a link. Keycloak's kinds of events cannot be extended,
 * so that each step has the kind that comes nearest; the details say the rest. No event holds the
 * link, an address or a password.
 */
public final class LinkEvents {

  /** The id of the link's row, as in {@code GET …/links}. */
  static final String ID = "link_id";

  static final String PURPOSE = "link_purpose";
  static final String STATE = "link_state";
  static final String ATTEMPTS = "link_attempts";
  static final String BATCH = "link_batch_id";

  private static final String QUEUED = "link-queued";
  private static final String RETIRED = "link-retired";

  private final KeycloakSession session;
  private final RealmModel realm;

  public LinkEvents(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  void queued(LinkEntity link) {
    of(link, EventType.CUSTOM_REQUIRED_ACTION, LinkState.QUEUED)
        .detail(Details.CUSTOM_REQUIRED_ACTION, QUEUED)
        .success();
  }

  /** The mail server took the mail. */
  public void sent(LinkEntity link, int attempts) {
    of(link, EventType.SEND_RESET_PASSWORD, LinkState.SENT)
        .detail(ATTEMPTS, Integer.toString(attempts))
        .success();
  }

  /**
   * The mail was not sent.
   *
   * @param state {@code QUEUED} when it is tried again, {@code FAILED} when it is not
   * @param reason without any address
   */
  public void notSent(LinkEntity link, LinkState state, int attempts, String reason) {
    Refusal.MAIL_NOT_SENT.of(
        of(link, EventType.SEND_RESET_PASSWORD, state)
            .detail(ATTEMPTS, Integer.toString(attempts))
            // Together with the row that says the same.
            .storeImmediately(false),
        reason);
  }

  public void retired(LinkEntity link, String reason) {
    of(link, EventType.CUSTOM_REQUIRED_ACTION, LinkState.RETIRED)
        .detail(Details.CUSTOM_REQUIRED_ACTION, RETIRED)
        .detail(Details.REASON, reason)
        .success();
  }

  /** The employee pressed the button on the link's page. */
  public void opened(LinkEntity link) {
    of(link, EventType.EXECUTE_ACTION_TOKEN, LinkState.OPENED).success();
  }

  /** Somebody pressed the button of a link that does not work. */
  public void refused(PresentedLink link) {
    EventBuilder event = new EventBuilder(realm, session).event(EventType.EXECUTE_ACTION_TOKEN);
    address(event);
    if (link.row() != null) {
      event.user(link.row().userId);
      details(link.row()).forEach(event::detail);
    }
    Refusal.LINK_INVALID.of(event, link.problem().id());
  }

  /** The password was created; Keycloak's own event about that says by which link. */
  public static void used(LinkEntity link, EventBuilder password) {
    details(link).forEach(password::detail);
    password.detail(STATE, LinkState.USED.name());
  }

  /** The details about a link that an event of another part of Keycloak may carry. */
  public static Map<String, String> details(LinkEntity link) {
    return Map.of(ID, link.id, PURPOSE, link.purpose.name());
  }

  private EventBuilder of(LinkEntity link, EventType type, LinkState state) {
    EventBuilder event =
        new EventBuilder(realm, session).event(type).user(link.userId).client(link.clientId);
    address(event);
    details(link).forEach(event::detail);
    return event.detail(STATE, state.name()).detail(BATCH, link.batchId);
  }

  /** The courier has no request, and so no address. */
  private void address(EventBuilder event) {
    ClientConnection connection = session.getContext().getConnection();
    if (connection != null) {
      event.ipAddress(connection.getRemoteHost());
    }
  }
}
