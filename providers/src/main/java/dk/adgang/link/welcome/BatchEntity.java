package dk.adgang.link.welcome;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A request for many welcome mails at once. It is accepted whole and worked off in steps. */
@Entity
@Table(name = "ADGANG_BATCH")
public class BatchEntity {

  @Id
  @Column(name = "ID", length = 36)
  String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  String realmId;

  /** The key by which a repeated request is recognised; null where the caller gave none. */
  @Column(name = "IDEMPOTENCY_KEY", length = 64)
  String key;

  /** A hash of the request, so that another request with the same key is noticed. */
  @Column(name = "REQUEST_HASH", length = 64, nullable = false)
  String request;

  /** The ids of the employees, one a line. */
  @Column(name = "USER_IDS", length = 1_000_000, nullable = false)
  String userIds;

  @Column(name = "CLIENT_ID", length = 255)
  String clientId;

  @Column(name = "REDIRECT_URI", length = 2000)
  String redirectUri;

  @Column(name = "TOTAL", nullable = false)
  int total;

  /** How many have been worked off. */
  @Column(name = "DONE", nullable = false)
  int done;

  /** Milliseconds since 1970. */
  @Column(name = "QUEUED_AT", nullable = false)
  long queuedAt;

  protected BatchEntity() {}
}
