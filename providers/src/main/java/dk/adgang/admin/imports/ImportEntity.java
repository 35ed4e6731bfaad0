package dk.adgang.admin.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A file with employees that somebody has sent. */
@Entity
@Table(name = "ADGANG_IMPORT")
class ImportEntity {

  @Id
  @Column(name = "ID", length = 36)
  String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  String realmId;

  /** The organization that they become members of; null for none. */
  @Column(name = "EMPLOYER_ID", length = 36)
  String employerId;

  /** The realm of the sender's account, the account, and the client. */
  @Column(name = "SENDER_REALM_ID", length = 36, nullable = false)
  String senderRealmId;

  @Column(name = "SENDER_ID", length = 255, nullable = false)
  String senderId;

  @Column(name = "CLIENT_ID", length = 36, nullable = false)
  String clientId;

  /** The network address, for the administrators' events. */
  @Column(name = "IP_ADDRESS", length = 64)
  String ipAddress;

  @Column(name = "SENT_AT", nullable = false)
  long sentAt;

  /** 0 while it is only looked at. */
  @Column(name = "STARTED_AT", nullable = false)
  long startedAt;
}
