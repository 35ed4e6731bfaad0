package dk.adgang.mail;

import dk.adgang.job.BackgroundJob;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The table of the mails to be sent, and the courier that empties it. Rows go with their employee
 * and their realm.
 */
public final class MailJpaEntityProviderFactory implements JpaEntityProviderFactory {

  private static final String ID = "adgang-mail";
  private static final String COURIER = "adgang-courier";
  private static final long EVERY_MILLIS = 1_000;

  private BackgroundJob courier;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public JpaEntityProvider create(KeycloakSession session) {
    return new Table();
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    courier = BackgroundJob.run(factory, COURIER, EVERY_MILLIS, new Courier(factory));
    factory.register(
        event -> {
          if (event instanceof UserModel.UserRemovedEvent removed) {
            new Outbox(removed.getKeycloakSession()).forget(removed.getUser());
          } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            new Outbox(removed.getKeycloakSession()).forget(removed.getRealm());
          }
        });
  }

  @Override
  public void close() {
    if (courier != null) {
      courier.stop();
    }
  }

  private static final class Table implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
      return List.of(MailEntity.class);
    }

    @Override
    public String getChangelogLocation() {
      return "META-INF/adgang-mail-changelog.xml";
    }

    @Override
    public String getFactoryId() {
      return ID;
    }

    @Override
    public void close() {}
  }
}
