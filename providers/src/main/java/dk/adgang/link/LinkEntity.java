package dk.adgang.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * One link. The row is the truth about it; the mailed token only names the row. Times are
 * milliseconds since 1970.
 */
@Entity
@Table(name = "ADGANG_LINK")
public class LinkEntity {

  static final int LONGEST_REDIRECT_URI = 2000;

  @Id
  @Column(name = "ID", length = 36)
  public String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  String realmId;

  @Column(name = "USER_ID", length = 255, nullable = false)
  String userId;

  @Enumerated(EnumType.STRING)
  @Column(name = "PURPOSE", length = 20, nullable = false)
  public LinkPurpose purpose;

  @Enumerated(EnumType.STRING)
  @Column(name = "STATE", length = 20, nullable = false)
  public LinkState state;

  /** True when the creation of the employee made the link, and nobody asked for it. */
  @Column(name = "AUTOMATIC", nullable = false)
  public boolean automatic;

  /** The request for many welcomes that this is of; may be null. */
  @Column(name = "BATCH_ID", length = 36)
  String batchId;

  /** The client that the employee goes on to; may be null. */
  @Column(name = "CLIENT_ID", length = 255)
  public String clientId;

  /** A keyed hash of the address that the link was for; null for a link of an older version. */
  @Column(name = "ADDRESS_HASH", length = 64)
  String addressHash;

  /** The page or app address where the employee goes on to; may be null. */
  @Column(name = "REDIRECT_URI", length = LONGEST_REDIRECT_URI)
  public String redirectUri;

  @Column(name = "QUEUED_AT", nullable = false)
  long queuedAt;

  @Column(name = "ATTEMPTS", nullable = false)
  int attempts;

  /** Why it was not sent or is not needed; a short word, never an address. */
  @Column(name = "REASON", length = 255)
  String reason;

  @Column(name = "SENT_AT")
  Long sentAt;

  @Column(name = "EXPIRES_AT")
  Long expiresAt;

  @Column(name = "OPENED_AT")
  Long openedAt;

  /** When it was used, retired or given up. */
  @Column(name = "ENDED_AT")
  public Long endedAt;

  protected LinkEntity() {}

  /**
   * True when the employee's password is newer than the link, which shall then not set another one,
   * however that password came to be.
   *
   * @param password when it was created; null where none is stored
   */
  public boolean overtaken(Instant password) {
    return state.mayWork() && password != null && password.toEpochMilli() > queuedAt;
  }

  /**
   * Returns the problem of the link; null when a password can be created with it.
   *
   * @param password when the employee's password was created; null where none is stored
   */
  LinkProblem problemAt(Instant now, Instant password) {
    if (overtaken(password)
        || (state == LinkState.RETIRED && LinkRepository.HAS_PASSWORD.equals(reason))) {
      return LinkProblem.PASSWORD;
    }
    boolean onItsWay = state == LinkState.QUEUED && expiresAt != null;
    return LinkProblem.of(
        onItsWay
            ? LinkState.at(now, LinkState.SENT, Instant.ofEpochMilli(expiresAt))
            : stateAt(now));
  }

  public LinkState stateAt(Instant now) {
    return LinkState.at(now, state, expiresAt == null ? null : Instant.ofEpochMilli(expiresAt));
  }
}
