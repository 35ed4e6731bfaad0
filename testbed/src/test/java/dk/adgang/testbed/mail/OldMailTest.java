package dk.adgang.testbed.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Protection;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.AdministratorsMail;
import dk.adgang.testbed.wire.HttpBrowser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A thief reads the mailbox, and opens an old mail of Keycloak's own after the account was
 * protected.
 */
@WithAdgang
@Tag("attack")
final class OldMailTest {

  @ParameterizedTest
  @EnumSource
  void it_sets_no_password(Protection measure, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link =
        AdministratorsMail.asking(adgang, employee, List.of("UPDATE_PASSWORD", "UPDATE_PROFILE"));
    awaitNextSecond();

    measure.take(adgang, employee);
    var before = adgang.employees().credentials(employee);
    var thief = new HttpBrowser();
    var page = thief.open(link);

    assertThat(page.body()).contains("Linket gælder ikke længere");
    assertThat(AdministratorsMail.onward(page)).isEmpty();
    assertThat(page.has("password-new")).isFalse();
    assertThat(adgang.employees().credentials(employee)).isEqualTo(before);
    assertThat(adgang.employees().sessions(employee)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void it_verifies_no_address(Protection measure, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var path = "/adgang/users/" + employee.id();
    adgang.admin().put(path, Map.of("emailVerified", false));
    var link = AdministratorsMail.verifying(adgang, employee);
    awaitNextSecond();

    measure.take(adgang, employee);
    var page = new HttpBrowser().open(link);

    assertThat(page.body()).contains("Linket gælder ikke længere");
    assertThat(adgang.admin().get(path).path("emailVerified").asBoolean()).isFalse();
  }

  /** A new password retires only the mails that ask for one. */
  @ParameterizedTest
  @EnumSource(names = "NEW_PASSWORD")
  void a_mail_about_something_else_stands(Protection measure, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link = AdministratorsMail.asking(adgang, employee, List.of("UPDATE_PROFILE"));
    awaitNextSecond();

    measure.take(adgang, employee);

    assertThat(AdministratorsMail.onward(new HttpBrowser().open(link))).isPresent();
  }

  /** A mail's link knows whole seconds; one of the same second as a measure counts. */
  private static void awaitNextSecond() {
    var sent = Instant.now().getEpochSecond();
    await().pollInterval(Duration.ofMillis(50)).until(() -> Instant.now().getEpochSecond() > sent);
  }
}
