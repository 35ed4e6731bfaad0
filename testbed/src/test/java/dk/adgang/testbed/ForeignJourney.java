package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What somebody does in a realm that does not use Adgang, and what they are answered. */
final class ForeignJourney {

  /** One of them. */
  enum Of {
    APP,
    RECOVERY_CODES,
    PASSKEY,
    PASSWORDLESS,
    UPDATE_PASSWORD,
    UPDATE_PROFILE,
    ACCOUNT,
    DELETE_CREDENTIAL,
    RESET,
    REGISTRATION,
    CONSENT,
    DEVICE,
    CIBA,
    ASSERTION,
    TOKEN_EXCHANGE,
    DIRECT_GRANT,
    BROKER,
    SAML,
    UNREADABLE_REQUEST,
    ACCOUNT_REST,
    ADMIN_REST;

    /** Goes all the way; what was answered comes back. */
    List<String> in(ForeignRealm realm, Map<String, String> own) throws InterruptedException {
      var journey = new ForeignJourney(realm, name().toLowerCase(Locale.ROOT), own);
      switch (this) {
        case APP -> journey.app();
        case RECOVERY_CODES -> journey.recoveryCodes();
        case PASSKEY -> journey.passkey();
        case PASSWORDLESS -> journey.passwordless();
        case UPDATE_PASSWORD -> journey.updatePassword();
        case UPDATE_PROFILE -> journey.updateProfile();
        case ACCOUNT -> journey.account();
        case DELETE_CREDENTIAL -> journey.deleteCredential();
        case RESET -> journey.reset();
        case REGISTRATION -> journey.registration();
        case CONSENT -> journey.consent();
        case DEVICE -> journey.device();
        case CIBA -> journey.ciba();
        case ASSERTION -> journey.assertion();
        case TOKEN_EXCHANGE -> journey.tokenExchange();
        case DIRECT_GRANT -> journey.directGrant();
        case BROKER -> journey.broker();
        case SAML -> journey.saml();
        case UNREADABLE_REQUEST -> journey.unreadableRequest();
        case ACCOUNT_REST -> journey.accountRest();
        case ADMIN_REST -> journey.adminRest();
      }
      return journey.answers.lines();
    }
  }

  /** Whoever is asked on a phone whether somebody may log in: what the server sent it. */
  static final BlockingQueue<String> PHONE = new LinkedBlockingQueue<>();

  /** A journey that has not come to its end, and shows nothing of what comes after. */
  static final String NOT_IN = "not in";

  private static final String PASSWORD = Employee.USUAL_PASSWORD;
  private static final String NEW_PASSWORD = "Helt-Ny-2027";
  private static final String REFUSED = "Ikke-Denne-2027";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern LINK = Pattern.compile("http://localhost:\\S+");

  /** By what is ours, and nothing of Keycloak's, a server with the jars may be told. */
  private static final Pattern OURS =
      Pattern.compile("adgang.*|choose-second-factor|enrol-sms|(enrol|prove)-example-card");

  private final ForeignRealm realm;
  private final String person;
  private final Transcript answers;
  private final Set<String> codes = new HashSet<>();
  private String id;

  private ForeignJourney(ForeignRealm realm, String person, Map<String, String> own) {
    this.realm = realm;
    this.person = person;
    this.answers = new Transcript(own);
  }

  private void app() {
    begin();
    var app = addApp();
    var login = login(ForeignRealm.WEB);
    see("code", login);
    submit(login, "otp", "000000");
    see("wrong code", login);
    submit(login, "otp", code(app));
    see("in", login);
    tokens(login);
    var stock = login(ForeignRealm.STOCK);
    see("Keycloak's own flow", stock);
    var again = action("CONFIGURE_TOTP");
    see("a second app", again);
  }

  private Totp addApp() {
    var login = action("CONFIGURE_TOTP");
    see("add an app", login);
    var key = login.page().value("totpSecret");
    var app = new Totp(key.getBytes(US_ASCII));
    submit(login, "totp", "000000", "totpSecret", key, "userLabel", "Min app");
    see("add an app, wrong code", login);
    submit(login, "totp", code(app), "totpSecret", key, "userLabel", "Min app");
    see("app added", login);
    tokens(login);
    credentials();
    return app;
  }

