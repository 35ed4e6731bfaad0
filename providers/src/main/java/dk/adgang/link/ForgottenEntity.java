package dk.adgang.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * One request for a forgotten password. It names neither account nor address, only keyed hashes to
 * count by.
 */
@Entity
@Table(name = "ADGANG_FORGOTTEN")
class ForgottenEntity {

  @Id
  @Column(name = "ID", length = 36)
  String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  String realmId;

  @Column(name = "ACCOUNT_HASH", length = 64, nullable = false)
  String account;

  @Column(name = "ADDRESS_HASH", length = 64, nullable = false)
  String address;

  /** Whether a mail was sent for it: one that was not does not keep the next one back. */
  @Column(name = "ANSWERED", nullable = false)
  boolean answered;

  /** Milliseconds since 1970. */
  @Column(name = "ASKED_AT", nullable = false)
  long askedAt;

  protected ForgottenEntity() {}
}
