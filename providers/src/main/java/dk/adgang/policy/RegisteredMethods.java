package dk.adgang.policy;

import dk.adgang.policy.settings.KnownMethods;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Tells the rules, which know nothing of Keycloak, which methods of second factor there are. */
public final class RegisteredMethods {

  private RegisteredMethods() {}

  /** Returns what settings can say of the methods of the server. */
  public static KnownMethods of(KeycloakSession session) {
    return of(session.getKeycloakSessionFactory());
  }

  /** Returns what settings can say of the methods of the server. */
  public static KnownMethods of(KeycloakSessionFactory factory) {
    List<SecondFactorMethod> methods = SecondFactorMethods.all(factory);
    Map<String, String> addedBy = new TreeMap<>();
    for (SecondFactorMethod method : methods) {
      method.addedBy().ifPresent(setting -> addedBy.put(method.getId(), setting.getName()));
    }
    return new KnownMethods(methods.stream().map(SecondFactorMethod::getId).toList(), addedBy);
  }
}
