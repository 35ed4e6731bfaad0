package dk.adgang.testbed.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.inbox.Message;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpLink;
import dk.adgang.testbed.wire.RawRest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that want a mail's link to lead to somebody else's host. */
@WithAdgang
@Tag("attack")
final class ForgedRequestTest {

  private static final String EVIL = "evil.example";
  private static final Map<String, String> FORGED =
      new TreeMap<>(
          Map.of(
              "Host",
              EVIL,
              "X-Forwarded-Host",
              EVIL,
              "X-Forwarded-Proto",
              "https",
              "X-Forwarded-Port",
              "4433",
              "X-Forwarded-Prefix",
              "/" + EVIL,
              "X-Forwarded-Server",
              EVIL,
              "X-Original-Host",
              EVIL,
              "Forwarded",
              "for=1.2.3.4;host=" + EVIL + ";proto=https"));

  @Test
  void a_manager_s_welcome_and_reset_keep_the_configured_host(Adgang adgang) {
    var employee =
        adgang.employees().createUnwelcomed(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var rest = forged(new RawRest(adgang));

    assertThat(rest.post(path(employee, "welcome"), "").status()).isEqualTo(202);
    keepsHost(adgang, adgang.mailbox().newestWelcomeTo(employee, 1).message());
    assertThat(rest.post(path(employee, "password-reset"), "").status()).isEqualTo(202);
    keepsHost(adgang, adgang.mailbox().resetTo(employee).message());
  }

  @Test
  void welcomes_for_many_keep_the_configured_host(Adgang adgang) {
    var employee =
        adgang.employees().createUnwelcomed(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);

    var answer =
        forged(new RawRest(adgang))
            .post("/adgang/adgang/welcomes", Map.of("userIds", List.of(employee.id())));

    assertThat(answer.status()).isEqualTo(202);
    keepsHost(adgang, adgang.mailbox().welcomeTo(employee).message());
  }

  @Test
  void a_forgotten_password_keeps_the_configured_host(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var browser = forged(new HttpBrowser());

    var form =
        browser.open(
            URI.create(
                adgang.server().issuer()
                    + "/login-actions/reset-credentials?client_id=adgang-web"));
    assertThat(form.body()).doesNotContain(EVIL);
    var answer = browser.submit(form, "username", employee.email());

    assertThat(answer.has("adgang-alert")).isTrue();
    assertThat(answer.body()).doesNotContain(EVIL);
    keepsHost(adgang, adgang.mailbox().resetTo(employee).message());
  }

  @Test
  void a_new_link_in_place_of_an_old_one_keeps_the_configured_host(Adgang adgang) {
    var employee = adgang.employees().create(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var link = new HttpLink(adgang.mailbox().welcomeTo(employee).link());
    var browser = forged(new HttpBrowser());
    var created = link.create(browser, "kaffe-til-to-9");
    assertThat(HttpLink.succeeded(created)).isTrue();
    assertThat(created.trail()).allSatisfy(each -> assertThat(each).hasHost("localhost"));

    var used = browser.open(link.address());
    var answer = browser.submit(used);

    assertThat(used.has("adgang-resend")).isTrue();
    assertThat(used.body()).doesNotContain(EVIL);
    assertThat(answer.at().getPath()).isEqualTo("/realms/adgang/adgang/sent");
    assertThat(answer.trail()).allSatisfy(each -> assertThat(each).hasHost("localhost"));
    keepsHost(adgang, adgang.mailbox().newestWelcomeTo(employee, 2).message());
  }

  @ParameterizedTest
  @CsvSource({
    "adgang-web, https://evil.example/",
    "adgang-web, //evil.example/",
    "adgang-web, javascript:alert(1)",
    "adgang-web, dk.adgang.app:/callback",
    "adgang-web, http://localhost:8025@evil.example/app/callback",
    "adgang-app, http://127.0.0.1:80@evil.example/",
    "adgang-app, http://127.0.0.1.evil.example/",
    "adgang-app, dk.adgang.app://evil.example/callback",
  })
  void a_foreign_place_to_go_on_to_is_refused_wherever_it_is_named(
      String client, String address, Adgang adgang) {
    var employee =
        adgang.employees().createUnwelcomed(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var rest = new RawRest(adgang);
    var where = Map.of("clientId", client, "redirectUri", address);

    for (var call : List.of("welcome", "password-reset")) {
      var answer = rest.post(path(employee, call), where);
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.field()).isEqualTo("redirectUri");
    }
    var many = new TreeMap<String, Object>(where);
    many.put("userIds", List.of(employee.id()));
    var answer = rest.post("/adgang/adgang/welcomes", many);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.field()).isEqualTo("redirectUri");

    for (var page : List.of("protocol/openid-connect/auth", "login-actions/reset-credentials")) {
      var refused =
          new HttpBrowser()
              .open(
                  URI.create(
                      "%s/%s?%s"
                          .formatted(
                              adgang.server().issuer(),
                              page,
                              HttpBrowser.form(
                                  "client_id",
                                  client,
                                  "redirect_uri",
                                  address,
                                  "response_type",
                                  "code"))));
      assertThat(refused.status()).as(page).isEqualTo(400);
      assertThat(refused.trail()).isEmpty();
      assertThat(refused.has("username")).as("a form").isFalse();
    }
    // The one that the creation of the employee has queued.
    assertThat(adgang.employees().links(employee)).hasSize(1);
    assertThat(adgang.mailbox().to(employee)).isEmpty();
  }

  private static String path(Employee employee, String call) {
    return "/adgang/adgang/employees/" + employee.id() + "/" + call;
  }

  private static RawRest forged(RawRest rest) {
    FORGED.forEach(rest::sending);
    return rest;
  }

  private static HttpBrowser forged(HttpBrowser browser) {
    FORGED.forEach(browser::sending);
    return browser;
  }

  private static void keepsHost(Adgang adgang, Message mail) {
    var ours = adgang.server().url().toString();
    assertThat(mail.text()).contains(ours + "/realms/adgang/adgang/link?token=");
    for (var part : List.of(mail.subject(), mail.text(), mail.html(), mail.raw())) {
      assertThat(part).doesNotContain(EVIL, "4433");
    }
    var addresses = mail.html().split("(?:href|src)=\"", -1);
    for (var i = 1; i < addresses.length; i++) {
      assertThat(addresses[i]).matches(a -> a.startsWith(ours + "/") || a.startsWith("tel:"));
    }
    assertThat(addresses).hasSizeGreaterThan(3);
  }
}
