package dk.adgang.sms.gateway;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * For whom messages went out, so that a delivery report, which names the message alone, can be told
 * with it. All nodes know it (Keycloak's {@code SingleUseObjectProvider}), no database does: a
 * cluster that is stopped forgets it, and then a report is nobody's.
 */
public final class SentMessages {

  /**
   * For whom a message went out.
   *
   * @param realm the name of the realm
   * @param employer the alias of the employer that pays; empty where it is the realm
   */
  public record Origin(String realm, String employer) {}

  /** Services try for a day to deliver, and to be heard. */
  static final Duration REMEMBERED = Duration.ofHours(25);

  private static final String KEY = "adgang.sms.sent.";
  private static final String REALM = "realm";
  private static final String EMPLOYER = "employer";

  private final KeycloakSession session;

  /** The messages that this session's cluster knows. */
  public SentMessages(KeycloakSession session) {
    this.session = session;
  }

  /** Keeps for whom a message went out, from the end of the transaction on. */
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

  /** For whom the message of a report went out; empty where nobody knows any more. */
  Optional<Origin> of(DeliveryReport report) {
    return Optional.ofNullable(
            session.singleUseObjects().get(key(report.gateway(), report.messageId())))
        .map(kept -> new Origin(kept.get(REALM), kept.get(EMPLOYER)));
  }

  private static String key(String gateway, String messageId) {
    return KEY + HexFormat.of().formatHex(Signatures.sha256(gateway + "\n" + messageId));
  }
}
