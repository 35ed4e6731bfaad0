package dk.adgang.testbed.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.AtOnce;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpEmployee;
import dk.adgang.testbed.wire.HttpVisit;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An employee who must have a second factor keeps one, also when several browsers remove them at
 * once.
 */
@WithAdgang
@Tag("attack")
final class LastFactorsTest {

  private static final int ROUNDS = 12;

  @Test
  void of_two_factors_that_are_removed_at_the_same_moment_one_stays(Adgang adgang)
      throws Exception {
    var removed = new ArrayList<Integer>();
    for (var round = 0; round < ROUNDS; round++) {
      var employee =
          adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
      var plain = new HttpEmployee(adgang.mailbox(), employee.email(), employee.password());
      adgang.employees().add(employee, plain.passkey());
      adgang.employees().add(employee, plain.app());
      var removals = new ArrayList<Callable<Boolean>>();
      for (var type : List.of("webauthn", "otp")) {
        var visit = visitToRemove(adgang, adgang.employees().credentialId(employee, type));
        plain.obey(visit);
        assertThat(visit.page().body()).as("the page to remove " + type).contains("adgang-remove");
        removals.add(
            () -> {
              visit.submit("step", "remove");
              return visit.isOver();
            });
      }

      var over = AtOnce.all(removals);

      var left = adgang.employees().credentials(employee);
      assertThat(left).as("round " + round).contains("password").containsAnyOf("webauthn", "otp");
      removed.add(3 - left.size());
      assertThat(over).as("the browsers that are told that it is gone").containsOnlyOnce(true);
      assertThat(adgang.mailbox().withSubject(employee, "2-faktor er fjernet").text())
          .contains(left.contains("otp") ? "Adgangsnøgle" : "Godkendelsesapp");
      assertThat(adgang.mailbox().subjects(employee)).containsOnlyOnce("2-faktor er fjernet");
    }
    assertThat(removed).as("the removed factors of each round").containsOnly(1);
  }

  private static HttpVisit visitToRemove(Adgang adgang, String credential) {
    var flow =
        new CodeFlow(
            URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
    var visit =
        HttpVisit.of(flow, "scope", "openid", "kc_action", "delete_credential:" + credential);
    visit.open();
    return visit;
  }
}