  private void recoveryCodes() {
    begin();
    var login = action("CONFIGURE_RECOVERY_AUTHN_CODES");
    see("codes", login);
    var codes = login.page().value("generatedRecoveryAuthnCodes");
    submit(
        login,
        "generatedRecoveryAuthnCodes",
        codes,
        "generatedAt",
        login.page().value("generatedAt"),
        "userLabel",
        "Mine koder");
    see("codes added", login);
    tokens(login);
    credentials();
    var first = codes.split("[,|]", -1)[0];
    var next = login(ForeignRealm.WEB);
    see("asked for a code", next);
    submit(next, "recoveryCodeInput", "wrong");
    see("wrong code", next);
    submit(next, "recoveryCodeInput", first);
    see("in", next);
    tokens(next);
    credentials();
  }

  private void passkey() {
    begin();
    var key = new PlainKey();
    var login = action("webauthn-register");
    see("add a passkey", login);
    submit(login, "clientDataJSON", "x", "attestationObject", "x", "authenticatorLabel", "x");
    see("add a passkey, broken", login);
    login = action("webauthn-register");
    login.submit(key.added(login.page(), "Min nøgle"));
    see("passkey added", login);
    tokens(login);
    credentials();
    var next = login(ForeignRealm.WEB);
    see("asked for a passkey", next);
    next.submit(new PlainKey().answer(next.page()));
    see("another one's", next);
    next = login(ForeignRealm.WEB);
    next.submit(key.answer(next.page()));
    see("in", next);
    tokens(next);
  }

  private void saml() {
    begin();
    var login = realm.login(ForeignRealm.WEB);
    login.go(realm.url().resolve("protocol/saml/clients/" + ForeignRealm.SAML));
    see("login page", login);
    submit(login, "username", realm.address(person), "password", "wrong");
    see("wrong password", login);
    submit(login, "username", realm.address(person), "password", PASSWORD);
    see("an assertion", login);
  }

  private void passwordless() {
    begin();
    var key = new PlainKey();
    var login = action("webauthn-register-passwordless");
    see("add a passkey", login);
    login.submit(key.added(login.page(), "Min nøgle"));
    see("passkey added", login);
    tokens(login);
    credentials();
    var next = realm.login(ForeignRealm.PASSWORDLESS);
    next.open();
    see("name", next);
    submit(next, "username", realm.address(person));
    see("asked for a passkey", next);
    next.submit(key.answer(next.page()));
    see("in", next);
    tokens(next);
  }

