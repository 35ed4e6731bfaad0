package dk.adgang.sms.gateway.reports;

import dk.adgang.sms.gateway.api.DeliveryReport;
import dk.adgang.sms.gateway.api.SmsReceipt;
import dk.adgang.sms.gateway.support.Signatures;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Remembers the realm and the employer of each message, because a delivery report names the message
 * alone. All nodes know them (Keycloak's {@code SingleUseObjectProvider}), but no database: a
 * cluster that is stopped forgets them, and later reports have no employer.
 */
public final class SentMessages {

  /**
   * The realm and the employer that a message went out for.
   *
   * @param realm the name of the realm
   * @param employer the alias of the employer that pays; empty where it is the realm
   */
  public record Origin(String realm, String employer) {}

  /** Services try for a day to deliver a message, and to report it. */
  static final Duration REMEMBERED = Duration.ofHours(25);

  private static final String KEY = "adgang.sms.sent.";
  private static final String REALM = "realm";
  private static final String EMPLOYER = "employer";

  private final KeycloakSession session;

  /** The messages that this session's cluster knows. */
  public SentMessages(KeycloakSession session) {
    this.session = session;
  }

  /** Keeps the origin of a message, from the end of the transaction on. */
  public void remember(SmsReceipt sent, Origin origin) {
    if (!sent.messageId().isEmpty()) {
      session
          .singleUseObjects()
          .put(
              key(sent.gateway(), sent.messageId()),
              REMEMBERED.toSeconds(),
              Map.of(REALM, origin.realm(), EMPLOYER, origin.employer()));
    }
  }

  /** Returns the origin of the message of a report; empty where it is forgotten. */
  Optional<Origin> of(DeliveryReport report) {
    return Optional.ofNullable(
            session.singleUseObjects().get(key(report.gateway(), report.messageId())))
        .map(kept -> new Origin(kept.get(REALM), kept.get(EMPLOYER)));
  }

  private static String key(String gateway, String messageId) {
    return KEY + HexFormat.of().formatHex(Signatures.sha256(gateway + "\n" + messageId));
  }
}
