package dk.adgang.testbed.console;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The mobile number that a manager proposes, in the console. */
@WithAdgang
final class ConsolePhoneTest {

  @Test
  void a_number_is_proposed_and_shown_masked(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      var shop = realm.employer("torvet", Map.of("adgang.sms", List.of("true")));
      var manager = realm.manager(realm.withApp("Anna", "Leder", "Chef", shop), shop);
      var console = new ConsoleBrowser(realm).open("new-employee").as(manager).opened();
      var email = "ny@" + realm.name() + ".example";
      var number = adgang.mailbox().newNumber();

      console.press("console-create", "firstName", "Ny", "email", email, "phone", "70102030");
      var field = console.page().document().getElementById("phone");
      assertThat(console.page().document().getElementById("input-error-phone").text())
          .contains("ikke et mobilnummer");
      assertThat(field.val()).isEqualTo("70102030");
      assertThat(realm.get("employees?search=" + email).path("total").asInt()).isZero();

      console.press("console-create", "phone", number);
      assertThat(console.opened().text())
          .contains("Medarbejderen er oprettet", "•• •• •• " + number.substring(9))
          .doesNotContain(number.substring(3));
    }
  }

  @Test
  void there_is_no_field_where_no_employee_can_choose_sms(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      var shop = realm.employer("torvet", Map.of("adgang.sms", List.of("false")));
      var manager = realm.manager(realm.withApp("Anna", "Leder", "Chef", shop), shop);
      var console = new ConsoleBrowser(realm).open("new-employee").as(manager).opened();

      assertThat(console.page().has("phone")).isFalse();
      assertThat(console.page().has("firstName")).isTrue();
    }
  }
}
