package dk.adgang.testbed.admin;

import static dk.adgang.testbed.admin.RefusingRealm.BODY;
import static dk.adgang.testbed.admin.RefusingRealm.isRefused;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.RawRest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that make no sense: 4xx, naming the field, and nothing is done. */
@WithAdgang
final class BadBodyTest {

  private static final int MEGABYTE = 1_000_000;

  @AutoClose private static RefusingRealm realm;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new RefusingRealm(adgang);
  }

  @AfterEach
  void nothingWasDone(Adgang adgang) {
    realm.nothingWasDone(adgang);
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
                "{\"clientId\":\"adgang-app\",\"redirectUri\":\"dk.adgang.app:/callback\\r"
                    + "\\n"
                    + "X: y\"}"),
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
      isRefused(new RawRest(adgang).post(realm.one(call), body), 400, field);
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
    isRefused(new RawRest(adgang).post(realm.many(), body), 400, field);
  }

  @Test
  void a_senseless_choice_of_the_setup_is_refused(Adgang adgang) {
    for (var choice :
        List.of("\"browsrFlow\":\"replace\"", "\"browserFlow\":\"replaced\"", "\"\":\"keep\"")) {
      var name = choice.substring(1, choice.indexOf("\":"));
      name = name.isEmpty() ? "choices" : name;
      var body = text("{\"choices\":{" + choice + "}}");
      isRefused(new RawRest(adgang).post(realm.path("setup"), body), 400, name);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_body_of_5_megabytes_is_refused(String call, Adgang adgang) {
    var rest = new RawRest(adgang);

    isRefused(rest.post(realm.path(call), spaces(5 * MEGABYTE)), 413, BODY);
    isRefused(rest.post(realm.path(call), inPieces(5 * MEGABYTE)), 413, BODY);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_body_of_20_megabytes_is_refused(String call, Adgang adgang) {
    var rest = new RawRest(adgang);

    // The server's own limit, before Keycloak is asked.
    assertThat(rest.announce(realm.path(call), 20 * MEGABYTE).status()).isEqualTo(413);
    isRefused(rest.post(realm.path(call), inPieces(20 * MEGABYTE)), 413, BODY);
  }

  static Stream<String> calls() {
    return Stream.of("employees/ID/welcome", "employees/ID/password-reset", "welcomes");
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
