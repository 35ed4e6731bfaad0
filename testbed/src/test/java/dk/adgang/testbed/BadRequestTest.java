package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that make no sense: 4xx, naming the field, and nothing is done. The realm is the test's
 * own, so that nobody else writes events there.
 */
@AdgangTest
final class BadRequestTest {

  private static final int MEGABYTE = 1_000_000;

  /** The body is cut off, told apart, or too long, before anybody looks at what it says. */
  private static final String BODY = "body";

  private static OwnRealm realm;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new OwnRealm(adgang.project(), adgang.admin(), 1, Map.of());
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  @AfterEach
  void nothingWasDone(Adgang adgang) {
    var employee = realm.employee();
    assertThat(realm.links(employee)).isEmpty();
    assertThat(adgang.mailbox().to(employee)).isEmpty();
    assertThat(adgang.admin().get("/" + realm.name() + "/admin-events?operationTypes=ACTION"))
        .as("events of success")
        .isEmpty();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("broken off", text("{\"clientId\":\"adgang-web\""), BODY),
        Arguments.of("no JSON", text("clientId=adgang-web"), BODY),
        Arguments.of("a list", text("[{\"clientId\":\"adgang-web\"}]"), BODY),
        Arguments.of("a word", text("\"adgang-web\""), BODY),
        Arguments.of("nothing at all", text("null"), BODY),
        Arguments.of("two objects", text("{} {}"), BODY),
        Arguments.of(
            "a field twice",
            text("{\"clientId\":\"adgang-web\",\"clientId\":\"adgang-app\"}"),
            BODY),
        Arguments.of("deep", text("{\"clientId\":" + "[".repeat(5000)), BODY),
        Arguments.of(
            "no UTF-8", bytes(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}), BODY),
        Arguments.of("UTF-16", bytes("{\"clientId\":\"adgang-web\"}".getBytes(UTF_16)), BODY),
        Arguments.of("a number", text("{\"clientId\":1}"), "clientId"),
        Arguments.of("an object", text("{\"clientId\":{\"a\":1}}"), "clientId"),
        Arguments.of("a list of it", text("{\"clientId\":[\"adgang-web\"]}"), "clientId"),
        Arguments.of("empty", text("{\"clientId\":\"\"}"), "clientId"),
        Arguments.of("NUL", text("{\"clientId\":\"adgang-web\\u0000\"}"), "clientId"),
        Arguments.of("half a character", text("{\"clientId\":\"adgang-web\\ud800\"}"), "clientId"),
        Arguments.of(
            "a line break",
            text(
                "{\"clientId\":\"adgang-app\",\"redirectUri\":\"dk.adgang.app:/callback\\r\\nX: y\"}"),
            "redirectUri"),
        Arguments.of(
            "too long",
            text(
                "{\"clientId\":\"adgang-app\",\"redirectUri\":\"http://127.0.0.1/"
                    + "x".repeat(2000)
                    + "\"}"),
            "redirectUri"),
        Arguments.of(
            "of nobody", text("{\"redirectUri\":\"dk.adgang.app:/callback\"}"), "clientId"),
        Arguments.of("unknown", text("{\"password\":\"Sommer-2026\"}"), "password"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void a_body_that_makes_no_sense(String what, BodyPublisher body, String field, Adgang adgang) {
    for (var call : List.of("welcome", "password-reset")) {
      isRefused(new RawRest(adgang).post(one(call), body), 400, field);
    }
  }

  static Stream<Arguments> bodiesOfMany() {
    var one = UUID.randomUUID().toString();
    return Stream.of(
        Arguments.of("broken off", text("{\"userIds\":[\"" + one + "\""), BODY),
        Arguments.of("a field twice", text("{\"userIds\":[\"" + one + "\"],\"userIds\":[]}"), BODY),
        Arguments.of("deep", text("{\"userIds\":" + "[".repeat(100_000)), BODY),
        Arguments.of("no UTF-8", bytes(new byte[] {'{', (byte) 0xFF, '}'}), BODY),
        Arguments.of("missing", text("{}"), "userIds"),
        Arguments.of("no list", text("{\"userIds\":\"" + one + "\"}"), "userIds"),
        Arguments.of("none", text("{\"userIds\":[]}"), "userIds"),
        Arguments.of("numbers", text("{\"userIds\":[1]}"), "userIds"),
        Arguments.of("null", text("{\"userIds\":[null]}"), "userIds"),
        Arguments.of("lists", text("{\"userIds\":[[\"" + one + "\"]]}"), "userIds"),
        Arguments.of("NUL", text("{\"userIds\":[\"" + one + "\\u0000\"]}"), "userIds"),
        Arguments.of("lines", text("{\"userIds\":[\"" + one + "\\n" + one + "\"]}"), "userIds"),
        Arguments.of("a long id", text("{\"userIds\":[\"" + "x".repeat(256) + "\"]}"), "userIds"),
        Arguments.of("10,001 ids", ids(10_001), "userIds"),
        Arguments.of(
            "no such client",
            text("{\"userIds\":[\"" + one + "\"],\"clientId\":\"x\"}"),
            "clientId"),
        Arguments.of(
            "unknown", text("{\"userIds\":[\"" + one + "\"],\"color\":\"red\"}"), "color"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodiesOfMany")
  void a_body_for_many_that_makes_no_sense(
      String what, BodyPublisher body, String field, Adgang adgang) {
    isRefused(new RawRest(adgang).post(many(), body), 400, field);
  }

  @Test
  void a_choice_of_the_setup_that_nobody_understands(Adgang adgang) {
    for (var choice :
        List.of("\"browsrFlow\":\"replace\"", "\"browserFlow\":\"replaced\"", "\"\":\"keep\"")) {
      var name = choice.substring(1, choice.indexOf("\":"));
      name = name.isEmpty() ? "choices" : name;
      var body = text("{\"choices\":{" + choice + "}}");
      isRefused(new RawRest(adgang).post(path("setup"), body), 400, name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void a_key_that_is_none(String key, Adgang adgang) {
    var body = Map.of("userIds", List.of(realm.employee().id()));

    isRefused(
        new RawRest(adgang).sending("Idempotency-Key", key).post(many(), body),
        400,
        "Idempotency-Key");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_body_of_5_megabytes(String call, Adgang adgang) {
    var rest = new RawRest(adgang);

    isRefused(rest.post(path(call), spaces(5 * MEGABYTE)), 413, BODY);
    isRefused(rest.post(path(call), inPieces(5 * MEGABYTE)), 413, BODY);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_body_of_20_megabytes(String call, Adgang adgang) {
    var rest = new RawRest(adgang);

    // The server's own limit, before Keycloak is asked.
    assertThat(rest.announce(path(call), 20 * MEGABYTE).status()).isEqualTo(413);
    isRefused(rest.post(path(call), inPieces(20 * MEGABYTE)), 413, BODY);
  }

  static Stream<String> calls() {
    return Stream.of("employees/ID/welcome", "employees/ID/password-reset", "welcomes");
  }

  @Test
  void an_employee_without_an_address_or_with_one_that_nobody_can_write_to(Adgang adgang) {
    for (var address :
        new String[] {
          null, "evil@own.example\r\nBcc: x@evil.example", "a\u202eb@c.dk", "søren@own.example"
        }) {
      var id = imported(adgang, address);

      for (var call : List.of("welcome", "password-reset")) {
        isRefused(
            new RawRest(adgang)
                .post("/" + realm.name() + "/adgang/employees/" + id + "/" + call, "{}"),
            400,
            "email");
      }
      var links = "/" + realm.name() + "/adgang/employees/" + id + "/links";
      // An import queues a welcome, which finds out in time that nobody can be written to.
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(adgang.admin().get(links))
                      .allSatisfy(
                          link -> assertThat(link.path("state").asText()).isEqualTo("FAILED")));
    }
    assertThat(adgang.mailbox().to("x@evil.example")).isEmpty();
  }

  @Test
  void keycloak_takes_no_such_address_for_somebody_new(Adgang adgang) {
    for (var address : List.of("new@own.example\r\nBcc: x@evil.example", "a\u0085b@own.example")) {
      assertThatThrownBy(
              () ->
                  adgang
                      .admin()
                      .post(
                          "/" + realm.name() + "/users",
                          Map.of("username", "somebody", "email", address, "enabled", true)))
          .isInstanceOf(AdminRest.Refused.class)
          .hasMessageContaining(": 400 ")
          .hasMessageContaining("\"field\":\"email\"");
    }
  }

  @Test
  void somebody_of_another_realm_is_nobody_here(Adgang adgang) {
    var stranger =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);

    for (var call : List.of("welcome", "password-reset")) {
      assertThat(
              new RawRest(adgang)
                  .post(
                      "/" + realm.name() + "/adgang/employees/" + stranger.id() + "/" + call, "{}")
                  .status())
          .isEqualTo(404);
    }
    assertThat(adgang.mailbox().to(stranger)).isEmpty();
  }

  @Test
  void a_realm_without_a_mail_server(Adgang adgang) {
    var before = (ObjectNode) adgang.admin().get("/" + realm.name());
    try {
      realm.forgetMail();
      refusesAll(adgang);
      // Keycloak itself refuses settings that have a host and no address to send from.
      realm.setMail(Map.of("from", "velkommen@adgang.example"));
      refusesAll(adgang);
    } finally {
      adgang.admin().put("/" + realm.name(), before);
    }
  }

  private static void refusesAll(Adgang adgang) {
    var rest = new RawRest(adgang);
    isRefused(rest.post(one("welcome"), ""), 400, "smtpServer");
    isRefused(
        rest.post(one("password-reset"), Map.of("block", true, "endSessions", true)),
        400,
        "smtpServer");
    isRefused(
        rest.post(many(), Map.of("userIds", List.of(realm.employee().id()))), 400, "smtpServer");
  }

  private static void isRefused(RawRest.Answer answer, int status, String field) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.type()).startsWith("application/json");
    assertThat(answer.field()).as(answer.body()).isEqualTo(field);
    // Some clients show the text alone.
    assertThat(answer.json().path("error").asText()).startsWith(field + ": ");
  }

  /** What an import brings, which Keycloak does not look at. */
  private static String imported(Adgang adgang, String address) {
    var name = "import-" + UUID.randomUUID();
    var user = new HashMap<String, Object>(Map.of("username", name, "enabled", true));
    user.put("id", UUID.randomUUID().toString());
    user.put("email", address);
    adgang
        .admin()
        .post(
            "/" + realm.name() + "/partialImport",
            Map.of("ifResourceExists", "FAIL", "users", List.of(user)));
    return user.get("id").toString();
  }

  private static String one(String call) {
    return path("employees/ID/" + call);
  }

  private static String many() {
    return path("welcomes");
  }

  private static String path(String call) {
    return "/" + realm.name() + "/adgang/" + call.replace("ID", realm.employee().id());
  }

  private static BodyPublisher ids(int count) {
    var one = "\"" + UUID.randomUUID() + "\"";
    return text("{\"userIds\":[" + String.join(",", Collections.nCopies(count, one)) + "]}");
  }

  private static BodyPublisher text(String text) {
    return bytes(text.getBytes(UTF_8));
  }

  private static BodyPublisher bytes(byte[] bytes) {
    return BodyPublishers.ofByteArray(bytes);
  }

  private static BodyPublisher spaces(int count) {
    return bytes(" ".repeat(count).getBytes(UTF_8));
  }

  /** Without saying how long it is. */
  private static BodyPublisher inPieces(int count) {
    return BodyPublishers.ofInputStream(
        () -> new ByteArrayInputStream(" ".repeat(count).getBytes(UTF_8)));
  }
}
