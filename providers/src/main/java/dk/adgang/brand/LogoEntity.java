package dk.adgang.brand;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The logo of an employer. */
@Entity
@Table(name = "ADGANG_LOGO")
class LogoEntity {

  /** The id of the organization. */
  @Id
  @Column(name = "ORGANIZATION_ID", length = 36)
  String organizationId;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  String realmId;

  /** SHA-256 of the picture, by which it is asked for. */
  @Column(name = "HASH", length = 64, nullable = false)
  String hash;

  @Column(name = "WIDTH", nullable = false)
  int width;

  @Column(name = "HEIGHT", nullable = false)
  int height;

  /** What it was put on, so that it is seen everywhere. */
  @Column(name = "PLATE", length = 16, nullable = false)
  String plate;

  /** The PNG in Base64: a text is kept alike by every database. */
  @Column(name = "IMAGE", length = 1_000_000, nullable = false)
  String image;
}
