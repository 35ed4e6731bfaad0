package dk.adgang.testbed.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.brand.LogoFiles;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The logo on the page of settings, without JavaScript. */
@WithAdgang
final class ConsoleLogoTest {

  private static final String BOUNDARY = "between-the-parts";
  private static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  @AutoClose private static StaffRealm realm;
  private static int people;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
  }

  private static String shop(String alias) {
    return realm.employer(alias, Map.of("adgang.admins.group", List.of("Chefer")));
  }

  private static ConsoleBrowser openedBy(String shop, String group, String page) {
    people++;
    var manager =
        realm.inGroup(
            realm.withApp("Leder" + people, shop.substring(0, 8), null, shop), shop, group);
    return ConsoleBrowser.opened(realm, page, manager);
  }

  private static void part(ByteArrayOutputStream body, String name, String more, byte[] value) {
    body.writeBytes(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
            .formatted(BOUNDARY, name, more)
            .getBytes(UTF_8));
    body.writeBytes(value);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  /** Sends the form of a logo; no file where the button to remove it is pressed. */
  private static ConsoleBrowser send(
      ConsoleBrowser console, String shop, String token, String tag, byte[] file) {
    var body = new ByteArrayOutputStream();
    part(body, "form", "", token.getBytes(UTF_8));
    part(body, "tag", "", tag.getBytes(UTF_8));
    if (file == null) {
      part(body, "remove", "", "on".getBytes(UTF_8));
    } else {
      // What the request says of the file counts for nothing.
      part(body, "logo", "; filename=\"x.svg\"\r\nContent-Type: text/html", file);
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    var to = console.at("settings/" + shop + "/logo");
    return console.show(console.browser().postBody(to, TYPE, body.toByteArray()));
  }

  private static ConsoleBrowser send(ConsoleBrowser console, String shop, byte[] file) {
    return send(console, shop, console.page().value("form"), tag(console), file);
  }

  private static String tag(ConsoleBrowser console) {
    return console
        .page()
        .document()
        .getElementById("console-logo-save")
        .closest("form")
        .selectFirst("input[name=tag]")
        .val();
  }

  private static String shown(ConsoleBrowser console) {
    var picture = console.page().document().getElementById("console-logo");
    return picture == null ? "" : picture.attr("src");
  }

  @Test
  void a_manager_with_settings_sends_a_logo_sees_it_and_removes_it() {
    var shop = shop("torvet");
    var console = openedBy(shop, "Chefer", "settings");
    assertThat(console.text()).contains("Der er intet logo");

    send(console, shop, LogoFiles.DARK);

    assertThat(console.opened().text()).contains("Logoet er gemt", "på en hvid plade");
    assertThat(shown(console)).startsWith(realm.url() + "adgang/logo/");
    assertThat(console.page().document().select("header.brand img").eachAttr("src"))
        .as("the reader's own employer")
        .contains(shown(console));

    send(console, shop, null);

    assertThat(console.opened().text()).contains("Logoet er fjernet", "Der er intet logo");
    assertThat(shown(console)).isEmpty();
  }

  @Test
  void a_file_that_is_none_is_refused_beside_its_field() {
    var shop = shop("kajen");
    var console = openedBy(shop, "Chefer", "settings");
    var svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(UTF_8);

    send(console, shop, svg);

    assertThat(console.opened().page().has("input-error-logo")).isTrue();
    assertThat(console.text()).contains("SVG-filer kan ikke bruges");
    var field = console.page().document().getElementById("logo");
    assertThat(field.attr("aria-invalid")).isEqualTo("true");
    assertThat(field.attr("aria-describedby")).contains("input-error-logo");
    send(console, shop, new byte[0]);
    assertThat(console.text()).contains("Vælg en billedfil");
    assertThat(shown(console.open("settings/" + shop))).isEmpty();
  }

  @Test
  void of_two_who_send_one_the_second_is_told() {
    var shop = shop("molen");
    var console = openedBy(shop, "Chefer", "settings");
    var old = tag(console);
    send(console, shop, LogoFiles.DARK);
    var first = shown(console);

    send(console, shop, console.page().value("form"), old, LogoFiles.OTHER);

    assertThat(console.opened().text()).contains("En anden har ændret indstillingerne");
    assertThat(shown(console)).isEqualTo(first).isNotEmpty();
  }

  @Test
  void others_send_none_and_a_form_of_another_session_does_nothing() {
    var shop = shop("parken");
    var other = shop("skoven");
    var chief = openedBy(shop, "Chefer", "settings");
    var manager = openedBy(shop, "Ledere", "titles").open("new-employee");
    var elsewhere = openedBy(other, "Chefer", "settings");
    var token = chief.page().value("form");

    assertThat(
            send(manager, shop, manager.page().value("form"), "none", LogoFiles.DARK)
                .page()
                .status())
        .isEqualTo(403);
    assertThat(
            send(elsewhere, shop, elsewhere.page().value("form"), "none", LogoFiles.DARK)
                .page()
                .status())
        .isEqualTo(404);
    var stranger = openedBy(shop, "Chefer", "settings");
    send(stranger, shop, token, "none", LogoFiles.DARK);
    assertThat(stranger.text()).doesNotContain("Logoet er gemt");
    send(new ConsoleBrowser(realm), shop, token, "none", LogoFiles.DARK);

    assertThat(shown(chief.open("settings/" + shop))).isEmpty();
  }
}
