package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.Directory.Kind;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Employees whom an employer's directory knows, read-only or not, imported or not. */
@AdgangTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DirectoryTest {

  private static final String NEW = "kaffe-til-tre-7";
  private final Directory directory = new Directory();
  private final Map<Kind, OwnRealm> realms = new EnumMap<>(Kind.class);
  private Adgang adgang;

  @BeforeAll
  void joinDirectory(Adgang running) {
    adgang = running;
    for (var kind : Kind.values()) {
      var realm =
          new OwnRealm(
              running.project(),
              running.admin(),
              0,
              mail(),
              planned ->
                  planned
                      .withArray("/requiredActions")
                      .forEach(action -> settings(action.require(), "0")));
      realms.put(kind, realm);
      directory.join(running.admin(), realm.name(), kind);
    }
  }

  private Map<String, String> mail() {
    return Map.of("port", Integer.toString(adgang.inbox().smtpPort()));
  }

  private static void settings(ObjectNode action, String graceDays) {
    if (action.path("alias").asText().equals("choose-second-factor")) {
      action
          .withObject("/config")
          .put("adgang.sms", "true")
          .put("adgang.secondFactor.requiredTitles", Employees.BUTIKSCHEF)
          .put("adgang.secondFactor.graceDays", graceDays);
    }
  }

  @AfterAll
  void leaveDirectory() {
    realms.values().forEach(OwnRealm::close);
    directory.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_skip_is_remembered(Kind kind) {
    var email = newcomer(Employees.SALGSASSISTENT);
    var first = login(kind, email);
    assertThat(first.page().has("adgang-skip")).as(first.page().body()).isTrue();
    first.submit("skip", "true");
    assertThat(first.tokens().has("access_token")).isTrue();

    // As an HR system does each night.
    write(kind, email);

    assertThat(login(kind, email).isDone()).as("not asked again").isTrue();
    assertThat(memory(kind, email).path("skippedAt").asText()).startsWith("20");
    adgang.admin().delete(employee(kind, email) + "/memory?fact=skipped");
    assertThat(login(kind, email).page().has("adgang-skip")).as("asked again").isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void days_of_grace_are_counted_from_the_first_login(Kind kind) {
    grace(kind, "14");
    var today = LocalDate.now(ZoneId.of("Europe/Copenhagen")).toString();
    try {
      var email = newcomer(Employees.BUTIKSCHEF);
      var first = login(kind, email);
      first.submit("skip", "true");
      assertThat(first.tokens().has("access_token")).as("put off").isTrue();
      assertThat(memory(kind, email).path("requiredSince").toString()).contains(today);

      write(kind, email);
      RememberedRows.write(
          url(kind),
          id(kind, email),
          RememberedRows.SINCE,
          memory(kind, email).path("requiredSince").path(0).asText().replace(today, "2020-01-01"));

      var late = login(kind, email);
      late.submit("skip", "true");
      assertThat(late.isDone()).as("the days are over").isFalse();
    } finally {
      grace(kind, "0");
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_method_is_enrolled_and_asked_for(Kind kind) {
    var app = newcomer(Employees.BUTIKSCHEF);
    var flow = login(kind, app);
    flow.submit("method", "otp");
    var key = flow.page().value("totpSecret");
    var totp = new Totp(key.getBytes(US_ASCII));
    flow.submit("totp", totp.codeAt(Instant.now()), "totpSecret", key);
    flow.submit("generatedAt", flow.page().value("generatedAt"), "step", "saved");
    assertThat(flow.tokens().has("access_token")).as("enrolled an app").isTrue();
    var next = login(kind, app);
    next.submit("otp", totp.codeAfter(Instant.now()));
    assertThat(next.tokens().has("access_token")).as("proved an app").isTrue();
    assertThat(credentials(kind, app)).contains("otp", "recovery-authn-codes");

    var phone = newcomer(Employees.BUTIKSCHEF);
    var number = adgang.mailbox().newNumber();
    flow = login(kind, phone);
    flow.submit("method", "sms");
    flow.submit("number", number, "step", "send");
    flow.submit("code", adgang.mailbox().codeTo(number, 1), "step", "verify");
    flow.submit("step", "skip");
    assertThat(flow.tokens().has("access_token")).as("enrolled a phone").isTrue();
    next = login(kind, phone);
    next.submit("code", adgang.mailbox().codeTo(number, 2), "step", "verify");
    assertThat(next.tokens().has("access_token")).as("proved a phone").isTrue();

    var passkey = new PlainKey();
    var holder = newcomer(Employees.BUTIKSCHEF);
    flow = login(kind, holder);
    flow.submit("method", "passkey");
    flow.submit(passkey.added(flow.page(), "Min nøgle"));
    flow.submit("step", "skip");
    assertThat(flow.tokens().has("access_token")).as("enrolled a passkey").isTrue();
    next = login(kind, holder);
    next.submit(passkey.answer(next.page()));
    assertThat(next.tokens().has("access_token")).as("proved a passkey").isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void a_password_is_created_where_that_can_be_done(Kind kind) {
    for (var call : List.of("welcome", "password-reset")) {
      var email = newcomer(Employees.SALGSASSISTENT);
      var path = employee(kind, email) + "/" + call;
      if (kind.takesPasswords()) {
        adgang.admin().post(path, Map.of());
        create(call.equals("welcome") ? welcomeTo(email) : resetTo(email), kind, email);
      } else {
        assertThatThrownBy(() -> adgang.admin().post(path, Map.of()))
            .isInstanceOf(AdminRest.Refused.class)
            .hasMessageContaining(": 400 ")
            .hasMessageContaining("\"field\":\"password\"");
        assertThat(adgang.mailbox().to(email)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_forgotten_password_is_replaced_or_the_link_says_where(Kind kind) {
    var email = newcomer(Employees.SALGSASSISTENT);
    // The realm knows whom it has seen, or looks into the directory.
    id(kind, email);
    var browser = new PlainBrowser();
    var asked = url(kind).resolve("login-actions/reset-credentials?client_id=adgang-web");
    browser.submit(browser.open(asked), "username", email);

    var link = resetTo(email);
    if (kind.takesPasswords()) {
      create(link, kind, email);
    } else {
      var page = new PlainLink(link).goOn(new PlainBrowser());
      assertThat(PlainLink.problem(page)).contains("directory");
      assertThat(page.body()).contains("Din adgangskode styres et andet sted", "+45 70 70 70 27");
      assertThat(login(kind, email).page().has("adgang-skip")).as("the old one works").isTrue();
    }
  }

  /** It is no use to say that it was taken away. */
  @ParameterizedTest
  @EnumSource
  void a_password_of_the_directory_cannot_be_taken_away_here(Kind kind) {
    var email = newcomer(Employees.SALGSASSISTENT);
    var path = employee(kind, email);

    assertThatThrownBy(() -> adgang.admin().post(path + "/password-reset", Map.of("block", true)))
        .hasMessageContaining("\"field\":\"block\"");
    assertThatThrownBy(() -> adgang.admin().delete(path + "/second-factor?block=true"))
        .hasMessageContaining("\"field\":\"block\"");

    assertThat(login(kind, email).page().has("adgang-skip")).as("it works").isTrue();
  }

  /** A thief typed the old password, and waits at a page until the new one is set. */
  @ParameterizedTest
  @EnumSource(names = {"WRITABLE", "WRITABLE_IMPORTED", "UNSYNCED"})
  void a_new_password_ends_a_login_under_way(Kind kind) {
    var email = newcomer(Employees.SALGSASSISTENT);
    var thief = login(kind, email);
    assertThat(thief.page().has("adgang-skip")).isTrue();

    adgang
        .admin()
        .put(
            "/" + realms.get(kind).name() + "/users/" + id(kind, email) + "/reset-password",
            Map.of("type", "password", "value", NEW, "temporary", false));

    thief.submit("skip", "true");
    assertThat(thief.isDone()).isFalse();
    assertThat(thief.page().has("kc-form-login")).as(thief.page().body()).isTrue();
  }

  /** Elsewhere a weak one is replaced before anything else. */
  @ParameterizedTest
  @EnumSource
  void a_weak_password_locks_nobody_out_who_cannot_replace_it(Kind kind) {
    var email = "freja.%s@katalog.example".formatted(UUID.randomUUID().toString().substring(0, 8));
    directory.add(email, Employees.SALGSASSISTENT, "1234");

    var flow = login(kind, email, "1234");

    assertThat(flow.page().has("password-new")).isEqualTo(kind.takesPasswords());
    assertThat(flow.page().has("adgang-skip")).isNotEqualTo(kind.takesPasswords());
  }

  private void create(URI link, Kind kind, String email) {
    var page = new PlainLink(link).create(new PlainBrowser(), NEW);
    assertThat(PlainLink.succeeded(page)).as(page.body()).isTrue();
    assertThat(login(kind, email, NEW).page().has("adgang-skip")).as("the new one works").isTrue();
    if (kind != Kind.UNSYNCED) {
      assertThat(directory.accepts(email, NEW)).as("in the directory").isTrue();
    }
  }

  private URI welcomeTo(String email) {
    return adgang.mailbox().welcomeTo(somebody(email)).link();
  }

  private URI resetTo(String email) {
    return adgang.mailbox().resetTo(somebody(email)).link();
  }

  private static Employee somebody(String email) {
    return new Employee(null, email, "Freja", null, null, null);
  }

  private String newcomer(String title) {
    var email = "freja.%s@katalog.example".formatted(UUID.randomUUID().toString().substring(0, 8));
    directory.add(email, title, Employee.USUAL_PASSWORD);
    return email;
  }

  private CodeFlow login(Kind kind, String email) {
    return login(kind, email, Employee.USUAL_PASSWORD);
  }

  private CodeFlow login(Kind kind, String email, String password) {
    var flow = new CodeFlow(url(kind), "adgang-web", "http://localhost:8025/app/callback");
    flow.open();
    flow.submit("username", email, "password", password);
    return flow;
  }

  /** Writes the whole employee, without what is not the writer's. */
  private void write(Kind kind, String email) {
    var path = "/" + realms.get(kind).name() + "/users/" + id(kind, email);
    var user = (ObjectNode) adgang.admin().get(path);
    var title = user.path("attributes").path("title");
    user.putObject("attributes").set("title", title);
    try {
      adgang.admin().put(path, user);
    } catch (AdminRest.Refused e) {
      assertThat(kind.takesPasswords()).as("a directory that is only read: %s", e).isFalse();
    }
  }

  private void grace(Kind kind, String days) {
    var path =
        "/" + realms.get(kind).name() + "/authentication/required-actions/choose-second-factor";
    var action = (ObjectNode) adgang.admin().get(path);
    settings(action, days);
    adgang.admin().put(path, action);
  }

  private List<String> credentials(Kind kind, String email) {
    return adgang
        .admin()
        .get("/" + realms.get(kind).name() + "/users/" + id(kind, email) + "/credentials")
        .findValuesAsText("type");
  }

  private JsonNode memory(Kind kind, String email) {
    return adgang.admin().get(employee(kind, email) + "/memory");
  }

  private String employee(Kind kind, String email) {
    return "/%s/adgang/employees/%s".formatted(realms.get(kind).name(), id(kind, email));
  }

  private String id(Kind kind, String email) {
    return adgang
        .admin()
        .get(
            "/%s/users?exact=true&email=%s"
                .formatted(realms.get(kind).name(), AdminRest.encode(email)))
        .path(0)
        .path("id")
        .asText();
  }

  private URI url(Kind kind) {
    return adgang.server().url().resolve("/realms/" + realms.get(kind).name() + "/");
  }
}
