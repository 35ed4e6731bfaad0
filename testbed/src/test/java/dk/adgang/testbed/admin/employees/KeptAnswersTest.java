package dk.adgang.testbed.admin.employees;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithSecondServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long the answer to a request with a key is given again. */
@WithSecondServer("It moves the server's clock.")
final class KeptAnswersTest {

  @AfterEach
  void setClockRight(Adgang adgang) {
    adgang.clock().right();
  }

  @Test
  void an_answer_is_kept_for_two_days(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      var employee = realm.employee("Nora", "Juhl", null);
      var first = ask(adgang, realm, employee.id());

      adgang.clock().forward(Duration.ofHours(47));
      assertThat(ask(adgang, realm, employee.id())).isEqualTo(first);
      adgang.clock().forward(Duration.ofMinutes(61));
      assertThat(ask(adgang, realm, employee.id())).isNotEqualTo(first);
    }
  }

  private static String ask(Adgang adgang, StaffRealm realm, String employee) {
    var answer =
        realm.ask(
            adgang.admin().bearer(),
            "POST",
            "employees/" + employee + "/password-reset",
            null,
            Map.of("Idempotency-Key", "kept"));
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(202);
    return answer.json().path("id").asText();
  }
}
