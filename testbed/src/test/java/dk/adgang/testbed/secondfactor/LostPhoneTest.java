package dk.adgang.testbed.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.AppCodePage;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.Window;
import dk.adgang.testbed.wire.ClientToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The phone is gone, or somebody else has it. */
@WithAdgang
final class LostPhoneTest {

  private static final String CLEARED = "Din 2-faktor er nulstillet";
  private static final String LOCKED_OUT = "For mange forkerte koder";
  private static final String REMOVED = "2-faktor er fjernet";
  private static final String ADDED = "2-faktor er tilføjet";

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  @Tag("journey")
  void a_manager_takes_the_second_factor_away_and_the_employee_chooses_anew(
      Adgang adgang, Visitor visitor) throws Exception {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    enrolApp(employee, visitor.onPhone());
    assertThat(adgang.employees().sessions(employee)).isEqualTo(1);
    assertThat(deleteAs("no-token", adgang, employee)).isEqualTo(401);
    assertThat(deleteAs(viewer(adgang), adgang, employee)).isEqualTo(403);
    assertThat(adgang.employees().credentials(employee)).contains("otp");

    var done = adgang.employees().clearSecondFactor(employee, "");

    assertThat(done.path("removed").toString()).isEqualTo("[\"otp\"]");
    assertThat(adgang.employees().credentials(employee)).containsExactly("password");
    assertThat(adgang.employees().sessions(employee)).isZero();
    var mail = adgang.mailbox().withSubject(employee, CLEARED);
    assertThat(mail.text()).contains("En leder fjernede al 2-faktor").contains("+45 70 70 70 27");
    assertThat(adgang.employees().clearSecondFactor(employee, "").path("removed")).isEmpty();
    visitor.onPhone().openLogin().as(employee).shows(ChoicePage::new).canBeSkipped(false);

    var blocked = adgang.employees().clearSecondFactor(employee, "?block=true");

    assertThat(blocked.path("block").asBoolean()).isTrue();
    adgang.mailbox().resetTo(employee);
    assertThat(adgang.employees().credentials(employee)).isEmpty();
    assertThat(adgang.mailbox().subjects(employee)).containsOnlyOnce(CLEARED);
    assertThatThrownBy(() -> adgang.employees().clearSecondFactor(employee, "?block=maybe"))
        .hasMessageContaining("400")
        .hasMessageContaining("block");
    assertThatThrownBy(() -> adgang.admin().delete(path(UUID.randomUUID().toString())))
        .hasMessageContaining("404");
  }

  @Test
  void a_removal_by_keycloaks_own_rest_is_mailed_about_too(Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    enrolApp(employee, visitor.onPhone());

    adgang
        .admin()
        .delete(
            "/adgang/users/%s/credentials/%s"
                .formatted(employee.id(), adgang.employees().credentialId(employee, "otp")));

    assertThat(adgang.mailbox().withSubject(employee, REMOVED).text())
        .contains("Godkendelsesapp blev fjernet");
    adgang.mailbox().withSubject(employee, ADDED);
    assertThat(adgang.mailbox().subjects(employee)).containsExactlyInAnyOrder(REMOVED, ADDED);
  }

  @Test
  void too_many_wrong_codes_are_mailed_about_once_and_wrong_passwords_are_not(
      Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    var colleague =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    enrolApp(employee, visitor.onPhone());

    var window = visitor.onPhone();
    var page = window.openLogin().as(employee).shows(AppCodePage::new);
    for (var i = 0; i < 5; i++) {
      unhurried();
      page = page.isRefused("00000" + i, "");
    }
    var passwords = visitor.onPhone();
    var login = passwords.openLogin();
    for (var i = 0; i < 5; i++) {
      unhurried();
      login = login.as(colleague, "forkert-kode-" + i).shows(LoginPage::new);
    }

    assertThat(adgang.mailbox().withSubject(employee, LOCKED_OUT).text())
        .contains("for mange forkerte koder");
    window.openApp().isNotLoggedIn();
    // The courier takes mails in their order: when this one has come, others would have.
    var last = adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    enrolApp(last, visitor.onPhone());
    adgang.mailbox().withSubject(last, ADDED);
    assertThat(adgang.mailbox().subjects(employee)).containsOnlyOnce(LOCKED_OUT);
    assertThat(adgang.mailbox().subjects(colleague)).doesNotContain(LOCKED_OUT);
  }

  /** Two quick tries count as an attack of another kind. */
  static void unhurried() {
    var since = System.nanoTime();
    await()
        .pollInterval(Duration.ofMillis(50))
        .until(() -> System.nanoTime() - since > Duration.ofMillis(250).toNanos());
  }

  private static void enrolApp(Employee employee, Window window) {
    var page = window.openLogin().as(employee).shows(ChoicePage::new).chooseApp();
    page.enter(page.typeKeyIntoApp().codeAt(Instant.now())).shows(SampleAppPage::new).isLoggedIn();
  }

  private int deleteAs(String token, Adgang adgang, Employee employee)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create(adgang.server().url() + "/admin/realms" + path(employee.id())))
            .header("Authorization", "Bearer " + token)
            .DELETE()
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  /** The token of a caller who may view users, and no more. */
  private static String viewer(Adgang adgang) {
    var name = "viewer-" + UUID.randomUUID();
    var secret = UUID.randomUUID().toString();
    var caller =
        adgang
            .admin()
            .post(
                "/adgang/clients",
                Map.of(
                    "clientId",
                    name,
                    "secret",
                    secret,
                    "serviceAccountsEnabled",
                    true,
                    "standardFlowEnabled",
                    false))
            .createdId();
    var account = adgang.admin().get("/adgang/clients/" + caller + "/service-account-user");
    var roles = adgang.admin().get("/adgang/clients?clientId=realm-management").path(0);
    var mayView =
        adgang.admin().get("/adgang/clients/" + roles.path("id").asText() + "/roles/view-users");
    adgang
        .admin()
        .post(
            "/adgang/users/%s/role-mappings/clients/%s"
                .formatted(account.path("id").asText(), roles.path("id").asText()),
            List.of(mayView));
    return ClientToken.of(adgang.server().url(), "adgang", name, secret);
  }

  private static String path(String id) {
    return "/adgang/adgang/employees/" + id + "/second-factor";
  }
}
