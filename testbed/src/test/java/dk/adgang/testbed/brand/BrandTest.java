package dk.adgang.testbed.brand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The name and the logo of an employer on the pages of its employees and in their mails. */
@WithAdgang
final class BrandTest {

  private static final String NAME = "Kaffe & <script>alert(1)</script>";
  private static final String SHOWN = "Kaffe &amp; &lt;script&gt;alert(1)&lt;/script&gt;";

  @AutoClose private static StaffRealm realm;
  private static StaffAdmin admin;
  private static String shop;
  private static String logo;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
    shop = realm.employer("torvet", Map.of("adgang.brand.name", List.of(NAME)));
    realm.employer("havnen", Map.of());
    logo =
        new LogoRest(realm, "torvet")
            .send(admin.token(), LogoFiles.DARK)
            .json()
            .path("url")
            .asText();
    assertThat(logo).startsWith(realm.url() + "adgang/logo/");
  }

  private static String at(String local, String alias) {
    return local + "@" + alias + "." + realm.name() + ".example";
  }

  private static CodeFlow login(String... more) {
    var flow = new CodeFlow(realm.url(), "adgang-web", "http://localhost:8025/app/callback");
    flow.open(more);
    return flow;
  }

  private static String header(Page page) {
    var header = page.document().selectFirst("header.brand");
    assertThat(header).as(page.body()).isNotNull();
    return header.outerHtml();
  }

  private static void showsBrand(Page page) {
    assertThat(header(page)).contains(SHOWN, "src=\"" + logo + "\"", "width=\"", "height=\"");
    assertThat(page.body()).doesNotContain("<script>alert");
  }

  private static void showsNone(Page page) {
    assertThat(header(page)).doesNotContain("Kaffe", "/adgang/logo/", "torvet");
  }

  @Test
  void the_login_shows_the_employer_that_the_app_asks_for() {
    showsBrand(login("scope", "openid organization:torvet").page());
    showsNone(login("scope", "openid").page());
    var other = login("scope", "openid organization:havnen").page();
    assertThat(header(other)).contains("havnen").doesNotContain("/adgang/logo/");
  }

  @Test
  void the_login_shows_the_employer_of_the_domain_whether_or_not_there_is_an_account(
      Adgang adgang) {
    var known = at("findes", "torvet");
    var elsewhere = at("ansat.et.andet.sted", "torvet");
    for (var email : List.of(known, elsewhere)) {
      var id =
          adgang
              .admin()
              .post(
                  realm.path("/users"), Map.of("username", email, "email", email, "enabled", true))
              .createdId();
      if (email.equals(known)) {
        adgang.admin().post(realm.path("/organizations/" + shop + "/members"), id);
      }
    }
    showsBrand(login("scope", "openid", "login_hint", at("ingen", "torvet")).page());

    var seen =
        List.of(known, elsewhere, at("findes.ikke", "torvet")).stream()
            .map(
                address -> {
                  var flow = login("scope", "openid");
                  flow.submit("username", address, "password", "forkert-1");
                  assertThat(flow.page().has("input-error-username")).isTrue();
                  showsBrand(flow.page());
                  return header(flow.page());
                })
            .distinct();

    assertThat(seen).hasSize(1);
  }

  @Test
  void an_account_with_another_address_shows_its_employer_only_to_who_has_proven_the_password() {
    var employee = realm.withApp("Siv", "Skjult", null, shop);
    var flow = login("scope", "openid");
    flow.submit("username", employee.email(), "password", "forkert-1");
    showsNone(flow.page());

    // Another one: after a wrong try Keycloak refuses the next for a moment.
    var other = realm.withApp("Sif", "Skjult", null, shop);
    var proven = login("scope", "openid");
    proven.submit("username", other.email(), "password", Employee.USUAL_PASSWORD);

    assertThat(proven.page().has("otp")).as(proven.page().body()).isTrue();
    showsBrand(proven.page());
    proven.submit("otp", StaffRealm.APP.codeAt(Instant.now()));
    assertThat(proven.isDone()).isTrue();
  }

  @Test
  void odd_addresses_are_no_error_and_show_nothing() {
    for (var odd :
        List.of(
            "@",
            "a@",
            "a@.",
            "a@*." + realm.name() + ".example",
            "torvet",
            "a@" + "x.".repeat(200) + "example",
            "a@\u0000torvet",
            "a@'; drop table",
            "a@xn--")) {
      var flow = login("scope", "openid");
      flow.submit("username", odd, "password", "forkert-1");

      assertThat(flow.page().status()).as(odd).isEqualTo(200);
      showsNone(flow.page());
    }
  }

  @Test
  void the_mail_the_page_of_its_link_and_the_password_page_show_it(Adgang adgang) {
    var employee = realm.employee("Nora", "Ny", null, shop);

    var mail = adgang.mailbox().welcomeTo(employee);

    var message = mail.message();
    assertThat(message.subject()).isEqualTo("Velkommen til " + NAME);
    assertThat(message.html()).contains(SHOWN).doesNotContain("<script>");
    assertThat(message.text()).contains(NAME);
    var picture = Jsoup.parse(message.html()).selectFirst("img[src=" + logo + "]");
    assertThat(picture).as(message.html()).isNotNull();
    assertThat(picture.attr("alt")).isEqualTo(NAME);
    assertThat(picture.attr("width")).matches("[0-9]+");
    assertThat(picture.attr("height")).matches("[0-9]+");
    assertThat(Jsoup.parse(message.html()).select("img").eachAttr("src"))
        .allSatisfy(src -> assertThat(src).startsWith(realm.url().resolve("/").toString()));
    var browser = new HttpBrowser();
    var opened = browser.open(mail.link());
    showsBrand(opened);
    var password = browser.submit(opened);
    assertThat(password.has("password-new")).as(password.body()).isTrue();
    showsBrand(password);
  }

  @Test
  void a_disabled_employer_is_not_shown(Adgang adgang) {
    var closed = realm.employer("lukket", Map.of());
    new LogoRest(realm, "lukket").send(admin.token(), LogoFiles.OTHER);
    var address = at("ingen", "lukket");
    assertThat(header(login("login_hint", address, "scope", "openid").page()))
        .contains("lukket", "/adgang/logo/");
    var path = realm.path("/organizations/" + closed);
    var changed = (ObjectNode) adgang.admin().get(path);
    adgang.admin().put(path, changed.put("enabled", false));

    showsNone(login("login_hint", address, "scope", "openid").page());
  }

  @Test
  void a_name_is_checked_when_it_is_stored() {
    for (var wrong : List.of("a".repeat(61), " ")) {
      var settings = realm.admin("GET", "employers/havnen/settings", null);
      var refused =
          realm.ask(
              admin.token(),
              "PUT",
              "employers/havnen/settings",
              Map.of("brandName", wrong),
              Map.of("If-Match", settings.etag()));

      assertThat(refused.status()).as("%s", refused.json()).isEqualTo(400);
      assertThat(refused.json().path("field").asText()).isEqualTo("brandName");
    }
    var report = realm.get("employers/havnen/settings").path("settings").path("brandName");
    assertThat(report.path("value").isNull()).isTrue();
    assertThat(report.path("effective").asText()).isEqualTo("havnen");
  }
}
