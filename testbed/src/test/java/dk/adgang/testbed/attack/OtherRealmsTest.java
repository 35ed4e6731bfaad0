package dk.adgang.testbed.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.Ports;
import dk.adgang.testbed.TestServers;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.foreign.ForeignJourney;
import dk.adgang.testbed.realm.foreign.ForeignJourney.Of;
import dk.adgang.testbed.realm.foreign.ForeignRealm;
import dk.adgang.testbed.web.Response;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A realm that does not use Adgang is Keycloak's own: each request in it is answered as on a server
 * without the jars.
 */
@WithAdgang
final class OtherRealmsTest {

  private static final String WITHOUT = "uden.example";
  private static final String WITH = "med.example";

  /**
   * The parts that have an id of Keycloak's and are ours in our realms, each with the journeys that
   * meet it.
   */
  private static final Map<String, Set<Of>> MET =
      Map.ofEntries(
          Map.entry("required-action/UPDATE_PASSWORD", Set.of(Of.UPDATE_PASSWORD, Of.RESET)),
          Map.entry("required-action/CONFIGURE_TOTP", Set.of(Of.APP)),
          Map.entry("required-action/webauthn-register", Set.of(Of.PASSKEY)),
          Map.entry("required-action/webauthn-register-passwordless", Set.of(Of.PASSWORDLESS)),
          Map.entry("required-action/UPDATE_PROFILE", Set.of(Of.UPDATE_PROFILE)),
          Map.entry("required-action/VERIFY_PROFILE", Set.of(Of.ACCOUNT)),
          Map.entry("required-action/VERIFY_EMAIL", Set.of(Of.ACCOUNT)),
          Map.entry("required-action/UPDATE_EMAIL", Set.of(Of.ACCOUNT)),
          Map.entry("required-action/TERMS_AND_CONDITIONS", Set.of(Of.ACCOUNT)),
          Map.entry("required-action/idp_link", Set.of(Of.ACCOUNT)),
          Map.entry("required-action/delete_account", Set.of(Of.ACCOUNT)),
          Map.entry("actionTokenHandler/execute-actions", Set.of(Of.ADMIN_REST)),
          Map.entry("actionTokenHandler/reset-credentials", Set.of(Of.RESET)),
          Map.entry("actionTokenHandler/verify-email", Set.of(Of.ACCOUNT)),
          Map.entry("actionTokenHandler/update-email", Set.of(Of.ACCOUNT)),
          Map.entry("actionTokenHandler/idp-verify-account-via-email", Set.of(Of.BROKER)),
          Map.entry("credential/keycloak-webauthn-passwordless", Set.of(Of.PASSWORDLESS)),
          Map.entry("cookie/default", EnumSet.allOf(Of.class)),
          Map.entry("login-protocol/saml", Set.of(Of.SAML)),
          Map.entry("required-action/CONFIGURE_RECOVERY_AUTHN_CODES", Set.of(Of.RECOVERY_CODES)),
          Map.entry("required-action/delete_credential", Set.of(Of.DELETE_CREDENTIAL)),
          Map.entry("authenticator/auth-username-password-form", EnumSet.allOf(Of.class)),
          Map.entry("authenticator/idp-confirm-link", Set.of(Of.BROKER)),
          Map.entry("authenticator/auth-otp-form", Set.of(Of.APP)),
          Map.entry("authenticator/webauthn-authenticator", Set.of(Of.PASSKEY)),
          Map.entry("authenticator/auth-recovery-authn-code-form", Set.of(Of.RECOVERY_CODES)),
          Map.entry("authenticator/reset-credentials-choose-user", Set.of(Of.RESET)),
          Map.entry("credential/keycloak-otp", Set.of(Of.APP, Of.ACCOUNT_REST)),
          Map.entry("credential/keycloak-webauthn", Set.of(Of.PASSKEY)),
          Map.entry("credential/keycloak-recovery-authn-codes", Set.of(Of.RECOVERY_CODES)),
          Map.entry("oauth2-grant-type/urn:openid:params:grant-type:ciba", Set.of(Of.CIBA)),
          Map.entry(
              "oauth2-grant-type/urn:ietf:params:oauth:grant-type:jwt-bearer",
              Set.of(Of.ASSERTION)),
          Map.entry("login/freemarker", EnumSet.allOf(Of.class)),
          Map.entry("protocol-mapper/oidc-amr-mapper", Set.of(Of.APP, Of.PASSKEY)),
          Map.entry("emailTemplate/freemarker", Set.of(Of.RESET, Of.ACCOUNT, Of.ADMIN_REST)),
          Map.entry("password-policy-manager/default", Set.of(Of.UPDATE_PASSWORD, Of.ADMIN_REST)),
          Map.entry("client-policy-manager/default", Set.of(Of.UNREADABLE_REQUEST)));

