package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings that nobody understands, and realms that are not ours. */
@AdgangTest
final class SettingsTest {

  @Test
  void what_nobody_understands_is_read_as_the_stricter_and_reported_once(
      Adgang adgang, Visitor visitor) {
    var employer =
        adgang
            .employees()
            .createEmployer(
                "Fiskehuset",
                Map.of("adgang.sms", List.of("måske"), "adgang.secondFactor", List.of("gerne")));
    var employee = adgang.employees().createWithPassword(employer, Employees.SALGSASSISTENT);

    for (var i = 0; i < 2; i++) {
      visitor
          .onPhone()
          .openLogin()
          .as(employee)
          .shows(ChoicePage::new)
          .canBeSkipped(false)
          .showsUnavailable("sms", "Din arbejdsgiver har ikke tilføjet sms");
    }

    var reports =
        adgang
            .server()
            .logTail(5_000)
            .lines()
            .filter(line -> line.contains("employer " + employer))
            .toList();
    assertThat(reports).hasSize(2);
    assertThat(reports).anyMatch(line -> line.contains("adgang.sms must be true or false"));
    assertThat(reports).anyMatch(line -> line.contains("must be required or optional"));
  }

  @Test
  void managers_read_the_requirement_with_its_reason(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);

    var status = adgang.employees().secondFactor(employee);

    assertThat(status.path("required").asBoolean()).isTrue();
    assertThat(status.path("reason").asText()).isEqualTo("titlen Butikschef hos Boghandlen");
    assertThat(status.path("methods").path(0).path("id").asText()).isEqualTo("sms");
    assertThat(status.path("methods").path(0).path("available").asBoolean()).isFalse();
    assertThat(status.path("methods").path(0).path("whyNot").asText()).isEqualTo("employer");
    assertThat(status.path("methods").path(1).path("available").asBoolean()).isTrue();
  }

  @Test
  void a_link_of_one_realm_opens_nothing_in_another(Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link = adgang.mailbox().welcomeTo(employee).link().toString();

    var window = visitor.onPhone();
    window.open(URI.create(link.replace("/realms/adgang/", "/realms/master/")));

    assertThat(window.text("body")).contains("newest link");
    assertThat(window.has("#adgang-continue")).isFalse();
    assertThat(adgang.employees().credentials(employee)).isEmpty();
    assertThat(adgang.employees().links(employee).path(0).path("state").asText()).isEqualTo("SENT");
  }
}