  private void updatePassword() {
    begin();
    var login = action("UPDATE_PASSWORD");
    see("new password", login);
    submit(login, "password-new", "", "password-confirm", "");
    see("none", login);
    submit(login, "password-new", NEW_PASSWORD, "password-confirm", "another");
    see("not the same", login);
    realm.refuse(REFUSED);
    manage("PUT", "/reset-password", Map.of("type", "password", "value", REFUSED));
    submit(login, "password-new", REFUSED, "password-confirm", REFUSED);
    see("refused by a policy", login);
    submit(login, "password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD);
    see("changed", login);
    tokens(login);
    see("old password", login(ForeignRealm.WEB));
    var next = login(ForeignRealm.WEB, NEW_PASSWORD);
    tokens(next);
    manage("PUT", "/reset-password", Map.of("type", "password", "value", "1", "temporary", true));
    next = login(ForeignRealm.STOCK, "1");
    see("temporary password", next);
    // A password that Adgang would refuse.
    submit(next, "password-new", "1234", "password-confirm", "1234");
    see("an easy one", next);
    tokens(next);
    credentials();
  }

  private void updateProfile() {
    begin();
    var login = action("UPDATE_PROFILE");
    see("profile", login);
    submit(login, "email", "no address", "firstName", "", "lastName", "Lind");
    see("wrong", login);
    submit(
        login,
        "username",
        realm.address(person),
        "email",
        realm.address(person),
        "firstName",
        "Freja",
        "lastName",
        "Krogh");
    see("changed", login);
    tokens(login);
    manage("GET", "", null);
  }

  /** Keycloak's other actions: some that an administrator asks for, some that an app does. */
  private void account() {
    begin();
    manage("PUT", "", Map.of("requiredActions", List.of("VERIFY_PROFILE", "TERMS_AND_CONDITIONS")));
    var login = login(ForeignRealm.WEB);
    see("terms", login);
    submit(login, "cancel", "no");
    see("refused", login);
    login = login(ForeignRealm.WEB);
    submit(login, "accept", "yes");
    see("accepted", login);
    tokens(login);
    login = action("UPDATE_EMAIL");
    see("address", login);
    submit(login, "email", "no address");
    see("no address", login);
    submit(login, "email", "ny." + realm.address(person));
    see("changed", login);
    tokens(login);
    manage("GET", "", null);
    manage("PUT", "", Map.of("emailVerified", false, "requiredActions", List.of("VERIFY_EMAIL")));
    login = login(ForeignRealm.WEB);
    see("mail sent", login);
    submit(login);
    see("not again at once", login);
    follow("verify the address", login, "ny." + person);
    manage("GET", "", null);
    manage("PUT", "", Map.of("emailVerified", true, "requiredActions", List.of()));
    realm.admin().put("/" + realm.name(), Map.of("verifyEmail", true));
    login = action("UPDATE_EMAIL");
    submit(login, "email", realm.address(person));
    see("a mail to the new address", login);
    follow("confirm the address", login, person);
    manage("GET", "", null);
    realm.admin().put("/" + realm.name(), Map.of("verifyEmail", false));
    login = action("idp_link:" + ForeignRealm.OFFICE);
    see("connect", login);
    submit(login);
    see("at the office", login);
    login = action("delete_account");
    see("delete", login);
    submit(login);
    see("deleted", login);
    manage("GET", "", null);
  }

  private void deleteCredential() {
    begin();
    var app = addApp();
    // The first two ask for a code, of which there are three at any moment.
    for (var each : List.of("no-such", credential("otp"), credential("password"))) {
      var login = action("delete_credential:" + each);
      see("code first", login);
      if (login.page().has("otp")) {
        submit(login, "otp", code(app));
      }
      see("remove", login);
      submit(login, "accept", "Yes");
      see("removed", login);
      credentials();
    }
  }

  private void reset() {
    begin();
    var login = realm.login(ForeignRealm.STOCK);
    login.open();
    login.go(realm.url().resolve("login-actions/reset-credentials?client_id=foreign-stock"));
    see("whose", login);
    submit(login, "username", "");
    see("nobody's", login);
    submit(login, "username", realm.address(person));
    see("sent", login);
    await().atMost(PATIENCE).until(() -> !realm.mailsTo(person).isEmpty());
    var mail = realm.mailsTo(person).get(0);
    answers.text("mail", mail.subject() + "\n" + mail.text());
    login.go(URI.create(link(mail.text())));
    see("new password", login);
    submit(login, "password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD);
    see("changed", login);
    tokens(login(ForeignRealm.STOCK, NEW_PASSWORD));
  }

  private void registration() {
    var login = realm.login(ForeignRealm.STOCK);
    login.open();
    login.go(
        URI.create(
            login
                .page()
                .at()
                .toString()
                .replace("protocol/openid-connect/auth", "protocol/openid-connect/registrations")));
    see("register", login);
    submit(login, "email", "no address", "password", PASSWORD);
    see("wrong", login);
    submit(
        login,
        "username",
        realm.address(person),
        "email",
        realm.address(person),
        "firstName",
        "Freja",
        "lastName",
        "Lind",
        "password",
        PASSWORD,
        "password-confirm",
        PASSWORD);
    see("registered", login);
    id = realm.registered(person);
    tokens(login);
    manage("GET", "", null);
    credentials();
    answers.text("mails", realm.mailsTo(person).size());
  }

  private void consent() {
    begin();
    var login = login(ForeignRealm.CONSENT);
    see("asked", login);
    submit(login, "code", login.page().value("code"), "accept", "Yes");
    see("in", login);
    tokens(login);
    var next = login(ForeignRealm.CONSENT);
    tokens(next);
    manage("GET", "/consents", null);
  }

  private void device() {
    begin();
    var begun =
        realm.ask("protocol/openid-connect/auth/device", ForeignRealm.DEVICE, "scope", "openid");
    answers.json("begun", begun);
    var login = realm.login(ForeignRealm.DEVICE);
    login.go(URI.create(begun.path("verification_uri").asText()));
    see("which device", login);
    submit(login, "device_user_code", begun.path("user_code").asText());
    see("whose", login);
    submit(login, "username", realm.address(person), "password", PASSWORD);
    see("asked", login);
    submit(login, "code", login.page().value("code"), "accept", "Yes");
    see("let in", login);
    answers.json(
        "tokens",
        realm.token(
            ForeignRealm.DEVICE,
            "grant_type",
            "urn:ietf:params:oauth:grant-type:device_code",
            "device_code",
            begun.path("device_code").asText()));
  }

  private void ciba() throws InterruptedException {
    begin();
    var begun =
        realm.ask(
            "protocol/openid-connect/ext/ciba/auth",
            ForeignRealm.CIBA,
            "scope",
            "openid",
            "login_hint",
            realm.address(person));
    answers.json("begun", begun);
    var asked = PHONE.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    answers.json(
        "approved",
        realm.call(
            "POST",
            realm.url().getPath() + "protocol/openid-connect/ext/ciba/auth/callback",
            asked,
            "{\"status\":\"SUCCEED\"}"));
    answers.json(
        "tokens",
        realm.token(
            ForeignRealm.CIBA,
            "grant_type",
            "urn:openid:params:grant-type:ciba",
            "auth_req_id",
            begun.path("auth_req_id").asText()));
  }

  private void assertion() {
    begin();
    var there = realm.inOffice(person);
    manage(
        "POST",
        "/federated-identity/" + ForeignRealm.OFFICE,
        Map.of("userId", there, "userName", realm.address(person)));
    for (var assertion : List.of(realm.signed(person), "none")) {
      answers.json(
          "tokens",
          realm.token(
              ForeignRealm.ASSERTION,
              "grant_type",
              "urn:ietf:params:oauth:grant-type:jwt-bearer",
              "assertion",
              assertion));
    }
  }

  private void tokenExchange() {
    begin();
    var token = direct(ForeignRealm.EXCHANGE, PASSWORD).path("access_token").asText();
    for (var subject : List.of(token, "none")) {
      answers.json(
          "exchanged",
          realm.token(
              ForeignRealm.EXCHANGE,
              "grant_type",
              "urn:ietf:params:oauth:grant-type:token-exchange",
              "subject_token",
              subject,
              "subject_token_type",
              "urn:ietf:params:oauth:token-type:access_token"));
    }
  }

  private void directGrant() {
    begin();
    answers.json("in", direct(ForeignRealm.WEB, PASSWORD));
    answers.json("wrong password", direct(ForeignRealm.WEB, "wrong"));
    var app = addApp();
    answers.json("no code", direct(ForeignRealm.WEB, PASSWORD));
    answers.json("in with a code", direct(ForeignRealm.WEB, PASSWORD, "totp", code(app)));
  }

  private void broker() {
    begin();
    realm.inOffice(person);
    var login = realm.login(ForeignRealm.STOCK);
    login.open("scope", "openid", "kc_idp_hint", ForeignRealm.OFFICE);
    see("at the office", login);
    submit(login, "username", realm.address(person), "password", PASSWORD);
    see("an account is there", login);
    var question = login.page();
    submit(login, "submitAction", "linkAccount");
    see("connect", login);
    follow("confirm the account", login, person);
    login.at(question);
    submit(login, "submitAction", "neither");
    see("no answer", login);
  }

  private void unreadableRequest() {
    for (var action : List.of("UPDATE_PASSWORD:", "x:", ":", "x::", "no-such", "x:y")) {
      var login = realm.login(ForeignRealm.STOCK);
      login.open("scope", "openid", "kc_action", action);
      see(action, login);
    }
    var login = realm.login(ForeignRealm.STOCK);
    login.open();
    login.browser().post(login.page().action(), "username", "\0", "password", "\0");
    see("login page", login);
    submit(login, "username", "a", "username", "b", "password", "c");
    see("two names", login);
  }

  private void accountRest() {
    begin();
    var app = addApp();
    var bearer =
        direct(ForeignRealm.WEB, PASSWORD, "totp", code(app)).path("access_token").asText();
    var account = realm.url().getPath() + "account";
    answers.json("profile", realm.call("GET", account, bearer, null));
    answers.json("credentials", realm.call("GET", account + "/credentials", bearer, null));
    answers.json(
        "changed",
        realm.call(
            "POST",
            account,
            bearer,
            AdminRest.text(
                Map.of(
                    "username",
                    realm.address(person),
                    "email",
                    realm.address(person),
                    "firstName",
                    "Freja",
                    "lastName",
                    "Krogh"))));
    answers.json("apps", realm.call("GET", account + "/applications", bearer, null));
    answers.json(
        "removed",
        realm.call("DELETE", account + "/credentials/" + credential("otp"), bearer, null));
    credentials();
  }

  private void adminRest() {
    begin();
    var authentication = "/" + realm.name() + "/authentication";
    var actions = realm.manage("GET", authentication + "/required-actions", null);
    answers.json("required actions", actions);
    for (var action : actions.path("body")) {
      var alias = action.path("alias").asText();
      var path = authentication + "/required-actions/" + alias;
      answers.json(alias, realm.manage("GET", path + "/config-description", null));
      answers.json(alias + ", settings", realm.manage("GET", path + "/config", null));
    }
    for (var settings :
        List.of(
            Map.of("max_auth_age", "60"),
            Map.of("max_auth_age", "-1"),
            Map.of("adgang.link.welcomeHours", "forever"))) {
      var path = authentication + "/required-actions/UPDATE_PASSWORD/config";
      answers.json(settings.toString(), realm.manage("PUT", path, Map.of("config", settings)));
      answers.json("stored", realm.manage("GET", path, null));
      answers.json("forgotten", realm.manage("DELETE", path, null));
    }
    for (var list :
        List.of(
            "/unregistered-required-actions",
            "/authenticator-providers",
            "/client-authenticator-providers",
            "/form-action-providers",
            "/flows")) {
      answers.json(list, without(realm.manage("GET", authentication + list, null)));
    }
    for (var path :
        List.of(
            "/credential-registrators",
            "/events/config",
            "/client-scopes",
            "/client-policies/policies",
            "/users/profile",
            "/adgang/employees/" + id + "/links",
            "/adgang/employees/" + id + "/second-factor")) {
      answers.json(path, without(realm.manage("GET", "/" + realm.name() + path, null)));
    }
    answers.json(
        "our pages", realm.call("GET", realm.url().getPath() + "adgang/link", "none", null));
    manage("PUT", "/reset-password", Map.of("type", "password", "value", "1"));
    manage("PUT", "/execute-actions-email", List.of("UPDATE_PASSWORD"));
    await().atMost(PATIENCE).until(() -> !realm.mailsTo(person).isEmpty());
    var mail = realm.mailsTo(person).get(0);
    answers.text("mail", mail.subject() + "\n" + mail.text());
    var link = realm.login(ForeignRealm.STOCK);
    link.go(URI.create(link(mail.text())));
    see("link", link);
    manage("GET", "/configured-user-storage-credential-types", null);
    credentials();
    organization();
    answers.text("mails", realm.mailsTo(person).size());
  }

  /** Employers may have any settings but ours, which would make the realm one of ours. */
  private void organization() {
    var name = "foreign-organizations";
    realm.admin().post("", Map.of("realm", name, "enabled", true, "organizationsEnabled", true));
    try {
      var organization =
          Map.of(
              "name",
              "Kaffehuset",
              "alias",
              "kaffehuset",
              "domains",
              List.of(Map.of("name", "kaffehuset.example")),
              "attributes",
              Map.of("sms", List.of("perhaps")));
      answers.json(
          "organization", realm.manage("POST", "/" + name + "/organizations", organization));
      var stored = (ObjectNode) realm.admin().get("/" + name + "/organizations").path(0).deepCopy();
      var path = "/" + name + "/organizations/" + stored.path("id").asText();
      stored.set("attributes", realm.admin().get(path).path("attributes"));
      stored.withObject("/attributes").putArray("secondFactor").add("perhaps");
      answers.json("changed", realm.manage("PUT", path, stored));
      answers.json("organizations", realm.manage("GET", path, null));
    } finally {
      realm.admin().delete("/" + name);
    }
  }

  /** Without what only a server with the jars can offer to a realm that wants it. */
  private static JsonNode without(JsonNode answer) {
    if (answer.path("body") instanceof ArrayNode all) {
      for (var i = all.size() - 1; i >= 0; i--) {
        var each = all.get(i);
        var id =
            each.isTextual()
                ? each
                : each.has("providerId") ? each.get("providerId") : each.path("id");
        if (OURS.matcher(id.asText()).matches()) {
          all.remove(i);
        }
      }
    }
    return answer;
  }

  private void begin() {
    id = realm.person(person);
  }

  private CodeFlow login(String client) {
    return login(client, PASSWORD);
  }

  private CodeFlow login(String client, String password) {
    var login = realm.login(client);
    login.open();
    see("login page", login);
    submit(login, "username", realm.address(person), "password", password);
    return login;
  }

  private CodeFlow action(String action) {
    var login = realm.login(ForeignRealm.STOCK);
    login.open("scope", "openid", "kc_action", action);
    submit(login, "username", realm.address(person), "password", PASSWORD);
    return login;
  }

  /** A code that was not used yet; the server takes the one before and the one after as well. */
  private String code(Totp app) {
    var now = Instant.now();
    for (var moment : List.of(now, now.plusSeconds(30), now.minusSeconds(30))) {
      var code = app.codeAt(moment);
      if (codes.add(code)) {
        return code;
      }
    }
    throw new AssertionError("No code is left");
  }

  private JsonNode direct(String client, String password, String... more) {
    var fields =
        new ArrayList<>(
            List.of(
                "grant_type",
                "password",
                "scope",
                "openid",
                "username",
                realm.address(person),
                "password",
                password));
    fields.addAll(List.of(more));
    return realm.token(client, fields.toArray(String[]::new));
  }

  /** Where there is nothing to send, what is shown instead has been seen. */
  private static void submit(CodeFlow login, String... fields) {
    if (login.page().body().contains("<form")) {
      login.submit(fields);
    }
  }

  /** Opens the link of the newest mail, in the same browser. */
  private void follow(String step, CodeFlow login, String of) {
    await().atMost(PATIENCE).until(() -> !realm.mailsTo(of).isEmpty());
    var mail = realm.mailsTo(of).get(0);
    answers.text("mail", mail.subject() + "\n" + mail.text());
    login.go(URI.create(link(mail.text())));
    see(step, login);
  }

  private void see(String step, CodeFlow login) {
    answers.page(step, login.page());
  }

  /** Has the tokens, which a journey comes to at its end. */
  private void tokens(CodeFlow login) {
    if (login.isDone()) {
      answers.json("tokens", login.tokens());
    } else {
      see(NOT_IN, login);
    }
  }

  private void credentials() {
    answers.json("credentials", realm.manage("GET", path("/credentials"), null));
  }

  private String credential(String type) {
    for (var each : realm.admin().get(path("/credentials"))) {
      if (each.path("type").asText().equals(type)) {
        return each.path("id").asText();
      }
    }
    return "";
  }

  private void manage(String method, String below, Object body) {
    answers.json(method + " " + below, realm.manage(method, path(below), body));
  }

  private String path(String below) {
    return "/" + realm.name() + "/users/" + id + below;
  }

  private static String link(String text) {
    var found = LINK.matcher(text);
    if (!found.find()) {
      throw new AssertionError("No link in:\n" + text);
    }
    return found.group();
  }
}
