package dk.adgang.testbed.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A title that begins to require a second factor is met at the next authorization request, also
 * with a live session; a title that no longer requires one gives back the skip, and keeps the
 * enrolled factors.
 */
@WithAdgang
final class TitleChangesTest {

  @Test
  void a_session_that_has_proven_a_factor_goes_on_when_the_title_begins_to_require_it(
      Adgang adgang) {
    var app = Totp.ofTest();
    var employee = withApp(adgang, Employees.SALGSASSISTENT, app);
    var flow = login(adgang, employee);
    flow.submit("otp", app.codeAt(Instant.now()));
    assertThat(flow.isDone()).isTrue();

    setTitle(adgang, employee, Employees.BUTIKSCHEF);

    flow.open();
    assertThat(flow.claims().path("title").asText()).isEqualTo(Employees.BUTIKSCHEF);
  }

  @Test
  void a_session_that_began_before_the_factor_proves_it_whatever_the_title(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var old = login(adgang, employee);
    old.submit("skip", "true");
    assertThat(old.isDone()).isTrue();
    var app = addApp(adgang, employee);

    old.open("scope", "openid", "prompt", "none");
    assertThat(HttpBrowser.last(old.page()).orElseThrow().toString())
        .contains("error=interaction_required");
    old.open();
    assertThat(old.page().has("password")).as(old.page().body()).isTrue();
    old.submit("password", employee.password());
    assertThat(old.page().has("otp")).as("the code of the app").isTrue();
    old.submit("otp", app.codeAt(Instant.now()));
    assertThat(old.isDone()).isTrue();

    // One proof is enough.
    old.open();
    assertThat(old.isDone()).isTrue();
  }

  @Test
  void a_title_that_no_longer_requires_it_gives_back_the_skip_even_while_the_choice_is_shown(
      Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    var flow = login(adgang, employee);
    flow.submit("skip", "true");
    assertThat(flow.isDone()).as("a login").isFalse();
    assertThat(flow.page().has("adgang-skip")).as("a button to skip").isFalse();

    setTitle(adgang, employee, Employees.SALGSASSISTENT);

    flow.submit("method", "nothing");
    assertThat(flow.page().has("adgang-skip")).as("a button to skip").isTrue();
    flow.submit("skip", "true");
    assertThat(flow.isDone()).isTrue();

    setTitle(adgang, employee, Employees.BUTIKSCHEF);
    flow.open();
    assertThat(flow.page().has("adgang-choose")).as("the choice, with a live session").isTrue();
    flow.submit("skip", "true");
    assertThat(flow.isDone()).as("a login").isFalse();

    setTitle(adgang, employee, Employees.SALGSASSISTENT);
    flow.open();
    assertThat(flow.isDone()).as("the skip of before is remembered").isTrue();
  }

  @Test
  void a_title_that_no_longer_requires_it_keeps_the_factor_and_lets_it_be_removed(Adgang adgang) {
    var app = Totp.ofTest();
    var employee = withApp(adgang, Employees.BUTIKSCHEF, app);
    setTitle(adgang, employee, Employees.SALGSASSISTENT);

    var flow = login(adgang, employee);
    assertThat(flow.page().has("otp")).as("the code of the app").isTrue();
    flow.submit("skip", "true");
    assertThat(flow.isDone()).as("a login").isFalse();
    assertThat(adgang.employees().credentials(employee))
        .containsExactlyInAnyOrder("password", "otp");

    adgang.employees().removeCredentials(employee, "otp");
    var later = login(adgang, employee);
    assertThat(later.page().has("adgang-skip")).as("a button to skip").isTrue();
    later.submit("skip", "true");
    assertThat(later.isDone()).isTrue();
  }

  private static Employee withApp(Adgang adgang, String title, Totp app) {
    return adgang
        .employees()
        .createWithFactors(Employees.BOGHANDLEN, title, List.of(Factors.app(app)));
  }

  /** The employee has set it up elsewhere. */
  private static Totp addApp(Adgang adgang, Employee employee) {
    var app = Totp.ofTest();
    var user = (ObjectNode) adgang.employees().get(employee);
    user.putArray("credentials").addPOJO(Factors.app(app));
    adgang.admin().put("/adgang/users/" + employee.id(), user);
    return app;
  }

  private static void setTitle(Adgang adgang, Employee employee, String title) {
    adgang.employees().setAttribute(employee, "title", title);
  }

  private static CodeFlow login(Adgang adgang, Employee employee) {
    var flow =
        new CodeFlow(
            URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
    flow.open();
    flow.submit("username", employee.email(), "password", employee.password());
    return flow;
  }
}
