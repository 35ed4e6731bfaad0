package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** A login that is refused at an exit leads back to the password, and the page says so. */
@AdgangTest
final class RefusedLoginTest {

  @Test
  void a_browser_goes_back_to_the_password(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    var login =
        new CodeFlow(
            URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
    login.browser().sending("Accept", "text/html");
    login.givePassword(employee);
    assertThat(login.page().has("adgang-choose")).as(login.page().body()).isTrue();

    login.post(pastTheChoice(login.page().action()), "accept", "Ja");

    assertThat(login.page().status()).as(login.page().body()).isEqualTo(200);
    assertThat(login.page().has("kc-form-login")).as(login.page().body()).isTrue();
    assertThat(login.browser().cookiesFor(login.page().at()))
        .contains("AUTH_SESSION_ID")
        .doesNotContain("KEYCLOAK_IDENTITY", "ADGANG_SEEN");
    assertThat(login.page().body()).contains("Vi kunne ikke gøre dit login færdigt");
    login.submit("username", employee.email(), "password", employee.password());
    assertThat(login.page().has("adgang-choose")).as("and from there to what is due").isTrue();
    assertThat(adgang.employees().sessions(employee)).isZero();
  }

  /** Where Keycloak takes an answer about consent, without what says which page it is from. */
  private static URI pastTheChoice(URI action) {
    return URI.create(
        action
            .toString()
            .replaceFirst("/[a-z-]+\\?", "/consent?")
            .replaceAll("(session_code|execution)=[^&]*&", ""));
  }
}
