package dk.adgang.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RealmSetupTest {

  private static final Set<String> ACTIONS =
      Set.of(
          "choose-second-factor",
          "enrol-sms",
          "delete_credential",
          "UPDATE_PASSWORD",
          "CONFIGURE_TOTP",
          "webauthn-register",
          "CONFIGURE_RECOVERY_AUTHN_CODES");

  private static final Set<String> STEPS =
      Set.of(
          "auth-cookie",
          "auth-username-password-form",
          "adgang-password-check",
          "adgang-second-factor-enrolled",
          "adgang-device-unknown",
          "adgang-sms",
          "adgang-device-remember",
          "webauthn-authenticator",
          "auth-recovery-authn-code-form",
          "adgang-second-factor-required");

  private static final Set<String> ATTRIBUTES = Set.of("username", "title");

  @Test
  void aWholeRealmLacksNothing() {
    assertThat(
            new RealmSetup(true, true, true, ACTIONS, true, ATTRIBUTES, STEPS, STEPS, List.of())
                .missing())
        .isEmpty();
  }

  @Test
  void eachMissingPartIsNamed() {
    List<String> missing =
        new RealmSetup(
                true,
                false,
                false,
                Set.of(),
                false,
                Set.of("email"),
                Set.of("auth-cookie"),
                Set.of(),
                List.of())
            .missing();
    assertThat(String.join("; ", missing))
        .contains(
            "passwordRule",
            "adgang-welcome",
            "choose-second-factor",
            "enrol-sms",
            "delete_credential",
            "UPDATE_PASSWORD",
            "adgang-second-factor-enrolled",
            "adgang-sms",
            "attribute title",
            "adgang-device-unknown",
            "adgang-device-remember",
            "adgang-second-factor-required");
    assertThat(
            new RealmSetup(false, true, true, ACTIONS, true, ATTRIBUTES, STEPS, STEPS, List.of())
                .missing())
        .singleElement()
        .asString()
        .contains("theme");
    assertThat(
            new RealmSetup(true, true, true, ACTIONS, false, ATTRIBUTES, STEPS, STEPS, List.of())
                .missing())
        .singleElement()
        .asString()
        .contains("configure the required action choose-second-factor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adgang-password-check",
        "adgang-second-factor-enrolled",
        "adgang-device-unknown",
        "adgang-sms",
        "adgang-device-remember",
        "adgang-second-factor-required"
      })
  void aFlowWithoutOneOfItsStepsIsNamed(String step) {
    Set<String> steps = new HashSet<>(STEPS);
    steps.remove(step);
    assertThat(
            new RealmSetup(true, true, true, ACTIONS, true, ATTRIBUTES, steps, STEPS, List.of())
                .missing())
        .containsExactly("add the step " + step + " to the browser flow");
  }

  @Test
  void anAttributeThatTheProfileDoesNotDeclareIsNamed() {
    assertThat(
            new RealmSetup(
                    true, true, true, ACTIONS, true, Set.of("email"), STEPS, STEPS, List.of())
                .missing())
        .singleElement()
        .asString()
        .contains("attribute title", "user profile");
  }

  @ParameterizedTest
  @ValueSource(strings = {"adgang-device-unknown", "adgang-device-remember"})
  void aRealmThatHasNothingButAStepUsesUs(String step) {
    assertThat(
            new RealmSetup(
                    false,
                    false,
                    false,
                    Set.of(),
                    false,
                    Set.of(),
                    Set.of(step),
                    Set.of(),
                    List.of())
                .missing())
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "webauthn-register,webauthn-authenticator",
    "CONFIGURE_RECOVERY_AUTHN_CODES,auth-recovery-authn-code-form"
  })
  void whatCanBeEnrolledAndNotProvenIsNamed(String action, String step) {
    Set<String> steps = new HashSet<>(STEPS);
    steps.remove(step);
    assertThat(
            new RealmSetup(true, true, true, ACTIONS, true, ATTRIBUTES, steps, steps, List.of())
                .missing())
        .hasSize(2)
        .allMatch(sentence -> sentence.contains(step) && sentence.contains(action))
        .anyMatch(sentence -> sentence.contains("the browser flow"))
        .anyMatch(sentence -> sentence.contains("forgotten passwords"));

    Set<String> actions = new HashSet<>(ACTIONS);
    actions.remove(action);
    assertThat(
            new RealmSetup(true, true, true, actions, true, ATTRIBUTES, steps, steps, List.of())
                .missing())
        .isEmpty();
  }

  @ParameterizedTest(name = "first {0}, after {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "idp-username-password-form adgang-second-factor-enrolled | adgang-second-factor-enrolled adgang-second-factor-required | 0 |",
        "idp-create-user-if-unique                                | adgang-second-factor-enrolled adgang-second-factor-required | 0 |",
        "idp-username-password-form adgang-second-factor-enrolled | ''                                                          | 1 | post login flow",
        "idp-username-password-form adgang-second-factor-enrolled | adgang-second-factor-enrolled                               | 1 | post login flow",
        "idp-username-password-form adgang-second-factor-enrolled | adgang-second-factor-required                               | 1 | post login flow",
        "idp-username-password-form                               | adgang-second-factor-enrolled adgang-second-factor-required | 1 | first login flow",
        "adgang-second-factor-enrolled idp-email-verification     | adgang-second-factor-enrolled adgang-second-factor-required | 1 | first login flow",
        "adgang-second-factor-enrolled idp-auto-link              | adgang-second-factor-enrolled adgang-second-factor-required | 1 | first login flow",
        "idp-auto-link                                            | ''                                                          | 2 | first login flow",
      })
  void anIdentityProviderThatLeadsPastTheSecondFactorIsNamed(
      String first, String after, int count, String flow) {
    RealmSetup.Broker broker =
        new RealmSetup.Broker("kontor", Set.of(first.split(" ")), Set.of(after.split(" ")));
    RealmSetup realm =
        new RealmSetup(true, true, true, ACTIONS, true, ATTRIBUTES, STEPS, STEPS, List.of(broker));
    assertThat(realm.missing())
        .hasSize(count)
        .allMatch(sentence -> sentence.contains("identity provider kontor"));
    if (flow != null) {
      assertThat(realm.missing()).anyMatch(sentence -> sentence.contains(flow));
    }
  }
}
