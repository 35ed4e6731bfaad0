package dk.adgang.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * One mail that is to be sent. The row goes when the mail is sent or given up. Times are
 * milliseconds since 1970.
 */
@Entity
@Table(name = "ADGANG_MAIL")
class MailEntity {

  @Id
  @Column(name = "ID", length = 36)
  String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  String realmId;

  /**
   * Null when no account was meant: such a row is dropped later, but took as long to queue as any
   * other.
   */
  @Column(name = "USER_ID", length = 255)
  String userId;

  @Column(name = "KIND", length = 36, nullable = false)
  String kind;

  @Column(name = "ABOUT", length = 255)
  String about;

  /** Where the mail goes instead of the employee's own address; null for that one. */
  @Column(name = "ADDRESS", length = 255)
  String address;

  /**
   * The language of the page on which the mail was asked for; null where nobody asked on a page.
   */
  @Column(name = "LOCALE", length = 32)
  String locale;

  @Column(name = "QUEUED_AT", nullable = false)
  long queuedAt;

  /** The mail is not tried before this moment. */
  @Column(name = "DUE_AT", nullable = false)
  long dueAt;

  @Column(name = "ATTEMPTS", nullable = false)
  int attempts;

  protected MailEntity() {}
}
