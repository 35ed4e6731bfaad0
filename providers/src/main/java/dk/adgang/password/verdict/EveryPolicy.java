package dk.adgang.password.verdict;

import dk.adgang.common.AdgangRealm;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.DefaultPasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;

/** Names everything that a password lacks, on every path by which Keycloak sets one. */
final class EveryPolicy extends DefaultPasswordPolicyManagerProvider {

  private final KeycloakSession session;

  EveryPolicy(KeycloakSession session) {
    super(session);
    this.session = session;
  }

  @Override
  public PolicyError validate(RealmModel realm, UserModel user, String password) {
    return AdgangRealm.uses(realm)
        ? PasswordVerdict.of(session, realm, user, password).error()
        : super.validate(realm, user, password);
  }

  @Override
  public PolicyError validate(String user, String password) {
    RealmModel realm = session.getContext().getRealm();
    return AdgangRealm.uses(realm)
        ? PasswordVerdict.ofNew(session, realm, user, password).error()
        : super.validate(user, password);
  }
}
