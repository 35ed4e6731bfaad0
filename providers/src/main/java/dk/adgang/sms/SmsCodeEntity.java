package dk.adgang.sms;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * One code that was sent. Times are milliseconds since 1970. The row holds neither the code nor the
 * number, only a keyed hash that binds one to the other.
 */
@Entity
@Table(name = "ADGANG_SMS_CODE")
class SmsCodeEntity {

  @Id
  @Column(name = "ID", length = 36)
  String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  String realmId;

  @Column(name = "USER_ID", length = 255, nullable = false)
  String userId;

  /** The login that the code was asked for in; no other one may use it. */
  @Column(name = "LOGIN_ID", length = 100, nullable = false)
  String loginId;

  @Column(name = "HASH", length = 64, nullable = false)
  String hash;

  @Column(name = "SENT_AT", nullable = false)
  long sentAt;

  @Column(name = "EXPIRES_AT", nullable = false)
  long expiresAt;

  @Column(name = "TRIES", nullable = false)
  int tries;

  @Column(name = "USED_AT")
  Long usedAt;

  protected SmsCodeEntity() {}
}
