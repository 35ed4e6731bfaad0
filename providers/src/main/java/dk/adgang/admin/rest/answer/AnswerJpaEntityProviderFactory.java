package dk.adgang.admin.rest.answer;

import dk.adgang.common.keycloak.EntityProviderFactory;
import dk.adgang.job.BackgroundJob;
import java.util.List;
import org.keycloak.models.KeycloakSessionFactory;

/** The table of the answers, and the job that tidies it. */
public final class AnswerJpaEntityProviderFactory implements EntityProviderFactory {

  private static final String ID = "adgang-answer";
  private static final long TIDY_EVERY_MILLIS = 3_600_000;

  private BackgroundJob tidying;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public List<Class<?>> entities() {
    return List.of(AnswerEntity.class);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    tidying =
        BackgroundJob.onOneNode(
            factory,
            "adgang-answer-tidy",
            TIDY_EVERY_MILLIS,
            session -> new Answers(session).tidy());
    EntityProviderFactory.removeRows(
        factory, (session, employee) -> {}, (session, realm) -> new Answers(session).forget(realm));
  }

  @Override
  public void close() {
    if (tidying != null) {
      tidying.stop();
    }
  }
}
