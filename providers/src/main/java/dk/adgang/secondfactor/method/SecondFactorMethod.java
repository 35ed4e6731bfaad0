package dk.adgang.secondfactor.method;

import dk.adgang.common.RefusedException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;

/**
 * A method of second factor, as forms, REST, settings, events and the setup of a realm need to know
 * it. The method itself is made of Keycloak's parts: a type of credentials, a required action that
 * enrols one, and a step of a login that proves it.
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

  /** The field of a request that holds a proposed mobile number. */
  String PROPOSED_NUMBER = "phone";

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

  /** The word for it in the claim {@code amr}, from RFC 8176 where that has one. */
  String reference();

  /**
   * The setting, true or false, by which an employer adds the method, as the realm's own settings
   * show it: of an employer, it is the attribute of the same name. Empty when nobody has to add it.
   */
  default Optional<ProviderConfigProperty> addedBy() {
    return Optional.empty();
  }

  /** Its place among the methods that are offered; lower is earlier. */
  default int position() {
    return 100;
  }

  /**
   * Returns why an employee may not choose the method; empty when they may. Asked several times a
   * login, so that it costs no statement of the database.
   *
   * @return a word of the method's own; that an employer has not added it need not be said
   */
  default Optional<String> unavailable(
      KeycloakSession session, RealmModel realm, UserModel employee) {
    return Optional.empty();
  }

  /**
   * Returns why nobody of the realm may choose the method, whatever an employer has added; empty
   * when that is for the employers to say.
   *
   * @return a word of the method's own
   */
  default Optional<String> unavailable(KeycloakSession session, RealmModel realm) {
    return Optional.empty();
  }

  /**
   * Returns the obstacle, just now, for an employee who may choose the method. Asked when the
   * choice is shown, and may cost statements of the database.
   *
   * @param self whether it is the employee who asks; otherwise their request is not known
   */
  default Optional<Obstacle> obstacle(
      KeycloakSession session, RealmModel realm, UserModel employee, boolean self) {
    return Optional.empty();
  }

  /**
   * Returns how many messages an employer has paid for in the last 24 hours, for the page of its
   * settings; empty for a method that costs nothing.
   *
   * @param employer the alias
   */
  default OptionalLong sentToday(KeycloakSession session, RealmModel realm, String employer) {
    return OptionalLong.empty();
  }

  /** Returns the price of a message, for an estimate; empty where nobody has told it. */
  default Optional<MessagePrice> price(KeycloakSession session, RealmModel realm) {
    return Optional.empty();
  }

  /** Whether it is enrolled with a mobile number. */
  default boolean takesNumber() {
    return false;
  }

  /**
   * Reads a mobile number that somebody other than the employee proposes for the enrolment. It
   * proves nothing, and nothing is sent there before the employee asks for it.
   *
   * @param typed as a person types it, not blank
   * @return the number in E.164; empty for a method that takes none
   * @throws RefusedException when the method could not be enrolled with it, naming {@link
   *     #PROPOSED_NUMBER}
   */
  default Optional<String> readProposed(KeycloakSession session, RealmModel realm, String typed)
      throws RefusedException {
    return Optional.empty();
  }

  /**
   * Whether a stored credential can be read. One that cannot be read proves nothing, and still
   * counts as enrolled: its employee does not get in without a proof because of it.
   *
   * @throws RuntimeException which means that it cannot be read
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
