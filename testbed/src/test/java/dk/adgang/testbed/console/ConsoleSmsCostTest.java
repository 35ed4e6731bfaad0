package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The cost of the SMS on the overview, by a price that the realm sets. */
@WithAdgang
final class ConsoleSmsCostTest {

  private static void sendOne(Adgang adgang, StaffRealm realm, Employee employee) {
    realm.withPassword(employee);
    var flow = new CodeFlow(realm.url(), "adgang-web", "http://localhost:8025/app/callback");
    flow.open();
    flow.submit("username", employee.email(), "password", Employee.USUAL_PASSWORD);
    flow.submit("method", "sms");
    var number = adgang.mailbox().newNumber();
    flow.submit("number", number, "step", "send");
    adgang.mailbox().codeTo(number);
  }

  @Test
  void the_overview_says_how_to_set_the_price_and_then_what_the_sms_cost(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      var admin = new StaffAdmin(adgang, realm);
      var shop = realm.employer("torvet", Map.of("adgang.sms", List.of("true")));
      var other = realm.employer("havnen", Map.of("adgang.sms", List.of("true")));
      var manager = realm.manager(realm.withApp("Anna", "Leder", "Chef", shop), shop);
      sendOne(adgang, realm, realm.employee("Bo", "Sms", null, shop));
      sendOne(adgang, realm, realm.employee("Carl", "Sms", null, shop));
      sendOne(adgang, realm, realm.employee("Dina", "Sms", null, other));
      var console = new ConsoleBrowser(realm).open("overview").as(manager).opened();

      assertThat(console.page().document().getElementById("console-sms-cost").text())
          .isEqualTo(
              "Prisen kendes ikke: en administrator skriver den i Keycloak under"
                  + " «Authentication», «Required actions», «Set up codes by SMS».");
      assertThat(realm.get("overview").has("smsCost")).isFalse();
      admin.set("enrol-sms", "adgang.sms.price", "35");

      assertThat(console.open("overview").text())
          .contains("Anslået pris: 0,70 kr. i alt, 0,35 kr. for hver sms.");
      assertThat(console.page().document().select("#console-by-day tr").last().text())
          .contains("2 (0,70 kr.)");
      assertThat(console.open("overview?kc_locale=en").text()).contains("0.70 kr. in all");
      var all = realm.get("overview");
      assertThat(all.path("smsCost").path("total").asInt()).isEqualTo(105);
      assertThat(all.path("smsCost").path("price").asInt()).isEqualTo(35);
      assertThat(all.path("smsCost").path("currency").asText()).isEqualTo("kr.");
      assertThat(all.path("sms").path(13).path("cost").asInt()).isEqualTo(105);
      assertThat(all.path("sms").path(0).path("cost").asInt(-1)).isZero();
      assertThat(realm.get("overview?employer=havnen").path("smsCost").path("total").asInt())
          .isEqualTo(35);
      assertThat(realm.ask(realm.token(manager), "GET", "overview?employer=havnen", null).status())
          .isEqualTo(400);
    }
  }

  @Test
  void a_price_that_is_none_is_refused_when_it_is_saved(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      var path = realm.path("/authentication/required-actions/enrol-sms");
      for (var wrong :
          Map.of("adgang.sms.price", "0,35", "adgang.sms.currency", "<b>").entrySet()) {
        var action = (ObjectNode) adgang.admin().get(path);
        action.withObject("/config").put(wrong.getKey(), wrong.getValue());
        assertThatThrownBy(() -> adgang.admin().put(path, action))
            .isInstanceOfSatisfying(
                AdminRest.Refused.class, refused -> assertThat(refused.status()).isEqualTo(400))
            .hasMessageContaining(wrong.getKey());
      }
      assertThat(realm.get("overview").has("smsCost")).isFalse();
    }
  }
}
