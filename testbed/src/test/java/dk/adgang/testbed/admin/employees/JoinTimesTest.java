package dk.adgang.testbed.admin.employees;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithSecondServer;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A question to the owner of an account is asked anew after a day, and runs out. */
@WithSecondServer("It moves the server's clock.")
final class JoinTimesTest {

  @AfterEach
  void setClockRight(Adgang adgang) {
    adgang.clock().right();
  }

  /** Asks, and returns the link of the newest mail, when there are so many. */
  private static URI ask(Adgang adgang, StaffRealm realm, Employee owner, int mails) {
    assertThat(
            realm
                .admin("POST", "employees", Map.of("email", owner.email(), "employer", "torvet"))
                .status())
        .isEqualTo(202);
    return JoinMails.link(adgang, owner, mails);
  }

  @Test
  void a_newer_question_retires_the_older_and_each_runs_out(Adgang adgang) {
    try (var realm = new StaffRealm(adgang)) {
      realm.employer("torvet", Map.of());
      var owner = realm.employee("Ellen", "Ejer", null);
      var first = ask(adgang, realm, owner, 1);
      adgang.clock().forward(Duration.ofHours(24).plusMinutes(1));

      var second = ask(adgang, realm, owner, 2);

      assertThat(second).isNotEqualTo(first);
      assertThat(new HttpBrowser().post(first).status()).isEqualTo(400);
      assertThat(new HttpBrowser().open(second).has("adgang-join-yes")).isTrue();
      adgang.clock().forward(Duration.ofDays(14).plusMinutes(1));
      assertThat(new HttpBrowser().post(second).document().text()).contains("ikke længere åbent");
      assertThat(realm.get("employees/asked?employer=torvet")).isEmpty();

      var third = ask(adgang, realm, owner, 3);

      assertThat(new HttpBrowser().post(third).document().text()).contains("Du er tilføjet");
      assertThat(realm.get("employees?employer=torvet").path("total").asInt()).isEqualTo(1);
    }
  }
}
