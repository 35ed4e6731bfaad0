package dk.adgang.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A request for many welcome mails at once. It is accepted whole and worked off in steps. */
@Entity
@Table(name = "ADGANG_BATCH")
class BatchEntity {

  @Id
  @Column(name = "ID", length = 36)
  String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  String realmId;

  /** What makes the same request the same; null where the caller gave no key. */
  @Column(name = "IDEMPOTENCY_KEY", length = 64)
  String key;

  /** A hash of the request, so that a key is not taken for another one. */
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
