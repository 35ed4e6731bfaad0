package dk.adgang.testbed.admin.employees;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many employees at once, from a file. */
@WithAdgang
final class EmployeeImportTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @AutoClose private static StaffRealm realm;
  private static StaffAdmin admin;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
  }

  private static String address(String local) {
    return local + "@" + realm.name() + ".example";
  }

  /** The administrator's token lives for a minute alone. */
  private static JsonNode finished(Supplier<String> token, String id) {
    await().atMost(PATIENCE).until(() -> report(token.get(), id).path("done").asBoolean());
    return report(token.get(), id);
  }

  private static JsonNode report(String token, String id) {
    return realm.ask(token, "GET", "employees/import/" + id, null).json();
  }

  private static long people(String search) {
    return realm.get("employees?search=" + search).path("total").asLong();
  }

  @Test
  void a_file_creates_its_employees_once_and_names_the_rows_that_are_wrong(Adgang adgang) {
    realm.employer("torvet", Map.of());
    realm.employee("Gammel", "Kollega", "Souschef");
    var file =
        """
        Fornavn;Efternavn;E-mail;Titel
        Søren;Import;%s;Souscheff
        Åse;Import;%s;Kok
        Bo;Import;forkert;Kok
        Åse;Import igen;%s;Kok
        Gammel;Import;%s;
        """
            .formatted(
                address("soeren.import"),
                address("aase.import"),
                address("AASE.import"),
                address("gammel.kollega"))
            .getBytes(UTF_8);

    var look = realm.send(admin.token(), "employees/import?employer=torvet&dryRun=true", file);

    assertThat(look.status()).isEqualTo(200);
    assertThat(look.json().path("total").asInt()).isEqualTo(5);
    assertThat(look.json().path("pending").asInt()).isEqualTo(3);
    assertThat(look.json().path("asked").asInt()).isEqualTo(1);
    assertThat(look.json().path("existing").asInt()).isZero();
    assertThat(look.json().path("problems").findValuesAsText("line")).containsExactly("4", "5");
    assertThat(look.json().path("near").path(0).path("meant").asText()).isEqualTo("Souschef");
    assertThat(people("import")).as("after a look").isZero();

    var sent = realm.send(admin.token(), "employees/import?employer=torvet", file);
    assertThat(sent.status()).as("%s", sent.json()).isEqualTo(202);
    var report = finished(admin::token, sent.json().path("id").asText());

    assertThat(report.path("created").asInt()).as("%s", report).isEqualTo(2);
    assertThat(report.path("asked").asInt()).isEqualTo(1);
    assertThat(report.path("existing").asInt()).isZero();
    assertThat(report.path("failed").asInt()).isEqualTo(2);
    var made = realm.get("employees?search=soeren.import").path("employees").path(0);
    assertThat(made.path("firstName").asText()).isEqualTo("Søren");
    assertThat(made.path("employers").path(0).asText()).isEqualTo("torvet");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(adgang.inbox().messagesTo(address("soeren.import")))
                    .as("welcome")
                    .hasSize(1));
    assertThat(
            adgang
                .admin()
                .get(realm.path("/admin-events?operationTypes=CREATE&resourceTypes=USER"))
                .findValuesAsText("resourcePath"))
        .contains("users/" + made.path("id").asText());

    var again = realm.send(admin.token(), "employees/import?employer=torvet", file);
    report = finished(admin::token, again.json().path("id").asText());

    assertThat(report.path("created").asInt()).isZero();
    assertThat(report.path("existing").asInt()).isEqualTo(2);
    assertThat(report.path("asked").asInt()).isEqualTo(1);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(adgang.inbox().messagesTo(address("gammel.kollega")))
                    .filteredOn(mail -> mail.subject().equals("torvet vil tilføje dig"))
                    .as("the same file again asks nobody twice")
                    .hasSize(1));
    assertThat(people("import")).isEqualTo(2);
    assertThat(adgang.inbox().messagesTo(address("soeren.import"))).hasSize(1);
  }

  @Test
  void a_manager_sends_a_file_for_their_own_employer_alone() {
    var shop = realm.employer("havnen", Map.of());
    realm.employer("molen", Map.of());
    var token = realm.token(realm.manager(realm.withApp("Kaj", "Leder", null, shop), shop));
    var kajen = realm.employer("kajen", Map.of());
    var other = realm.token(realm.manager(realm.withApp("Ove", "Leder", null, kajen), kajen));
    var file = ("Ny;Havn;" + address("ny.havn")).getBytes(UTF_8);

    assertThat(realm.send(token, "employees/import?employer=molen", file).status()).isEqualTo(400);
    realm.employee("Fremmed", "Konto", null, kajen);
    var looks =
        Stream.of("fremmed.konto", "ingen.konto")
            .map(local -> ("A;B;" + address(local)).getBytes(UTF_8))
            .map(row -> realm.send(token, "employees/import?dryRun=true", row).json())
            .toList();
    assertThat(looks.get(0))
        .as("a look does not tell who has an account elsewhere")
        .isEqualTo(looks.get(1));
    assertThat(looks.get(0).path("pending").asInt()).isEqualTo(1);
    var employee = realm.token(realm.withApp("Per", "Ansat", null, shop));
    assertThat(realm.send(employee, "employees/import", file).status()).isEqualTo(403);
    assertThat(realm.send(token, "employees/import", many(101)).status()).isEqualTo(400);
    assertThat(people("havn")).isZero();

    var sent = realm.send(token, "employees/import", file);
    var id = sent.json().path("id").asText();
    assertThat(sent.json().path("employer").asText()).isEqualTo("havnen");
    assertThat(finished(() -> token, id).path("created").asInt()).isEqualTo(1);
    assertThat(realm.ask(other, "GET", "employees/import/" + id, null).status())
        .as("the report of somebody else")
        .isIn(403, 404);
    var made = realm.get("employees?search=ny.havn").path("employees").path(0);
    assertThat(made.path("employers").path(0).asText()).isEqualTo("havnen");
  }

  private static byte[] many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "En;Havn;" + address("en.havn" + i))
        .collect(Collectors.joining("\n"))
        .getBytes(UTF_8);
  }

  @Test
  void a_file_that_cannot_be_read_is_refused_as_a_whole() {
    for (var wrong :
        List.of(
            "", "Fornavn;Titel\nIda;Kok", "Fornavn;E-mail\n", "a;b;c@d.example\n".repeat(10_001))) {
      var answer = realm.send(admin.token(), "employees/import?dryRun=true", wrong.getBytes(UTF_8));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("field").asText()).isEqualTo("file");
    }
    var tooLong = new byte[10_000_001];
    assertThat(realm.send(admin.token(), "employees/import", tooLong).status()).isEqualTo(413);
  }
}
