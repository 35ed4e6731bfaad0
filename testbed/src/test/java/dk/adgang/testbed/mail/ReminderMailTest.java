package dk.adgang.testbed.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.Ports;
import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The mail «Husk at tilføje 2-faktor»: its words, and when it is not sent after all. */
@WithAdgang
final class ReminderMailTest {

  private static final String SUBJECT = "Husk at tilføje 2-faktor";

  private static void remind(StaffRealm realm, Employee... employees) {
    var ids = Arrays.stream(employees).map(Employee::id).toList();
    var answer = realm.admin("POST", "reminders", Map.of("userIds", ids));
    assertThat(answer.json().path("reminded")).as("%s", answer.json()).hasSize(ids.size());
  }

  private static Employee withPassword(StaffRealm realm, String first, String employer) {
    return realm.withPassword(realm.employee(first, "Prøve", null, employer));
  }

  @Test
  void it_is_in_the_employees_language(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      var shop = realm.employer("torvet", Map.of("adgang.secondFactor", List.of("required")));
      var employee = withPassword(realm, "Ann", shop);
      var path = "employees/" + employee.id();
      assertThat(realm.admin("PUT", path, Map.of("language", "en")).status()).isEqualTo(204);

      remind(realm, employee);

      var mail = adgang.mailbox().withSubject(employee, "Remember to add two-factor login");
      assertThat(mail.html()).contains("lang=\"en\"", "Add two-factor login");
      assertThat(mail.text())
          .contains(
              "torvet requires two-factor login of everybody.",
              "You will be asked for it the next time you log in.")
          .doesNotContain("2-faktor");
    }
  }

  @Test
  void markup_in_the_name_of_an_employer_is_text(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      var shop = realm.employer("odd", Map.of("adgang.secondFactor", List.of("required")));
      realm.rename(shop, "Ost & <b>Vin</b> {0} ${realm.name}");
      var employee = withPassword(realm, "Ane", shop);

      remind(realm, employee);

      var mail = adgang.mailbox().withSubject(employee, SUBJECT);
      assertThat(mail.html()).contains("&lt;b&gt;Vin&lt;/b&gt; {0}").doesNotContain("<b>Vin");
      assertThat(mail.text())
          .contains("Ost & <b>Vin</b> {0} ${realm.name} kræver 2-faktor af alle.");
    }
  }

  @Test
  void a_realm_without_an_account_console_says_to_log_in(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      var employee = withPassword(realm, "Bo", realm.employer("torvet", Map.of()));
      var clients = "/clients?clientId=account-console";
      var console = (ObjectNode) new StaffAdmin(adgang, realm).get(clients).path(0);
      adgang
          .admin()
          .put(
              realm.path("/clients/" + console.path("id").asText()), console.put("enabled", false));

      remind(realm, employee);

      var mail = adgang.mailbox().withSubject(employee, SUBJECT);
      assertThat(mail.text()).contains("Log ind, som du plejer.").doesNotContain("/account/");
      assertThat(mail.html()).doesNotContain("/account/");
    }
  }

  @Test
  void one_who_adds_a_second_factor_meanwhile_gets_none(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      var shop = realm.employer("torvet", Map.of());
      var quick = withPassword(realm, "Carl", shop);
      var slow = withPassword(realm, "Dina", shop);
      mailsBy(adgang, realm, Ports.free().http());

      remind(realm, quick, slow);
      enrol(realm, quick);
      mailsBy(adgang, realm, adgang.inbox().smtpPort());

      adgang.mailbox().withSubject(slow, SUBJECT);
      adgang.mailbox().withSubject(quick, "2-faktor er tilføjet");
      assertThat(adgang.mailbox().subjects(quick)).doesNotContain(SUBJECT);
    }
  }

  private static void mailsBy(Adgang adgang, StaffRealm realm, int port) {
    var changed = (ObjectNode) adgang.admin().get(realm.path(""));
    changed.withObject("/smtpServer").put("port", Integer.toString(port));
    adgang.admin().put(realm.path(""), changed);
  }

  private static void enrol(StaffRealm realm, Employee employee) {
    var flow = new CodeFlow(realm.url(), "adgang-web", "http://localhost:8025/app/callback");
    flow.open();
    flow.submit("username", employee.email(), "password", Employee.USUAL_PASSWORD);
    flow.submit("method", "otp");
    var secret = flow.page().value("totpSecret");
    var code = new Totp(secret.getBytes(US_ASCII)).codeAt(Instant.now());
    flow.submit("totp", code, "totpSecret", secret);
    assertThat(flow.page().has("adgang-codes-form")).isTrue();
    flow.submit("step", "skip");
  }
}
