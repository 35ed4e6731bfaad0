package dk.adgang.link.welcome;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One id of a {@link BatchEntity} that got no mail, and why. */
@Entity
@Table(name = "ADGANG_BATCH_FAILURE")
public class BatchFailureEntity {

  @Id
  @Column(name = "ID", length = 36)
  String id;

  @Column(name = "BATCH_ID", length = 36, nullable = false)
  String batchId;

  @Column(name = "USER_ID", length = 255, nullable = false)
  String userId;

  @Column(name = "REASON", length = 255, nullable = false)
  String reason;

  protected BatchFailureEntity() {}
}
