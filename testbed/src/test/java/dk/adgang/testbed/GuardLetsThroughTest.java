package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What stands at the exits lets everybody through who has done what is due, whichever way they go
 * and whatever Keycloak asks of them on it.
 */
@AdgangTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GuardLetsThroughTest {

  private static final String EMPLOYER = "matrix";
  private static final String ASKS_CONSENT = "client-that-asks-consent";
  private static final String LIMITED = "client-of-few-sessions";
  private static final String ANSWERS_OTHERWISE = "client-that-answers-otherwise";
  private static final String SAML = "client-of-saml";
  private static final URI SAML_BACK = URI.create("http://localhost:8025/app/saml");
  private static final String WITHOUT_ADDRESS = "without an address";
  private static final int MOST_PAGES = 10;
  private static final Pattern MAILED =
      Pattern.compile("https?://\\S+/login-actions/action-token\\?key=[^\\s\"<>]+");

  /** Somebody for whom the guard has something to look at. */
  private enum Somebody {
    /** Need not have a second factor, has none, and skips. */
    WHO_SKIPS(Employees.SALGSASSISTENT),
    /** Must have one, and proves it. */
    WHO_PROVES(Employees.BUTIKSCHEF);

    private final String title;

    Somebody(String title) {
      this.title = title;
    }
  }

  private Adgang adgang;
  private MatrixRealm realm;
  private final Map<String, PlainEmployee> employees = new LinkedHashMap<>();
  private final Map<String, String> ids = new LinkedHashMap<>();

  @BeforeAll
  void makeRealm(Adgang running) {
    adgang = running;
    realm = new MatrixRealm(running);
    realm.employer(
        EMPLOYER,
        Map.of(
            "adgang.sms", List.of("true"),
            "adgang.secondFactor.requiredTitles", List.of(Employees.BUTIKSCHEF)));
    for (var way : Way.values()) {
      for (var somebody : Somebody.values()) {
        plan(way + " " + somebody, somebody);
      }
    }
    for (var action : List.of("TERMS_AND_CONDITIONS", "UPDATE_PROFILE", "VERIFY_EMAIL")) {
      for (var somebody : Somebody.values()) {
        plan(action + " " + somebody, somebody);
      }
    }
    plan(WITHOUT_ADDRESS, Somebody.WHO_SKIPS);
    for (var action : List.of("UPDATE_PASSWORD", "CONFIGURE_TOTP", "UPDATE_PROFILE")) {
      for (var somebody : Somebody.values()) {
        plan("console " + action + " " + somebody, somebody);
      }
    }
    realm.with(GuardLetsThroughTest::planActions);
    realm.with(this::planWithoutAddress);
    realm.with(GuardLetsThroughTest::planLimits);
    planClients();
    realm.make();
    realm.bind(LIMITED, "browser", "limited");
  }

  private void plan(String name, Somebody somebody) {
    var email = "lotte.%d@%s.example".formatted(ids.size(), EMPLOYER);
    var employee = new PlainEmployee(adgang.mailbox(), email, Employee.USUAL_PASSWORD);
    employees.put(name, employee);
    ids.put(
        name,
        realm.employee(
            email,
            EMPLOYER,
            true,
            Map.of("title", List.of(somebody.title)),
            somebody == Somebody.WHO_PROVES ? List.of(employee.passkey()) : List.of()));
  }

  /** As an import may bring somebody. */
  private void planWithoutAddress(ObjectNode planned) {
    for (var user : planned.withArray("/users")) {
      if (user.path("id").asText().equals(ids.get(WITHOUT_ADDRESS))) {
        var employee = user.<ObjectNode>require();
        employee.remove("email");
        employee.put("emailVerified", false).putArray("requiredActions").add("VERIFY_EMAIL");
      }
    }
  }

  private static void planActions(ObjectNode planned) {
    for (var action : planned.withArray("/requiredActions")) {
      if (action.path("alias").asText().equals("TERMS_AND_CONDITIONS")) {
        action.<ObjectNode>require().put("enabled", true);
      }
    }
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

  private void planClients() {
    for (var id : List.of(ASKS_CONSENT, LIMITED, ANSWERS_OTHERWISE)) {
      realm.client(
          Map.of(
              "clientId",
              id,
              "enabled",
              true,
              "publicClient",
              true,
              "consentRequired",
              id.equals(ASKS_CONSENT),
              "standardFlowEnabled",
              true,
              "implicitFlowEnabled",
              id.equals(ANSWERS_OTHERWISE),
              "redirectUris",
              List.of(MatrixRealm.WEB_BACK.toString())));
    }
    realm.client(
        Map.of(
            "clientId",
            SAML,
            "enabled",
            true,
            "protocol",
            "saml",
            "redirectUris",
            List.of(SAML_BACK.toString()),
            "attributes",
            Map.of(
                "saml_idp_initiated_sso_url_name",
                SAML,
                "saml_assertion_consumer_url_post",
                SAML_BACK.toString(),
                "saml.client.signature",
                "false",
                "saml.force.post.binding",
                "true")));
  }

  @AfterAll
  void endRealm() {
    realm.close();
  }

  /** Does what is due on each page, until the app is called back. */
  private static void goThrough(CodeFlow flow, PlainEmployee employee) {
    goThrough(flow, employee, CodeFlow::isDone);
  }

  private static void goThrough(CodeFlow flow, PlainEmployee employee, Predicate<CodeFlow> isOver) {
    var visit = PlainVisit.of(flow);
    for (var i = 0; i < MOST_PAGES && !isOver.test(flow); i++) {
      var page = flow.page();
      if (page.has("adgang-skip")) {
        flow.submit("skip", "true");
      } else if (page.body().contains("name=\"accept\"") && !page.values("code").isEmpty()) {
        flow.submit("code", page.value("code"), "accept", "Ja");
      } else if (!employee.obeyOnce(visit)) {
        return;
      }
    }
  }

  private static void givesToken(CodeFlow flow) {
    assertThat(flow.isDone())
        .as("a code, but %s %s:%n%s", flow.page().trail(), flow.page().at(), flow.page().body())
        .isTrue();
    assertThat(flow.tokens().has("access_token")).isTrue();
  }

  private CodeFlow flow(String client) {
    return realm.flow(client, MatrixRealm.WEB_BACK);
  }

  /** A way of a login, with what makes it one. */
  private enum Way {
    CONSENT,
    ANOTHER_CONSENT,
    SEVERAL_APPS,
    PROMPT_LOGIN,
    MAX_AGE,
    OFFLINE,
    SESSION_LIMITS,
    DEVICE,
    SAML_FROM_HERE,
    SAML_FROM_THE_APP,
    SAML_AFTER_AN_APP,
    HYBRID,
    IMPLICIT,
    FORM_POST,
    JARM,
    PAR
  }

  @ParameterizedTest
  @EnumSource
  void consent_that_an_app_asks_for(Somebody somebody) {
    var employee = employees.get(Way.CONSENT + " " + somebody);
    var flow = flow(ASKS_CONSENT);
    flow.open();
    goThrough(flow, employee);
    givesToken(flow);
    assertThat(realm.get("users/" + ids.get(Way.CONSENT + " " + somebody) + "/consents"))
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
    var employee = employees.get(Way.ANOTHER_CONSENT + " " + somebody);
    var flow = flow(ASKS_CONSENT);
    flow.open();
    goThrough(flow, employee, at -> at.page().body().contains("name=\"accept\""));
    flow.submit("code", flow.page().value("code"), "cancel", "Nej");
    assertThat(flow.isDone()).isFalse();
    assertThat(PlainBrowser.last(flow.page()).orElseThrow().toString())
        .contains("error=access_denied");

    flow.open();
    goThrough(flow, employee);
    givesToken(flow);
  }

  @ParameterizedTest
  @EnumSource
  void several_apps_in_one_session(Somebody somebody) {
    var employee = employees.get(Way.SEVERAL_APPS + " " + somebody);
    var flow = flow(MatrixRealm.WEB);
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
    assertThat(realm.sessions(ids.get(Way.SEVERAL_APPS + " " + somebody))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "PROMPT_LOGIN, WHO_SKIPS, prompt, login",
    "PROMPT_LOGIN, WHO_PROVES, prompt, login",
    "MAX_AGE, WHO_SKIPS, max_age, 0",
    "MAX_AGE, WHO_PROVES, max_age, 0"
  })
  void a_login_that_an_app_wants_anew(Way way, Somebody somebody, String name, String value) {
    var employee = employees.get(way + " " + somebody);
    var flow = flow(MatrixRealm.WEB);
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
    var employee = employees.get(Way.OFFLINE + " " + somebody);
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
            "/%s/users/%s/logout".formatted(realm.name(), ids.get(Way.OFFLINE + " " + somebody)),
            null);
    var web = flow(MatrixRealm.WEB);
    web.open();
    goThrough(web, employee);
    var online = web.tokens();
    assertThat(web.refresh(online).has("access_token")).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void a_step_that_counts_sessions(Somebody somebody) {
    var employee = employees.get(Way.SESSION_LIMITS + " " + somebody);
    for (var i = 0; i < 2; i++) {
      var flow = flow(LIMITED);
      flow.open();
      goThrough(flow, employee);
      givesToken(flow);
    }
    assertThat(realm.sessions(ids.get(Way.SESSION_LIMITS + " " + somebody))).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_device_without_a_keyboard(Somebody somebody) {
    var employee = employees.get(Way.DEVICE + " " + somebody);
    var begun =
        realm.ask(
            "protocol/openid-connect/auth/device",
            "client_id",
            MatrixRealm.DEVICE,
            "scope",
            "openid");
    var flow = flow(MatrixRealm.WEB);
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

  @ParameterizedTest
  @EnumSource
  void saml_that_begins_here(Somebody somebody) {
    var flow = flow(MatrixRealm.WEB);
    flow.go(realm.url().resolve("protocol/saml/clients/" + SAML));
    goThrough(
        flow, employees.get(Way.SAML_FROM_HERE + " " + somebody), at -> isAsserted(at.page()));
    saysWho(flow, employees.get(Way.SAML_FROM_HERE + " " + somebody));
  }

  @ParameterizedTest
  @EnumSource
  void saml_that_begins_at_the_app(Somebody somebody) {
    var flow = flow(MatrixRealm.WEB);
    flow.go(
        URI.create(
            realm.url().resolve("protocol/saml") + "?SAMLRequest=" + AdminRest.encode(request())));
    goThrough(
        flow, employees.get(Way.SAML_FROM_THE_APP + " " + somebody), at -> isAsserted(at.page()));
    saysWho(flow, employees.get(Way.SAML_FROM_THE_APP + " " + somebody));
  }

  @ParameterizedTest
  @EnumSource
  void saml_in_the_session_of_another_app(Somebody somebody) {
    var employee = employees.get(Way.SAML_AFTER_AN_APP + " " + somebody);
    var flow = flow(MatrixRealm.WEB);
    flow.open();
    goThrough(flow, employee);
    givesToken(flow);
    flow.go(realm.url().resolve("protocol/saml/clients/" + SAML));
    saysWho(flow, employee);
  }

  /** By the binding with a redirect: deflated, and in Base64. */
  private String request() {
    var request =
        """
        <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"
            xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_%s" Version="2.0"
            IssueInstant="%s" Destination="%s" AssertionConsumerServiceURL="%s"
            ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST">
          <saml:Issuer>%s</saml:Issuer>
        </samlp:AuthnRequest>\
        """
            .formatted(
                UUID.randomUUID(),
                Instant.now(),
                realm.url().resolve("protocol/saml"),
                SAML_BACK,
                SAML);
    var bytes = new ByteArrayOutputStream();
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (var out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(request.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static boolean isAsserted(PlainBrowser.Page page) {
    return !page.values("SAMLResponse").isEmpty();
  }

  private static void saysWho(CodeFlow flow, PlainEmployee employee) {
    var answer = flow.page().value("SAMLResponse");
    assertThat(new String(Base64.getMimeDecoder().decode(answer), UTF_8))
        .contains("Assertion")
        .contains(employee.email());
  }

  @ParameterizedTest
  @CsvSource({
    "HYBRID, WHO_SKIPS, code id_token token, fragment, access_token=",
    "HYBRID, WHO_PROVES, code id_token token, fragment, access_token=",
    "IMPLICIT, WHO_SKIPS, id_token token, fragment, access_token=",
    "IMPLICIT, WHO_PROVES, id_token token, fragment, access_token=",
    "JARM, WHO_SKIPS, code, jwt, response=",
    "JARM, WHO_PROVES, code, jwt, response="
  })
  void another_kind_of_answer(Way way, Somebody somebody, String type, String mode, String answer) {
    var flow = flow(ANSWERS_OTHERWISE);
    flow.go(question(type, mode));
    goThrough(
        flow,
        employees.get(way + " " + somebody),
        at -> PlainBrowser.last(at.page()).filter(GuardLetsThroughTest::isBack).isPresent());
    assertThat(PlainBrowser.last(flow.page()).orElseThrow().toString())
        .as(flow.page().body())
        .contains(answer);
  }

  private static boolean isBack(URI address) {
    return address.toString().startsWith(MatrixRealm.WEB_BACK.toString());
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_that_is_posted(Somebody somebody) {
    var flow = flow(ANSWERS_OTHERWISE);
    flow.go(question("code", "form_post"));
    goThrough(
        flow,
        employees.get(Way.FORM_POST + " " + somebody),
        at -> !at.browser().handed().isEmpty());
    assertThat(flow.browser().handed()).as(flow.page().body()).hasSize(1);
    assertThat(flow.browser().handed().get(0).body()).contains("NAME=\"code\"");
  }

  private URI question(String type, String mode) {
    return realm
        .url()
        .resolve(
            "protocol/openid-connect/auth?"
                + PlainBrowser.form(
                    "client_id",
                    ANSWERS_OTHERWISE,
                    "redirect_uri",
                    MatrixRealm.WEB_BACK.toString(),
                    "response_type",
                    type,
                    "response_mode",
                    mode,
                    "scope",
                    "openid",
                    "nonce",
                    "n",
                    "state",
                    "s"));
  }

  @ParameterizedTest
  @EnumSource
  void a_question_that_was_pushed(Somebody somebody) {
    var pushed =
        realm.ask(
            "protocol/openid-connect/ext/par/request",
            "client_id",
            ANSWERS_OTHERWISE,
            "redirect_uri",
            MatrixRealm.WEB_BACK.toString(),
            "response_type",
            "code",
            "scope",
            "openid");
    assertThat(pushed.has("request_uri")).as(pushed.toString()).isTrue();
    var flow = flow(ANSWERS_OTHERWISE);
    flow.go(
        realm
            .url()
            .resolve(
                "protocol/openid-connect/auth?"
                    + PlainBrowser.form(
                        "client_id",
                        ANSWERS_OTHERWISE,
                        "request_uri",
                        pushed.path("request_uri").asText())));
    goThrough(flow, employees.get(Way.PAR + " " + somebody));
    assertThat(flow.isDone()).as(flow.page().body()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void terms_that_are_to_be_accepted(Somebody somebody) {
    var name = "TERMS_AND_CONDITIONS " + somebody;
    owes(name, user -> user.putArray("requiredActions").add("TERMS_AND_CONDITIONS"));
    var flow = flow(MatrixRealm.WEB);
    flow.open();
    goThrough(flow, employees.get(name));
    assertThat(flow.page().has("kc-terms-text") || flow.page().body().contains("accept"))
        .as(flow.page().body())
        .isTrue();
    flow.submit("accept", "on");
    goThrough(flow, employees.get(name));
    givesToken(flow);
    isOwedNothing(name);
  }

  @ParameterizedTest
  @EnumSource
  void a_profile_that_is_to_be_looked_at(Somebody somebody) {
    var name = "UPDATE_PROFILE " + somebody;
    owes(name, user -> user.putArray("requiredActions").add("UPDATE_PROFILE"));
    var flow = flow(MatrixRealm.WEB);
    flow.open();
    goThrough(flow, employees.get(name));
    assertThat(flow.page().has("lastName")).as(flow.page().body()).isTrue();
    flow.submit(profile(employees.get(name).email()));
    goThrough(flow, employees.get(name));
    givesToken(flow);
    isOwedNothing(name);
  }

  private static String[] profile(String email) {
    return new String[] {"username", email, "email", email, "firstName", "Freja", "lastName", "Ny"};
  }

  @ParameterizedTest
  @EnumSource
  void an_address_that_is_to_be_verified(Somebody somebody) {
    var name = "VERIFY_EMAIL " + somebody;
    owes(
        name,
        user -> user.put("emailVerified", false).putArray("requiredActions").add("VERIFY_EMAIL"));
    var employee = employees.get(name);
    var flow = flow(MatrixRealm.WEB);
    flow.open();
    goThrough(flow, employee);
    assertThat(flow.isDone()).isFalse();
    flow.go(mailed(employee.email()));
    goThrough(flow, employee);
    if (!flow.isDone()) {
      flow.open();
      goThrough(flow, employee);
    }
    givesToken(flow);
    assertThat(realm.get("users/" + ids.get(name)).path("emailVerified").asBoolean()).isTrue();
    isOwedNothing(name);
  }

  private URI mailed(String address) {
    await().atMost(Duration.ofSeconds(40)).until(() -> !adgang.mailbox().to(address).isEmpty());
    return adgang.mailbox().to(address).stream()
        .map(mail -> MAILED.matcher(mail.text()))
        .filter(Matcher::find)
        .map(found -> URI.create(found.group()))
        .findFirst()
        .orElseThrow();
  }

  /** Keycloak passes over what it cannot ask of them; it stays with the employee. */
  @Test
  void an_address_that_is_to_be_verified_and_is_not_there() {
    assertThat(realm.get("users/" + ids.get(WITHOUT_ADDRESS)).has("email")).isFalse();
    var flow = flow(MatrixRealm.WEB);
    flow.open();
    goThrough(flow, employees.get(WITHOUT_ADDRESS));
    givesToken(flow);
  }

  private void owes(String name, Consumer<ObjectNode> change) {
    var user = (ObjectNode) realm.get("users/" + ids.get(name));
    change.accept(user);
    adgang.admin().put("/%s/users/%s".formatted(realm.name(), ids.get(name)), user);
  }

  private void isOwedNothing(String name) {
    assertThat(realm.get("users/" + ids.get(name)).path("requiredActions")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void what_the_account_console_begins(Somebody somebody) {
    for (var action : List.of("UPDATE_PROFILE", "CONFIGURE_TOTP", "UPDATE_PASSWORD")) {
      var name = "console " + action + " " + somebody;
      var employee = employees.get(name);
      var flow = realm.console();
      flow.open();
      goThrough(flow, employee);
      givesToken(flow);

      flow.open("scope", "openid", "kc_action", action);
      goThrough(
          flow,
          employee,
          at ->
              at.isDone()
                  || at.page().has("lastName")
                  || at.page().has("totpSecret")
                  || at.page().has("password-new"));
      assertThat(flow.isDone()).as("%s at once: %s", action, flow.page().trail()).isFalse();
      flow.submit(finished(action, employee, flow));
      goThrough(flow, employee);
      assertThat(PlainBrowser.last(flow.page()).map(URI::toString).orElse(""))
          .as("%s at %s:%n%s", name, flow.page().at(), flow.page().body())
          .contains("kc_action_status=success");
      givesToken(flow);
    }
  }

  private static String[] finished(String action, PlainEmployee employee, CodeFlow flow) {
    if (action.equals("UPDATE_PROFILE")) {
      return profile(employee.email());
    }
    if (action.equals("UPDATE_PASSWORD")) {
      return new String[] {"password-new", "kaffe-til-fire-3"};
    }
    var secret = flow.page().value("totpSecret");
    var code = new Totp(secret.getBytes(US_ASCII)).codeAt(Instant.now());
    return new String[] {"totp", code, "totpSecret", secret, "userLabel", "Min telefon"};
  }

  @ParameterizedTest
  @EnumSource
  void an_action_that_is_cancelled_in_the_account_console(Somebody somebody) {
    var name = Way.SEVERAL_APPS + " " + somebody;
    var employee = employees.get(name);
    var flow = realm.console();
    flow.open();
    goThrough(flow, employee);
    givesToken(flow);
    flow.open("scope", "openid", "kc_action", "UPDATE_PROFILE");
    goThrough(flow, employee, at -> at.isDone() || at.page().has("lastName"));
    assertThat(flow.isDone()).isFalse();
    flow.submit("cancel-aia", "true");
    assertThat(PlainBrowser.last(flow.page()).orElseThrow().toString())
        .contains("kc_action_status=cancelled");
    givesToken(flow);
  }

  @Test
  void a_profile_that_is_reviewed_at_a_first_login_by_an_identity_provider() {
    try (var office = new Office(adgang)) {
      var employer =
          office.employer(
              Map.of("adgang.secondFactor.requiredTitles", List.of(Employees.BUTIKSCHEF)));
      var alias = office.provider(employer, Map.of("amr", "[\"pwd\"]"), Map.of());
      var email = office.newcomer();
      var flow = office.login(email, alias);
      assertThat(flow.page().has("lastName")).as(flow.page().body()).isTrue();
      flow.submit(profile(email));
      if (!flow.isDone() && flow.page().has("adgang-skip")) {
        flow.submit("skip", "true");
      }
      givesToken(flow);
    }
  }
}
