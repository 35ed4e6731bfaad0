package dk.adgang.admin.rest.answer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The answer to a request with a key. Until it is answered, the row only serves as a lock. */
@Entity
@Table(name = "ADGANG_ANSWER")
class AnswerEntity {

  /** A hash of the realm, the caller and the key. */
  @Id
  @Column(name = "KEY_HASH", length = 64)
  String key;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  String realmId;

  /** A hash of the request, by which another one with the same key is noticed. */
  @Column(name = "REQUEST_HASH", length = 64)
  String request;

  /** 0 while nothing was answered. */
  @Column(name = "STATUS", nullable = false)
  int status;

  @Column(name = "LOCATION", length = 2000)
  String location;

  @Column(name = "BODY", length = 1_000_000)
  String body;

  /** Milliseconds since 1970; of a row without an answer, when the request came. */
  @Column(name = "ANSWERED_AT", nullable = false)
  long answeredAt;

  protected AnswerEntity() {}
}
