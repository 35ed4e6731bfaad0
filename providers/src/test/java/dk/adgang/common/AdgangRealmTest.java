package dk.adgang.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

final class AdgangRealmTest {

  @Test
  void a_realm_says_so_by_the_choice_among_its_required_actions() {
    assertThat(AdgangRealm.uses(realm("choose-second-factor", "", ""))).isTrue();
  }

  @Test
  void a_half_made_realm_counts_as_ours() {
    assertThat(AdgangRealm.uses(realm("enrol-sms", "", ""))).isTrue();
    assertThat(AdgangRealm.uses(realm("", "adgang-sms", ""))).isTrue();
    assertThat(AdgangRealm.uses(realm("", "", "adgang-welcome"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE_PASSWORD",
        "CONFIGURE_TOTP",
        "webauthn-register",
        "CONFIGURE_RECOVERY_AUTHN_CODES",
        "delete_credential"
      })
  void a_replaced_action_of_keycloaks_does_not_mark_a_realm(String action) {
    assertThat(AdgangRealm.uses(realm(action, "auth-otp-form", "jboss-logging"))).isFalse();
  }

  @Test
  void a_missing_realm_does_not_use_adgang() {
    assertThat(AdgangRealm.uses((RealmModel) null)).isFalse();
  }

  /** A realm with one of each. */
  private static RealmModel realm(String action, String step, String listener) {
    var registered = new RequiredActionProviderModel();
    registered.setProviderId(action);
    var flow = new AuthenticationFlowModel();
    flow.setId("flow");
    var execution = new AuthenticationExecutionModel();
    execution.setAuthenticator(step);
    return (RealmModel)
        Proxy.newProxyInstance(
            RealmModel.class.getClassLoader(),
            new Class<?>[] {RealmModel.class},
            (realm, method, given) ->
                switch (method.getName()) {
                  case "getRequiredActionProvidersStream" -> Stream.of(registered);
                  case "getEventsListenersStream" -> Stream.of(listener);
                  case "getAuthenticationFlowsStream" -> Stream.of(flow);
                  case "getAuthenticationExecutionsStream" ->
                      Stream.of(execution).filter(each -> List.of(given).contains("flow"));
                  default -> throw new AssertionError("Nobody needs " + method);
                });
  }
}
