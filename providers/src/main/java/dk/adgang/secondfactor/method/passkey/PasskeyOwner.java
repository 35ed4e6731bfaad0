package dk.adgang.secondfactor.method.passkey;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import java.util.function.Predicate;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.UserModelDelegate;

/**
 * An employee as Keycloak's code for passkeys sees them: without passkeys that cannot be read. That
 * code reads all passkeys to use one, and ends in an error of the server over a broken one.
 */
final class PasskeyOwner extends UserModelDelegate {

  private final Predicate<CredentialModel> readable;

  /**
   * @param readable which of the stored passkeys Keycloak may see
   */
  PasskeyOwner(UserModel employee, Predicate<CredentialModel> readable) {
    super(employee);
    this.readable = readable;
  }

  /** A step of a login with such an employee. */
  static AuthenticationFlowContext in(AuthenticationFlowContext step) {
    return with(AuthenticationFlowContext.class, step, "getUser", none -> readable(step.getUser()));
  }

  /** A required action with such an employee. */
  static RequiredActionContext in(RequiredActionContext action) {
    return with(RequiredActionContext.class, action, "getUser", none -> readable(action.getUser()));
  }

  private static UserModel readable(UserModel employee) {
    return new PasskeyOwner(employee, PasskeyMethod::isReadable);
  }

  @Override
  public SubjectCredentialManager credentialManager() {
    SubjectCredentialManager all = super.credentialManager();
    return with(
        SubjectCredentialManager.class,
        all,
        "getStoredCredentialsByTypeStream",
        type -> all.getStoredCredentialsByTypeStream((String) type[0]).filter(readable));
  }

  /**
   * The same object with one method replaced. Keycloak has no class to extend for these interfaces.
   */
  private static <T> T with(
      Class<T> type, T same, String name, Function<Object[], Object> instead) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, given) -> {
              if (method.getName().equals(name)) {
                return instead.apply(given);
              }
              try {
                return method.invoke(same, given);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
