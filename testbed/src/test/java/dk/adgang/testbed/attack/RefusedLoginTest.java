package dk.adgang.testbed.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A login that is refused at an exit leads back to the password, and the page says so. */
@WithAdgang
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
    assertThat(login.page().has("adgang-choose"))
        .as("and from there to the page that is due")
        .isTrue();
    assertThat(adgang.employees().sessions(employee)).isZero();
  }

  /** The address for an answer about consent, without the parameters that name its page. */
  private static URI pastTheChoice(URI action) {
    return URI.create(
        action
            .toString()
            .replaceFirst("/[a-z-]+\\?", "/consent?")
            .replaceAll("(session_code|execution)=[^&]*&", ""));
  }
}
