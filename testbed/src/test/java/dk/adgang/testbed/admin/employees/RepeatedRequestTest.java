package dk.adgang.testbed.admin.employees;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.AtOnce;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.RawRest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are sent again with their {@code Idempotency-Key}. */
@WithAdgang
final class RepeatedRequestTest {

  private static final String KEY = "Idempotency-Key";
  private static final int AT_ONCE = 8;

  @AutoClose private static StaffRealm realm;
  private static StaffAdmin admin;
  private static String shop;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
    shop = realm.employer("torvet", Map.of("adgang.managers.group", List.of("Ledere")));
  }

  private static Map<String, Object> wanted(String local) {
    return Map.of("email", local + "@" + realm.name() + ".example", "employer", "torvet");
  }

  private static StaffRealm.Answer send(String token, String key, String below, Object body) {
    return realm.ask(token, "POST", below, body, Map.of(KEY, key));
  }

  private static StaffRealm.Answer create(String key, Map<String, Object> wanted) {
    return send(admin.token(), key, "employees", wanted);
  }

  private static long people(String search) {
    return realm.get("employees?search=" + search).path("total").asLong();
  }

  private static void isRefused(StaffRealm.Answer answer, String field) {
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).as("%s", answer.json()).isEqualTo(field);
  }

  @Test
  void an_employee_is_created_once_and_the_answer_is_the_same(Adgang adgang) {
    var rest = new RawRest(adgang).sending(KEY, UUID.randomUUID().toString());
    var path = realm.path("/adgang/employees");

    var first = rest.post(path, wanted("en.gang"));
    var again = rest.post(path, wanted("en.gang"));

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.type()).startsWith("application/json");
    assertThat(first.location()).endsWith("/adgang/employees/" + first.json().path("id").asText());
    assertThat(again).isEqualTo(first);
    assertThat(first.json().path("link").path("state").asText()).isEqualTo("QUEUED");
    assertThat(first.json().path("link").has("sentAt")).as(first.body()).isFalse();
    assertThat(people("en.gang")).isOne();
    assertThat(realm.get("employees/" + first.json().path("id").asText() + "/links")).hasSize(1);
    var creations =
        adgang.admin().get(realm.path("/admin-events?operationTypes=CREATE&resourceTypes=USER"));
    assertThat(creations.findValuesAsText("resourcePath"))
        .containsOnlyOnce("users/" + first.json().path("id").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"welcome", "password-reset"})
  void a_link_is_mailed_once(String call) {
    var id = create("for " + call, wanted("link." + call)).json().path("id").asText();
    var path = "employees/" + id + "/" + call;
    var first = send(admin.token(), "mail-" + call, path, null);
    var again = send(admin.token(), "mail-" + call, path, null);

    assertThat(first.status()).as("%s", first.json()).isEqualTo(202);
    assertThat(again).isEqualTo(first);
    assertThat(realm.get("employees/" + id + "/links")).as("with the first welcome").hasSize(2);
    var anew = send(admin.token(), "anew-" + call, path, null);
    assertThat(anew.json().path("id").asText()).isNotEqualTo(first.json().path("id").asText());
    assertThat(realm.get("employees/" + id + "/links")).hasSize(3);
  }

  @Test
  void a_file_is_imported_once() {
    var file = ("E-mail\n" + wanted("fil").get("email") + "\n").getBytes(UTF_8);
    var key = Map.of(KEY, "fil", "Content-Type", "text/csv");
    var body = BodyPublishers.ofByteArray(file);
    var look = realm.ask(admin.token(), "POST", "employees/import?dryRun=true", body, key);
    assertThat(look.status()).as("%s", look.json()).isEqualTo(200);

    var first = realm.ask(admin.token(), "POST", "employees/import", body, key);
    await().atMost(Duration.ofMinutes(1)).until(() -> people("fil@") == 1);
    var again = realm.ask(admin.token(), "POST", "employees/import", body, key);

    assertThat(first.status()).as("%s", first.json()).isEqualTo(202);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.json()).isEqualTo(first.json());
    isRefused(realm.ask(admin.token(), "POST", "employees/import?employer=torvet", body, key), KEY);
  }

  @Test
  void another_request_with_the_key_is_refused() {
    assertThat(create("another", wanted("first.of.two")).status()).isEqualTo(201);
    var id = realm.employee("Anden", "Vej", null, shop).id();

    isRefused(create("another", wanted("second.of.two")), KEY);
    isRefused(send(admin.token(), "another", "employees/" + id + "/welcome", null), KEY);

    assertThat(people("second.of.two")).isZero();
    assertThat(create("a third key", wanted("second.of.two")).status()).isEqualTo(201);
  }

  @Test
  void a_refused_request_can_be_mended() {
    isRefused(create("mended", Map.of("email", "no address")), "email");
    isRefused(create("mended", Map.of("email", "no address")), "email");

    assertThat(create("mended", wanted("mended")).status()).isEqualTo(201);
  }

  @Test
  void a_key_is_the_callers_own_and_the_realms() {
    var boss = realm.manager(realm.withApp("Mona", "Leder", null, shop), shop);
    var token = realm.token(boss);

    var ours = create("of both", wanted("of.admin"));
    var theirs = send(token, "of both", "employees", wanted("of.manager"));

    assertThat(ours.status()).isEqualTo(201);
    assertThat(theirs.status()).as("%s", theirs.json()).isEqualTo(201);
    assertThat(theirs.json().path("id")).isNotEqualTo(ours.json().path("id"));
    assertThat(send(token, "of both", "employees", wanted("of.manager")).json())
        .isEqualTo(theirs.json());
    realm.leave(boss, shop);
    assertThat(send(token, "of both", "employees", wanted("of.manager")).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "256"})
  void a_senseless_key_is_refused(String key) {
    var sent = key.equals("256") ? "x".repeat(256) : key;
    var id = realm.employee("Ingen", "N" + key.length(), null, shop).id();

    isRefused(create(sent, wanted("none")), KEY);
    isRefused(send(admin.token(), sent, "employees/" + id + "/welcome", null), KEY);
    isRefused(send(admin.token(), sent, "employees/" + id + "/password-reset", null), KEY);
    isRefused(send(admin.token(), sent, "employees/import", Map.of()), KEY);
    assertThat(people("none@")).isZero();
  }

  @Test
  void the_longest_key_is_one() {
    assertThat(create("x".repeat(255), wanted("longest")).status()).isEqualTo(201);
  }

  @Test
  void at_the_same_moment_one_is_met_and_all_get_its_answer() throws Exception {
    var token = admin.token();

    var answers =
        AtOnce.each(AT_ONCE, () -> send(token, "at once", "employees", wanted("at.once")));

    assertThat(answers).extracting(StaffRealm.Answer::status).containsOnly(201);
    assertThat(answers).containsOnly(answers.get(0));
    assertThat(people("at.once")).isOne();
  }
}
