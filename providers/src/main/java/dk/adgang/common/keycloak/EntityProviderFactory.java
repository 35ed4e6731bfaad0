package dk.adgang.common.keycloak;

import java.util.List;
import java.util.function.BiConsumer;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Makes tables of ours: the changelog is {@code META-INF/ID-changelog.xml}. */
public interface EntityProviderFactory
    extends JpaEntityProviderFactory, PlainFactory<JpaEntityProvider> {

  /** The entities of the tables. */
  List<Class<?>> entities();

  @Override
  default JpaEntityProvider create(KeycloakSession session) {
    return new EntityProvider(getId(), entities());
  }

  /** Has rows removed together with their employee, and together with their realm. */
  static void removeRows(
      KeycloakSessionFactory factory,
      BiConsumer<KeycloakSession, UserModel> ofEmployee,
      BiConsumer<KeycloakSession, RealmModel> ofRealm) {
    factory.register(
        event -> {
          if (event instanceof UserModel.UserRemovedEvent removed) {
            ofEmployee.accept(removed.getKeycloakSession(), removed.getUser());
          } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            ofRealm.accept(removed.getKeycloakSession(), removed.getRealm());
          }
        });
  }
}
