package dk.adgang.testbed.realm.foreign;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.wire.CodeFlow;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A person of a realm that does not use Adgang, and the steps that journeys are made of. */
abstract class ForeignSteps {

  static final String PASSWORD = Employee.USUAL_PASSWORD;
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Pattern LINK = Pattern.compile("http://localhost:\\S+");

  final ForeignRealm realm;
  final String person;
  final Transcript answers;
  String id;
  private final Set<String> codes = new HashSet<>();

  ForeignSteps(ForeignRealm realm, String person, Transcript answers) {
    this.realm = realm;
    this.person = person;
    this.answers = answers;
  }

  Totp addApp() {
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

  void begin() {
    id = realm.person(person);
  }

  CodeFlow login(String client) {
    return login(client, PASSWORD);
  }

  CodeFlow login(String client, String password) {
    var login = realm.login(client);
    login.open();
    see("login page", login);
    submit(login, "username", realm.address(person), "password", password);
    return login;
  }

  CodeFlow action(String action) {
    var login = realm.login(ForeignRealm.STOCK);
    login.open("scope", "openid", "kc_action", action);
    submit(login, "username", realm.address(person), "password", PASSWORD);
    return login;
  }

  /** A code that was not used yet; the server takes the one before and the one after as well. */
  String code(Totp app) {
    var now = Instant.now();
    for (var moment : List.of(now, now.plusSeconds(30), now.minusSeconds(30))) {
      var code = app.codeAt(moment);
      if (codes.add(code)) {
        return code;
      }
    }
    throw new AssertionError("No code is left");
  }

  JsonNode direct(String client, String password, String... more) {
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
  static void submit(CodeFlow login, String... fields) {
    if (login.page().body().contains("<form")) {
      login.submit(fields);
    }
  }

  /** Opens the link of the newest mail, in the same browser. */
  void follow(String step, CodeFlow login, String of) {
    await().atMost(PATIENCE).until(() -> !realm.mailsTo(of).isEmpty());
    var mail = realm.mailsTo(of).get(0);
    answers.text("mail", mail.subject() + "\n" + mail.text());
    login.go(URI.create(link(mail.text())));
    see(step, login);
  }

  void see(String step, CodeFlow login) {
    answers.page(step, login.page());
  }

  /** Has the tokens, which a journey comes to at its end. */
  void tokens(CodeFlow login) {
    if (login.isDone()) {
      answers.json("tokens", login.tokens());
    } else {
      see(ForeignJourney.NOT_IN, login);
    }
  }

  void credentials() {
    answers.json("credentials", realm.manage("GET", path("/credentials"), null));
  }

  String credential(String type) {
    for (var each : realm.admin().get(path("/credentials"))) {
      if (each.path("type").asText().equals(type)) {
        return each.path("id").asText();
      }
    }
    return "";
  }

  void manage(String method, String below, Object body) {
    answers.json(method + " " + below, realm.manage(method, path(below), body));
  }

  private String path(String below) {
    return "/" + realm.name() + "/users/" + id + below;
  }

  static String link(String text) {
    var found = LINK.matcher(text);
    if (!found.find()) {
      throw new AssertionError("No link in:\n" + text);
    }
    return found.group();
  }
}
