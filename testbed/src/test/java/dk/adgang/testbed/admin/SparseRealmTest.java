package dk.adgang.testbed.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.GrantsRealm;
import dk.adgang.testbed.realm.OwnRealm;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpLink;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Realms that use Adgang, and lack what the realm file has: none of our pages is an error. */
@WithAdgang
final class SparseRealmTest {

  private static final String CLIENT = "adgang-web";
  private static final String BACK = "http://localhost:8025/app/callback";

  /** The attributes of people that every realm has. */
  private static final Set<String> KEYCLOAKS = Set.of("username", "email", "firstName", "lastName");

  /** The part that a realm lacks. */
  enum Lack {
    ORGANIZATIONS,
    PROFILE,
    POLICY_OF_ATTRIBUTES,
    ALL;

    void in(ObjectNode realm) {
      if (this == ORGANIZATIONS || this == ALL) {
        realm.put("organizationsEnabled", false);
        realm.remove("organizations");
      }
      if (this == PROFILE) {
        realm.remove("components");
      }
      if (this == POLICY_OF_ATTRIBUTES || this == ALL) {
        var config = realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config");
        var profile =
            (ObjectNode) GrantsRealm.json(config.at("/kc.user.profile.config/0").asText());
        profile.put("unmanagedAttributePolicy", "ENABLED");
        if (this == ALL) {
          profile.remove("groups");
          profile
              .withArray("/attributes")
              .removeIf(each -> !KEYCLOAKS.contains(each.path("name").asText()));
        }
        ((ObjectNode) config).putArray("kc.user.profile.config").add(profile.toString());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void employees_get_in_where_the_realm_lacks(Lack lack, Adgang adgang) {
    try (var realm = realm(adgang, lack)) {
      var employee = realm.employee();
      realm.sendWelcome(employee);
      var welcome = new HttpLink(adgang.mailbox().welcomeTo(employee).link());
      assertThat(HttpLink.succeeded(welcome.create(new HttpBrowser(), Employee.USUAL_PASSWORD)))
          .isTrue();

      var login = password(adgang, realm, employee);
      assertThat(login.page().has("adgang-choose")).as(login.page().body()).isTrue();
      for (var method : List.of("passkey", "sms", "otp")) {
        var offered = password(adgang, realm, employee);
        offered.submit("method", method);
        assertThat(offered.page().status())
            .as("%s: %s", method, offered.page().body())
            .isLessThan(500);
      }
      login.submit("skip", "true");
      assertThat(login.tokens().path("access_token").asText()).isNotEmpty();
      assertThat(password(adgang, realm, employee).isDone()).as("a skip is remembered").isTrue();

      var adding = flow(adgang, realm);
      adding.open("scope", "openid", "kc_action", "CONFIGURE_TOTP");
      adding.submit("username", employee.email(), "password", Employee.USUAL_PASSWORD);
      var secret = adding.page().value("totpSecret");
      var app = new Totp(secret.getBytes(US_ASCII));
      adding.submit("totp", app.codeAt(Instant.now()), "totpSecret", secret);
      adding.skipCodes();
      assertThat(adding.tokens().path("access_token").asText()).isNotEmpty();

      var next = password(adgang, realm, employee);
      assertThat(next.isDone()).as("a token for the password alone").isFalse();
      next.submit("otp", app.codeAfter(Instant.now()));
      assertThat(next.tokens().path("access_token").asText()).isNotEmpty();

      var forgotten = flow(adgang, realm);
      forgotten.open();
      forgotten.go(
          url(adgang, realm).resolve("login-actions/reset-credentials?client_id=" + CLIENT));
      forgotten.submit("username", employee.email());
      var reset = new HttpLink(adgang.mailbox().resetTo(employee).link());
      assertThat(reset.goOn(new HttpBrowser()).has("otp")).as("a code comes first").isTrue();

      var path = "/%s/adgang/employees/%s/second-factor".formatted(realm.name(), employee.id());
      assertThat(adgang.admin().get(path).isEmpty()).isFalse();
    }
  }

  /** Nothing behind the colon: an error of the app, which is told so. */
  @ParameterizedTest
  @ValueSource(strings = {"x:", "choose-second-factor:", "delete_credential:", ":", "x::"})
  void an_action_that_cannot_be_read_is_no_error_of_the_server(String action, Adgang adgang) {
    var flow =
        new CodeFlow(
            URI.create(adgang.server().issuer() + "/"), CLIENT, adgang.app() + "/callback");

    flow.open("scope", "openid", "kc_action", action);

    assertThat(flow.page().status()).as(flow.page().body()).isLessThan(400);
    assertThat(HttpBrowser.last(flow.page()).map(URI::toString).orElse(""))
        .startsWith(adgang.app() + "/callback")
        .contains("error=invalid_request")
        .doesNotContain("code=");
  }

  @Test
  void an_action_that_can_be_read_leads_to_the_login(Adgang adgang) {
    var flow =
        new CodeFlow(
            URI.create(adgang.server().issuer() + "/"), CLIENT, adgang.app() + "/callback");
    for (var action : List.of("x", "x:y", "UPDATE_PASSWORD")) {
      flow.open("scope", "openid", "kc_action", action);
      assertThat(flow.page().has("password")).as(action).isTrue();
    }
  }

  private static OwnRealm realm(Adgang adgang, Lack lack) {
    return new OwnRealm(
        adgang.project(),
        adgang.admin(),
        1,
        Map.of("host", "localhost", "port", Integer.toString(adgang.inbox().smtpPort())),
        lack::in);
  }

  private static CodeFlow password(Adgang adgang, OwnRealm realm, Employee employee) {
    var login = flow(adgang, realm);
    login.open();
    login.submit("username", employee.email(), "password", Employee.USUAL_PASSWORD);
    return login;
  }

  private static CodeFlow flow(Adgang adgang, OwnRealm realm) {
    return new CodeFlow(url(adgang, realm), CLIENT, BACK);
  }

  private static URI url(Adgang adgang, OwnRealm realm) {
    return adgang.server().url().resolve("/realms/" + realm.name() + "/");
  }
}
