package dk.adgang.testbed.admin.employees;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.admin.rest.problem.ProblemKind;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of refusal, in the old form and as problem details at once. The kind {@code BUSY} is
 * in SetupTurnTest.
 */
@WithAdgang
final class ProblemDetailsTest {

  private static final String PROBLEM = "application/problem+json";
  private static final String SETTINGS = "employers/torvet/settings";
  private static final Map<String, String> NOTHING = Map.of();

  /** As many mails as a manager may have sent to one employee in an hour. */
  private static final int MAILS = 5;

  @AutoClose private static StaffRealm realm;
  private static StaffAdmin admin;
  private static String shop;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
    shop = realm.employer("torvet", Map.of("adgang.managers.group", List.of("Ledere")));
  }

  static Stream<Arguments> refusals() {
    var create = "POST employees";
    return Stream.of(
        Arguments.of(ProblemKind.INVALID_BODY, create, List.of(), NOTHING, "body"),
        Arguments.of(ProblemKind.INVALID_BODY, "POST employees/import", null, NOTHING, "file"),
        Arguments.of(
            ProblemKind.INVALID_PARAMETER, "GET employees?color=red", null, NOTHING, "color"),
        Arguments.of(ProblemKind.INVALID_PARAMETER, "GET employees?max=0", null, NOTHING, "max"),
        Arguments.of(ProblemKind.INVALID_PARAMETER, "GET employees?sort=x", null, NOTHING, "sort"),
        Arguments.of(
            ProblemKind.INVALID_PARAMETER, "GET titles?employer=x", null, NOTHING, "employer"),
        Arguments.of(
            ProblemKind.INVALID_PARAMETER,
            "POST employees/import?employer=x",
            null,
            NOTHING,
            "employer"),
        Arguments.of(ProblemKind.INVALID_FIELD, create, Map.of("color", "red"), NOTHING, "color"),
        Arguments.of(
            ProblemKind.INVALID_FIELD, create, Map.of("employer", "x"), NOTHING, "employer"),
        Arguments.of(ProblemKind.INVALID_FIELD, create, Map.of("email", "x"), NOTHING, "email"),
        Arguments.of(
            ProblemKind.INVALID_KEY,
            create,
            Map.of("email", "x"),
            Map.of("Idempotency-Key", " "),
            "Idempotency-Key"),
        Arguments.of(
            ProblemKind.TOO_LARGE, create, Map.of("email", "x".repeat(16 * 1024)), NOTHING, "body"),
        Arguments.of(ProblemKind.TAG_MISSING, "PUT " + SETTINGS, Map.of(), NOTHING, "If-Match"),
        Arguments.of(
            ProblemKind.STALE,
            "PUT " + SETTINGS,
            Map.of(),
            Map.of("If-Match", "\"old\""),
            "If-Match"));
  }

  @ParameterizedTest(name = "{0} {1} {4}")
  @MethodSource("refusals")
  void a_refusal_has_both_forms(
      ProblemKind kind, String call, Object body, Map<String, String> headers, String field) {
    var words = call.split(" ", 2);
    var asked = new HashMap<>(headers);
    asked.put("Accept", "application/json, " + PROBLEM);

    var old = realm.ask(admin.token(), words[0], words[1], body, headers);
    var answer = realm.ask(admin.token(), words[0], words[1], body, asked);

    isProblem(answer, kind, field);
    assertThat(answer.type()).startsWith(PROBLEM);
    assertThat(old.type()).startsWith("application/json");
    assertThat(old.status()).isEqualTo(answer.status());
    assertThat(old.json()).isEqualTo(answer.json());
  }

  private static void isProblem(StaffRealm.Answer answer, ProblemKind kind, String field) {
    var json = answer.json();
    assertThat(answer.status()).as("%s", json).isEqualTo(kind.status());
    assertThat(json.path("type").asText()).as("%s", json).isEqualTo(kind.type());
    assertThat(json.path("title").asText()).isEqualTo(kind.title());
    assertThat(json.path("status").asInt()).isEqualTo(kind.status());
    assertThat(json.path("field").asText()).isEqualTo(field);
    assertThat(json.path("error").asText())
        .isEqualTo(field + ": " + json.path("detail").asText())
        .isNotEqualTo(field + ": ");
  }

  @Test
  void a_manager_who_has_caused_too_many_mails() {
    var token = realm.token(realm.manager(realm.withApp("Mona", "Leder", null, shop), shop));
    var path = "employees/" + realm.employee("Post", "Kasse", null, shop).id() + "/welcome";
    for (var i = 0; i < MAILS; i++) {
      assertThat(realm.ask(token, "POST", path, null).status()).isEqualTo(202);
    }

    isProblem(realm.ask(token, "POST", path, null), ProblemKind.TOO_MANY_MAILS, "mails");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, application/json",
    "*/*, application/json",
    "application/*, application/json",
    "application/json;application/problem+json;q=0, application/json",
    "application/json;application/problem+json;q=0.5, application/problem+json",
    "application/json;Application/Problem+JSON, application/problem+json",
  })
  void the_type_is_the_one_that_is_asked_for_by_name(String accept, String type) {
    var header = accept.replaceFirst("json;a", "json, a").replaceFirst("json;A", "json, A");

    var answer =
        realm.ask(admin.token(), "GET", "employees?color=red", null, Map.of("Accept", header));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.type()).startsWith(type);
  }

  @Test
  void success_is_no_problem() {
    var answer =
        realm.ask(
            admin.token(),
            "GET",
            "employees",
            null,
            Map.of("Accept", "application/json, " + PROBLEM));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.type()).startsWith("application/json");
  }
}