  private static KeycloakServer bare;
  private static final List<ForeignRealm> WITHOUT_JARS = new ArrayList<>();
  private static final List<ForeignRealm> WITH_JARS = new ArrayList<>();

  @BeforeAll
  static void boot(Adgang adgang) {
    adgang
        .inbox()
        .web()
        .on(
            "/ciba",
            request -> {
              ForeignJourney.PHONE.add(request.header("Authorization").orElseThrow());
              return Response.of(201, "text/plain", "");
            });
    bare =
        TestServers.bare(adgang.project(), Ports.free(), List.of(Adgang.cibaAsks(adgang.inbox())));
    for (var realm : List.of("foreign", KeycloakServer.MASTER)) {
      WITHOUT_JARS.add(new ForeignRealm(bare.url(), adgang.inbox(), realm, WITHOUT));
      WITH_JARS.add(new ForeignRealm(adgang.server().url(), adgang.inbox(), realm, WITH));
    }
  }

  @AfterAll
  static void end() {
    WITH_JARS.forEach(ForeignRealm::close);
    if (bare != null) {
      bare.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_new_realm_is_as_without_the_jars(Of journey) throws Exception {
    same(journey, WITHOUT_JARS.get(0), WITH_JARS.get(0));
  }

  @ParameterizedTest
  @EnumSource
  void the_realm_of_the_administrators_is_as_without_the_jars(Of journey) throws Exception {
    same(journey, WITHOUT_JARS.get(1), WITH_JARS.get(1));
  }

  private static void same(Of journey, ForeignRealm without, ForeignRealm with) throws Exception {
    var expected = journey.in(without, Map.of(WITHOUT, "SOMEWHERE"));
    assertThat(expected).noneMatch(line -> line.startsWith("== " + ForeignJourney.NOT_IN));
    var found = journey.in(with, Map.of(WITH, "SOMEWHERE"));
    for (var line = 0; line < Math.min(expected.size(), found.size()); line++) {
      assertThat(found.get(line))
          .as("%s, after%n%s", journey, String.join("\n", before(expected, line)))
          .isEqualTo(expected.get(line));
    }
    assertThat(found).hasSameSizeAs(expected);
  }

  private static List<String> before(List<String> lines, int line) {
    return lines.subList(Math.max(0, line - 8), line);
  }

  /** A realm may have only our theme: its pages are ours, but Keycloak handles their forms. */
  @ParameterizedTest
  @EnumSource(names = {"APP", "RECOVERY_CODES", "PASSKEY", "UPDATE_PASSWORD"})
  void a_realm_may_have_our_theme_alone(Of journey, Adgang adgang) throws Exception {
    try (var realm =
        new ForeignRealm(adgang.server().url(), adgang.inbox(), "foreign-themed", WITH)) {
      realm.theme("adgang");

      var seen = journey.in(realm, Map.of());

      // Keycloak itself answers 500 to a text that is no passkey, with and without the jars.
      assertThat(seen)
          .filteredOn(line -> !line.startsWith("== add a passkey, broken: 500 "))
          .noneMatch(line -> line.matches("== .*: 5\\d\\d .*"));
      assertThat(seen.stream().filter("== tokens"::equals)).hasSizeGreaterThan(1);
    }
  }

  /** Each id of Keycloak's that we replace must be met by a journey. */
  @Test
  void every_id_that_is_replaced_has_a_journey() {
    var replaced = new TreeSet<String>();
    var without = WITHOUT_JARS.get(0).parts();
    for (var kind : WITH_JARS.get(0).parts().properties()) {
      for (var part : kind.getValue().path("providers").properties()) {
        var same = without.path(kind.getKey()).path("providers").path(part.getKey());
        // Besides its order a part may show its connections.
        if (!same.isMissingNode() && !same.path("order").equals(part.getValue().path("order"))) {
          replaced.add(kind.getKey() + "/" + part.getKey());
        }
      }
    }

    assertThat(replaced).containsExactlyElementsOf(new TreeSet<>(MET.keySet()));
  }
}
