package dk.adgang.mail;

import dk.adgang.common.keycloak.EntityProviderFactory;
import dk.adgang.job.BackgroundJob;
import java.util.List;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The table of the mails to be sent, and the courier that empties it. Rows go with their employee
 * and their realm.
 */
public final class MailJpaEntityProviderFactory implements EntityProviderFactory {

  private static final String ID = "adgang-mail";
  private static final String COURIER = "adgang-courier";
  private static final long EVERY_MILLIS = 1_000;

  private BackgroundJob courier;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public List<Class<?>> entities() {
    return List.of(MailEntity.class);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    courier = BackgroundJob.run(factory, COURIER, EVERY_MILLIS, new Courier(factory));
    EntityProviderFactory.removeRows(
        factory,
        (session, employee) -> new Outbox(session).forget(employee),
        (session, realm) -> new Outbox(session).forget(realm));
  }

  @Override
  public void close() {
    if (courier != null) {
      courier.stop();
    }
  }
}
