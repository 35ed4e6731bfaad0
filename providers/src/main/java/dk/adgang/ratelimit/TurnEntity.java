package dk.adgang.ratelimit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row that is locked while a request reads and writes; its content does not matter. */
@Entity
@Table(name = "ADGANG_TURN")
class TurnEntity {

  @Id
  @Column(name = "ID")
  int id;

  protected TurnEntity() {}
}
