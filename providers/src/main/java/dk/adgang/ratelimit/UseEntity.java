package dk.adgang.ratelimit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One use of a budget. The row does not say whose it is, only a keyed hash of it. */
@Entity
@Table(name = "ADGANG_USE")
class UseEntity {

  @Id
  @Column(name = "ID", length = 36)
  String id;

  @Column(name = "BUDGET_HASH", length = 64, nullable = false)
  String budget;

  /** Milliseconds since 1970. */
  @Column(name = "USED_AT", nullable = false)
  long usedAt;

  /** How many tries are left; 0 where nothing can be tried. */
  @Column(name = "TRIES", nullable = false)
  int tries;

  protected UseEntity() {}
}
