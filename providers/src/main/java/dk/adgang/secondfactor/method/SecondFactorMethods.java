package dk.adgang.secondfactor.method;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** The methods of second factor that the server has: ours, and those of other jars. */
public final class SecondFactorMethods {

  private SecondFactorMethods() {}

  /** Returns all of them, in the order in which they are offered. */
  public static List<SecondFactorMethod> all(KeycloakSessionFactory factory) {
    return factory
        .getProviderFactoriesStream(SecondFactorMethod.class)
        .map(SecondFactorMethod.class::cast)
        .sorted(
            Comparator.comparingInt(SecondFactorMethod::position)
                .thenComparing(SecondFactorMethod::getId))
        .toList();
  }

  /** Returns all of them, in the order in which they are offered. */
  public static List<SecondFactorMethod> all(KeycloakSession session) {
    return all(session.getKeycloakSessionFactory());
  }

  /** Returns the ids of all of them. */
  public static List<String> ids(KeycloakSessionFactory factory) {
    return all(factory).stream().map(SecondFactorMethod::getId).toList();
  }

  /** Returns the method with this id, as a form or a request names it; empty when unknown. */
  public static Optional<SecondFactorMethod> named(KeycloakSession session, String id) {
    return all(session).stream().filter(method -> method.getId().equals(id)).findFirst();
  }

  /**
   * Returns the method that a type of credentials stands for; empty for all other types, such as
   * that of recovery codes.
   */
  public static Optional<SecondFactorMethod> ofType(KeycloakSession session, String type) {
    return all(session).stream().filter(method -> method.credentialType().equals(type)).findFirst();
  }

  /** Whether a credential of this type is a second factor. */
  public static boolean isFactor(KeycloakSession session, String type) {
    return ofType(session, type).isPresent();
  }
}
