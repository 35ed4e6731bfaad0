package dk.adgang.testbed.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages by which many employees are created, without JavaScript. */
@WithAdgang
final class ConsoleImportTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String BOUNDARY = "between-the-parts";
  private static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  @AutoClose private static StaffRealm realm;
  private static String shop;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    shop = realm.employer("torvet", Map.of());
  }

  private static ConsoleBrowser openedBy(String first) {
    var manager = realm.manager(realm.withApp(first, "Leder", "Souschef", shop), shop);
    return ConsoleBrowser.opened(realm, "import", manager);
  }

  private static byte[] parts(String token, byte[] file, String cells) {
    var body = new ByteArrayOutputStream();
    part(body, "form", "", token.getBytes(UTF_8));
    part(body, "file", "; filename=\"x.csv\"\r\nContent-Type: text/csv", file);
    part(body, "cells", "", cells.getBytes(UTF_8));
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return body.toByteArray();
  }

  private static void part(ByteArrayOutputStream body, String name, String more, byte[] value) {
    body.writeBytes(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
            .formatted(BOUNDARY, name, more)
            .getBytes(UTF_8));
    body.writeBytes(value);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  private static String address(String local) {
    return local + "@" + realm.name() + ".example";
  }

  @Test
  void a_file_is_looked_at_begun_and_finished() {
    var console = openedBy("Asta");
    var token = console.page().value("form");
    var file =
        "Fornavn;Efternavn;E-mail;Titel\r\nÅge;Mange;%s;Souscheff\r\n<b>;Mange;%s;Kok\r\n"
            .formatted(address("aage.mange"), address("b.mange"))
            .getBytes(Charset.forName("windows-1252"));

    console.show(console.browser().postBody(console.at("import"), TYPE, parts(token, file, "")));

    assertThat(console.opened().text())
        .contains("Intet er oprettet endnu", "Linje 3", "tegn, der ikke kan bruges")
        .contains("«Souscheff» – mente du «Souschef»?");
    assertThat(console.page().document().select("table:has(th:contains(Navn)) td").eachText())
        .as("the rows as they were understood")
        .containsExactly("Åge Mange", address("aage.mange"), "Souscheff", "–");
    assertThat(console.page().document().getElementById("console-pending").text()).isEqualTo("1");
    assertThat(realm.get("employees?search=mange").path("total").asInt()).isZero();

    console.press("console-import-start");
    var state = URI.create(console.page().at().toString());
    await()
        .atMost(PATIENCE)
        .until(() -> console.show(console.browser().open(state)).text().contains("Færdig"));

    assertThat(console.page().document().getElementById("console-created").text()).isEqualTo("1");
    assertThat(console.page().headers().firstValue("Refresh")).isEmpty();
    var made = realm.get("employees?search=mange").path("employees");
    assertThat(made.findValuesAsText("firstName")).containsExactly("Åge");
    assertThat(made.path(0).path("employers").path(0).asText()).isEqualTo("torvet");

    console.open("import");
    assertThat(console.page().document().select("a[href*=import/]").eachAttr("href"))
        .as("the way back to the file")
        .containsExactly(state.toString());
    assertThat(console.text()).contains("2 af 2");

    var other = openedBy("Bente");
    assertThat(other.page().document().select("a[href*=import/]")).isEmpty();
    var id = state.getPath().substring(state.getPath().lastIndexOf('/') + 1);
    assertThat(other.open("import/" + id).page().status()).as("somebody else").isEqualTo(404);
  }

  @Test
  void pasted_cells_are_read_too() {
    var console = openedBy("Dorthe");
    var cells = "Per\tCelle\t" + address("per.celle") + "\tKok\r\n";

    console.show(
        console
            .browser()
            .postBody(
                console.at("import"),
                TYPE,
                parts(console.page().value("form"), new byte[0], cells)));

    assertThat(console.page().document().getElementById("console-pending").text()).isEqualTo("1");
  }

  @Test
  void a_file_of_another_page_or_without_rows_creates_nobody() {
    var console = openedBy("Elna");
    var token = console.page().value("form");
    var file = ("Ny;Tyv;" + address("ny.tyv")).getBytes(UTF_8);

    for (var forged : List.of("", token + "0")) {
      console.show(console.browser().postBody(console.at("import"), TYPE, parts(forged, file, "")));
      assertThat(console.text()).as("«%s»", forged).contains("intet er gemt eller sendt");
    }
    console.show(
        console.browser().postBody(console.at("import"), TYPE, parts(token, new byte[0], "")));

    assertThat(console.text()).contains("Filen har ingen rækker");
    assertThat(realm.get("employees?search=tyv").path("total").asInt()).isZero();
  }
}
