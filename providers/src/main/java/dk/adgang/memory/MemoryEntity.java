package dk.adgang.memory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One text of one fact about one employee. */
@Entity
@Table(name = "ADGANG_MEMORY")
class MemoryEntity {

  @Id
  @Column(name = "ID", length = 36)
  String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  String realmId;

  /** Keycloak's id of the user; it is longer for people of a directory that is not imported. */
  @Column(name = "USER_ID", length = 255, nullable = false)
  String userId;

  /** The name of the {@link Fact}. */
  @Column(name = "NAME", length = 64, nullable = false)
  String name;

  @Column(name = "TEXT", length = 1024, nullable = false)
  String text;

  protected MemoryEntity() {}

  MemoryEntity(String id, String realmId, String userId, String name, String text) {
    this.id = id;
    this.realmId = realmId;
    this.userId = userId;
    this.name = name;
    this.text = text;
  }
}
