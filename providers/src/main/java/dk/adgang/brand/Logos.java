package dk.adgang.brand;

import dk.adgang.brand.picture.Logo;
import dk.adgang.common.Sha256;
import jakarta.persistence.EntityManager;
import java.util.Base64;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;

/** The logos of a realm's employers, in a table of our own. */
public final class Logos {

  private final EntityManager rows;
  private final RealmModel realm;

  public Logos(KeycloakSession session, RealmModel realm) {
    this.rows = rows(session);
    this.realm = realm;
  }

  /** Finds an employer's logo, without its bytes. */
  public Optional<StoredLogo> of(OrganizationModel employer) {
    return rows.createQuery(
            "select new dk.adgang.brand.StoredLogo(l.hash, l.width, l.height, l.plate)"
                + " from LogoEntity l where l.organizationId = :employer and l.realmId = :realm",
            StoredLogo.class)
        .setParameter("employer", employer.getId())
        .setParameter("realm", realm.getId())
        .getResultStream()
        .findFirst();
  }

  /**
   * The bytes of a logo, a PNG.
   *
   * @param hash as {@link StoredLogo} has it
   */
  public Optional<byte[]> png(String hash) {
    return rows.createQuery(
            "select l.image from LogoEntity l where l.hash = :hash and l.realmId = :realm",
            String.class)
        .setParameter("hash", hash)
        .setParameter("realm", realm.getId())
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(Base64.getDecoder()::decode);
  }

  /** Stores a logo and removes the older one. The caller holds the lock of the employer. */
  public StoredLogo keep(OrganizationModel employer, Logo logo) {
    remove(employer);
    LogoEntity row = new LogoEntity();
    row.organizationId = employer.getId();
    row.realmId = realm.getId();
    row.hash = Sha256.hex(logo.png());
    row.width = logo.width();
    row.height = logo.height();
    row.plate = logo.plate().name();
    row.image = Base64.getEncoder().encodeToString(logo.png());
    rows.persist(row);
    rows.flush();
    return new StoredLogo(row.hash, row.width, row.height, row.plate);
  }

  /** Removes the logo of an employer. */
  public void remove(OrganizationModel employer) {
    forget(rows, employer);
  }

  /** Forgets the logo of an employer that was removed. */
  static void forget(KeycloakSession session, OrganizationModel employer) {
    forget(rows(session), employer);
  }

  private static void forget(EntityManager rows, OrganizationModel employer) {
    rows.createQuery("delete from LogoEntity l where l.organizationId = :employer")
        .setParameter("employer", employer.getId())
        .executeUpdate();
  }

  /** Forgets the logos of a realm that was removed. */
  static void forget(KeycloakSession session, RealmModel realm) {
    rows(session)
        .createQuery("delete from LogoEntity l where l.realmId = :realm")
        .setParameter("realm", realm.getId())
        .executeUpdate();
  }

  private static EntityManager rows(KeycloakSession session) {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }
}
