package dk.adgang.testbed.attack.through;

import static dk.adgang.testbed.attack.through.GuardedRealm.ANSWERS_OTHERWISE;
import static dk.adgang.testbed.attack.through.GuardedRealm.givesToken;
import static dk.adgang.testbed.attack.through.GuardedRealm.goThrough;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.attack.through.GuardedRealm.Somebody;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The guards at the exits let every employee through who has done what is due, whichever way an app
 * sends them.
 */
@WithAdgang
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GuardLetsThroughTest {

  private static final String ASKS_CONSENT = "client-that-asks-consent";
  private static final String LIMITED = "client-of-few-sessions";

  /** A way of a login, with what makes it one. */
  private enum Way {
    CONSENT,
    ANOTHER_CONSENT,
    SEVERAL_APPS,
    PROMPT_LOGIN,
    MAX_AGE,
    OFFLINE,
    SESSION_LIMITS,
    DEVICE
  }

  @AutoClose private GuardedRealm guarded;
  private MatrixRealm realm;
  private Adgang adgang;

  @BeforeAll
  void makeRealm(Adgang running) {
    adgang = running;
    guarded = new GuardedRealm(running);
    realm = guarded.realm();
    for (var way : Way.values()) {
      guarded.plan(way);
    }
    realm.with(GuardLetsThroughTest::planLimits);
    guarded.client(ASKS_CONSENT, true, false);
    guarded.client(LIMITED, false, false);
    guarded.client(ANSWERS_OTHERWISE, false, true);
    realm.make();
    realm.bind(LIMITED, "browser", "limited");
  }

  /** The realm's own flow, and a step in it that counts sessions. */
  private static void planLimits(ObjectNode planned) {
    var flow = planned.withArray("/authenticationFlows").addObject();
    flow.put("alias", "limited").put("providerId", "basic-flow").put("topLevel", true);
    flow.put("builtIn", false);
    var steps = flow.withArray("/authenticationExecutions");
    steps
        .addObject()
        .put("flowAlias", "adgang browser forms")
        .put("authenticatorFlow", true)
        .put("requirement", "REQUIRED")
        .put("priority", 10);
    steps
        .addObject()
        .put("authenticator", "user-session-limits")
        .put("authenticatorConfig", "limited")
        .put("requirement", "REQUIRED")
        .put("priority", 20);
    planned
        .withArray("/authenticatorConfig")
        .addObject()
        .put("alias", "limited")
        .withObject("/config")
        .put("userRealmLimit", "1")
        .put("userClientLimit", "0")
        .put("behavior", "Terminate oldest session");
  }

  @ParameterizedTest
  @EnumSource
  void consent_that_an_app_asks_for(Somebody somebody) {
    var employee = guarded.employee(Way.CONSENT + " " + somebody);
    var flow = guarded.flow(ASKS_CONSENT);
    flow.open();
    goThrough(flow, employee);
    givesToken(flow);
    assertThat(realm.get("users/" + guarded.id(Way.CONSENT + " " + somebody) + "/consents"))
        .as("what was consented to")
        .hasSize(1);

    // In the same session, asked for anew.
    flow.open("scope", "openid", "prompt", "consent");
    assertThat(flow.isDone()).isFalse();
    goThrough(flow, employee);
    givesToken(flow);
  }

  @ParameterizedTest
  @EnumSource
  void consent_that_is_refused_and_then_given(Somebody somebody) {
    var employee = guarded.employee(Way.ANOTHER_CONSENT + " " + somebody);
    var flow = guarded.flow(ASKS_CONSENT);
    flow.open();
    goThrough(flow, employee, at -> at.page().body().contains("name=\"accept\""));
    flow.submit("code", flow.page().value("code"), "cancel", "Nej");
    assertThat(flow.isDone()).isFalse();
    assertThat(HttpBrowser.last(flow.page()).orElseThrow().toString())
        .contains("error=access_denied");

    flow.open();
    goThrough(flow, employee);
    givesToken(flow);
  }

  @ParameterizedTest
  @EnumSource
  void several_apps_in_one_session(Somebody somebody) {
    var employee = guarded.employee(Way.SEVERAL_APPS + " " + somebody);
    var flow = guarded.flow(MatrixRealm.WEB);
    flow.open();
    goThrough(flow, employee);
    givesToken(flow);

    var app = flow.of(ANSWERS_OTHERWISE, MatrixRealm.WEB_BACK);
    app.open();
    givesToken(app);
    var console = flow.of(MatrixRealm.CONSOLE, realm.url().resolve("account/"));
    console.open();
    givesToken(console);
    var again = flow.of(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
    again.open("scope", "openid", "prompt", "none");
    givesToken(again);
    assertThat(realm.sessions(guarded.id(Way.SEVERAL_APPS + " " + somebody))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "PROMPT_LOGIN, WHO_SKIPS, prompt, login",
    "PROMPT_LOGIN, WHO_PROVES, prompt, login",
    "MAX_AGE, WHO_SKIPS, max_age, 0",
    "MAX_AGE, WHO_PROVES, max_age, 0"
  })
  void a_login_that_an_app_wants_anew(Way way, Somebody somebody, String name, String value) {
    var employee = guarded.employee(way + " " + somebody);
    var flow = guarded.flow(MatrixRealm.WEB);
    flow.open();
    goThrough(flow, employee);
    givesToken(flow);

    flow.open("scope", "openid", name, value);
    // Keycloak counts the age in whole seconds: in the same one the login is not too old yet.
    assertThat(flow.isDone() && way == Way.PROMPT_LOGIN).isFalse();
    goThrough(flow, employee);
    givesToken(flow);
  }

  @ParameterizedTest
  @EnumSource
  void an_offline_token_and_its_refreshes(Somebody somebody) {
    var employee = guarded.employee(Way.OFFLINE + " " + somebody);
    var flow = realm.flow(MatrixRealm.APP, MatrixRealm.APP_BACK);
    flow.open("scope", "openid offline_access");
    goThrough(flow, employee);
    var tokens = flow.tokens();
    for (var i = 0; i < 3; i++) {
      tokens = flow.refresh(tokens);
      assertThat(tokens.has("access_token")).isTrue();
    }

    // An offline token outlives the session in which it was made.
    adgang
        .admin()
        .send(
            "POST",
            "/%s/users/%s/logout".formatted(realm.name(), guarded.id(Way.OFFLINE + " " + somebody)),
            null);
    var web = guarded.flow(MatrixRealm.WEB);
    web.open();
    goThrough(web, employee);
    var online = web.tokens();
    assertThat(web.refresh(online).has("access_token")).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void a_step_that_counts_sessions(Somebody somebody) {
    var employee = guarded.employee(Way.SESSION_LIMITS + " " + somebody);
    for (var i = 0; i < 2; i++) {
      var flow = guarded.flow(LIMITED);
      flow.open();
      goThrough(flow, employee);
      givesToken(flow);
    }
    assertThat(realm.sessions(guarded.id(Way.SESSION_LIMITS + " " + somebody))).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_device_without_a_keyboard_is_let_through(Somebody somebody) {
    var employee = guarded.employee(Way.DEVICE + " " + somebody);
    var begun =
        realm.ask(
            "protocol/openid-connect/auth/device",
            "client_id",
            MatrixRealm.DEVICE,
            "scope",
            "openid");
    var flow = guarded.flow(MatrixRealm.WEB);
    flow.go(URI.create(begun.path("verification_uri_complete").asText()));
    goThrough(flow, employee, at -> at.page().at().getPath().endsWith("/device/status"));
    assertThat(
            realm
                .token(
                    "grant_type",
                    "urn:ietf:params:oauth:grant-type:device_code",
                    "client_id",
                    MatrixRealm.DEVICE,
                    "device_code",
                    begun.path("device_code").asText())
                .has("access_token"))
        .as("a token of the device, at %s:%n%s", flow.page().at(), flow.page().body())
        .isTrue();
  }
}
