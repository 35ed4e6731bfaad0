package dk.adgang.testbed.journey;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.SampleAppPage;
import dk.adgang.testbed.pages.Visitor;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The sample app says in plain words what went wrong. */
@WithAdgang
final class SampleAppTest {

  @Test
  void logging_out_ends_the_session_at_the_server(Adgang adgang, Visitor visitor) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var window = visitor.onDesktop();
    var app = window.openLogin().skipAs(employee);

    app.logOut();

    org.assertj.core.api.Assertions.assertThat(adgang.employees().sessions(employee)).isZero();
    window.openApp().isNotLoggedIn().logIn();
  }

  @Test
  void an_answer_that_nobody_asked_for_logs_nobody_in(Adgang adgang, Visitor visitor) {
    visitor
        .onPhone()
        .open(URI.create(adgang.app() + "/callback?code=x&state=y"))
        .shows(SampleAppPage::new)
        .isNotLoggedIn()
        .says("ikke begyndt her");
  }

  @Test
  void a_cancelled_login_is_said(Adgang adgang, Visitor visitor) {
    var window = visitor.onPhone();
    window.openLogin();
    var state = window.page().url().replaceAll(".*[?&]state=([^&]*).*", "$1");

    window
        .open(URI.create(adgang.app() + "/callback?error=access_denied&state=" + state))
        .shows(SampleAppPage::new)
        .isNotLoggedIn()
        .says("Du afbrød");
  }
}
