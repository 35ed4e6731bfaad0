package dk.adgang.secondfactor.method;

import java.util.Optional;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;

/**
 * A method of second factor: what forms, REST, settings, events and the setup of a realm need to
 * know of it. The method itself is made of what Keycloak has for it: a type of credentials, a
 * required action that enrols one, and a step of a login that proves it.
 *
 * <p>Another jar registers a method of its own in {@code
 * META-INF/services/dk.adgang.secondfactor.method.SecondFactorMethod}; {@code
 * docs/developer/second-factor-method.md} shows how. One object serves all threads.
 *
 * <p>Its texts are in {@code messages_da.properties} and {@code messages_en.properties} beside its
 * class, under the keys {@code secondFactor.ID.title}, {@code secondFactor.ID.text}, {@code
 * factorName.ID}, {@code factorHeading.ID}, and {@code secondFactorWhyNot.REASON} for each reason
 * of its own.
 */
public interface SecondFactorMethod extends Provider, ProviderFactory<SecondFactorMethod> {

  /**
   * The reason of a method that the employer has switched off, or never added. An employee who has
   * it proves it once more, and is then led to choose another; after any other reason the method
   * stays enough.
   */
  String NOT_ADDED = "employer";

  /** The name in settings, forms, events and REST answers: lower-case letters, digits, hyphens. */
  @Override
  String getId();

  /** The type of the credential that stands for an enrolled method. No other method has it. */
  String credentialType();

  /** The id of the required action that enrols it. */
  String requiredAction();

  /** The id of the step that proves it in our flows, and succeeds in no other way. */
  String authenticator();

  /** The ids of all steps that succeed only by a proof of it. */
  default Set<String> provenBy() {
    return Set.of(authenticator());
  }

  /** What the claim {@code amr} says of a login by it, by RFC 8176 where that has a word. */
  String reference();

  /** Its place among the methods that are offered; lower is earlier. */
  default int position() {
    return 100;
  }

  /**
   * Returns why an employee may not choose the method; empty when they may. Asked several times a
   * login, so that it costs no statement of the database.
   *
   * @return {@link #NOT_ADDED}, or a word of the method's own
   */
  default Optional<String> unavailable(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    return Optional.empty();
  }

  /**
   * Returns what is in the way just now of an employee who may choose the method. Asked when the
   * choice is shown, and may cost statements of the database.
   *
   * @param self whether it is the employee who asks; otherwise nothing of their request is known
   */
  default Optional<Obstacle> obstacle(
      KeycloakSession session, RealmModel realm, UserModel employee, boolean self) {
    return Optional.empty();
  }

  /**
   * Whether a stored credential can be read. One that cannot proves nothing, and is still there:
   * its employee does not get in without a proof because of it.
   *
   * @throws RuntimeException which is taken as no
   */
  default boolean readable(CredentialModel stored) {
    return true;
  }

  @Override
  default SecondFactorMethod create(KeycloakSession session) {
    return this;
  }

  @Override
  default void init(Config.Scope config) {}

  @Override
  default void postInit(KeycloakSessionFactory factory) {}

  @Override
  default void close() {}
}
