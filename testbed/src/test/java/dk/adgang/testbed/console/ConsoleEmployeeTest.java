package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of one employee: the newest link, the language of mails, and what it believes. */
@WithAdgang
final class ConsoleEmployeeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static StaffRealm realm;
  private static String shop;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    shop = realm.employer("torvet", Map.of());
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  private static ConsoleBrowser opened(String manager) {
    var employee = realm.manager(realm.withApp(manager, "Leder", "Chef", shop), shop);
    return new ConsoleBrowser(realm).open("employees").as(employee).opened();
  }

  @Test
  void the_state_of_the_newest_link_can_be_asked_for_until_it_is_final(Adgang adgang) {
    var employee = realm.employee("Nora", "Vik", "Kok", shop);
    var console = opened("Anna").open("employees/" + employee.id());
    console.press("console-welcome");
    var state = console.page().document().getElementById("console-newest").text();
    assertThat(state).containsAnyOf("på vej siden", "sendt");

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              var answer = console.open("employees/" + employee.id() + "/link").page();
              assertThat(answer.status()).isEqualTo(200);
              var json = StaffAdmin.json(answer.body());
              assertThat(json.path("done").asBoolean()).isTrue();
              assertThat(json.path("text").asText()).startsWith("sendt i dag kl.");
              assertThat(json.path("id").asText())
                  .isEqualTo(
                      realm
                          .get("employees/" + employee.id() + "/links")
                          .path(0)
                          .path("id")
                          .asText());
              assertThat(json).hasSize(3);
            });
    assertThat(adgang.inbox().messagesTo(employee.email())).isNotEmpty();
    console.open("employees/" + employee.id());
    assertThat(console.page().document().getElementById("console-newest").text())
        .startsWith("sendt");
    assertThat(console.page().document().getElementById("console-refresh")).isNull();
    assertThat(console.page().document().select("script[src$=link-state.js]")).isEmpty();
  }

  @Test
  void the_language_of_mails_is_changed(Adgang adgang) {
    var employee = realm.employee("Sofie", "Sprog", "Kok", shop);
    var console = opened("Birk").open("employees/" + employee.id());
    assertThat(console.press("console-save", "language", "en").text()).contains("er gemt");
    assertThat(language(employee)).isEqualTo("en");
    assertThat(console.page().document().select("#language option[selected]").attr("value"))
        .isEqualTo("en");
    console.press("console-welcome");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(adgang.inbox().messagesTo(employee.email()))
                    .anySatisfy(mail -> assertThat(mail.subject()).startsWith("Welcome")));

    console.open("employees/" + employee.id()).press("console-save", "language", "xx");
    assertThat(console.page().document().getElementById("input-error-language").text())
        .contains("Det sprog findes ikke her");
    assertThat(language(employee)).isEqualTo("en");

    assertThat(realm.admin("PUT", "employees/" + employee.id(), Map.of("language", "da")).status())
        .isEqualTo(204);
    assertThat(language(employee)).isEqualTo("da");
    assertThat(realm.get("employees/" + employee.id() + "/events").toString())
        .contains("Birk Leder ændrede sproget i mails");
  }

  private static String language(Employee employee) {
    return realm.user(employee.id()).path("attributes").path("locale").path(0).asText();
  }

  @Test
  void a_lost_phone_is_offered_to_somebody_with_a_second_factor_alone() {
    var without = realm.withPassword(realm.employee("Uden", "Telefon", "Kok", shop));
    var with = realm.withApp("Med", "Telefon", "Kok", shop);
    var console = opened("Cilla").open("employees/" + with.id());
    assertThat(console.page().document().getElementById("console-lost-phone")).isNotNull();
    assertThat(console.page().document().getElementById("console-no-factor")).isNull();
    var token = console.page().value("form");

    console.open("employees/" + without.id());
    assertThat(console.page().document().getElementById("console-lost-phone")).isNull();
    assertThat(console.text()).contains("har ingen 2-faktor");
    console.open("employees/" + without.id() + "/lost-phone");
    assertThat(console.page().status()).isEqualTo(200);
    assertThat(console.text()).contains("har ingen 2-faktor");
    assertThat(console.page().document().getElementById("console-clear")).isNull();

    var sent =
        console
            .browser()
            .post(
                console.at("employees/" + without.id() + "/lost-phone"),
                "form",
                token,
                "block",
                "on");
    assertThat(sent.document().text()).contains("har ingen 2-faktor");
    assertThat(
            realm
                .get("employees?search=uden.telefon")
                .path("employees")
                .path(0)
                .path("password")
                .asBoolean())
        .as("nothing else was done either")
        .isTrue();
  }

  @Test
  void what_an_address_says_was_done_is_not_believed() {
    var employee = realm.employee("Vera", "Vist", "Kok", shop);
    var page = "employees/" + employee.id();
    var console = opened("Dagmar");
    for (var forged :
        new String[] {
          "end", "cleared", "end.1.0", "end." + Long.MAX_VALUE + ".00", "end.9999999999.abc"
        }) {
      assertThat(console.open(page + "?done=" + forged).page().status()).isEqualTo(200);
      assertThat(console.page().document().select(".console-done")).as(forged).isEmpty();
    }

    console.open(page).press("console-save", "title", "Souschef");
    assertThat(console.page().document().select(".console-done").text()).contains("er gemt");
    var address = console.page().at();
    assertThat(address.getQuery()).contains("done=changed.");
    console.show(console.browser().open(address));
    assertThat(console.page().document().select(".console-done").text())
        .as("a reload")
        .contains("er gemt");

    var another = opened("Erna");
    another.show(another.browser().open(address));
    assertThat(another.page().status()).isEqualTo(200);
    assertThat(another.page().document().select(".console-done"))
        .as("the address in the hands of somebody else")
        .isEmpty();
    var changed = URI.create(address.toString().replace("done=changed.", "done=end."));
    console.show(console.browser().open(changed));
    assertThat(console.page().document().select(".console-done")).as("another code").isEmpty();
  }
}
