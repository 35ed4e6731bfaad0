package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A thief reads the mailbox, and opens an old mail of Keycloak's own after the account was
 * protected.
 */
@AdgangTest
final class OldMailTest {

  private static final Pattern LINK =
      Pattern.compile("https?://\\S+/login-actions/action-token\\?key=[^\\s\"<>]+");
  private static final Pattern PROCEED =
      Pattern.compile("href=\"([^\"]*action-token(?![^\"]*kc_locale)[^\"]*)\"");

  /** What protects the account. */
  private enum Measure {
    BLOCK {
      @Override
      void take(Adgang adgang, Employee employee) {
        adgang.employees().resetPassword(employee, Map.of("block", true));
      }
    },
    END_SESSIONS {
      @Override
      void take(Adgang adgang, Employee employee) {
        adgang.employees().resetPassword(employee, Map.of("endSessions", true));
      }
    },
    CLEAR_FACTORS {
      @Override
      void take(Adgang adgang, Employee employee) {
        adgang.admin().delete("/adgang/adgang/employees/" + employee.id() + "/second-factor");
      }
    },
    LOGOUT_OF_KEYCLOAKS_CONSOLE {
      @Override
      void take(Adgang adgang, Employee employee) {
        adgang.admin().post("/adgang/users/" + employee.id() + "/logout", Map.of());
      }
    },
    NEW_PASSWORD {
      @Override
      void take(Adgang adgang, Employee employee) {
        adgang
            .admin()
            .put(
                "/adgang/users/" + employee.id() + "/reset-password",
                Map.of("type", "password", "value", "te-til-fire-9", "temporary", false));
      }
    };

    abstract void take(Adgang adgang, Employee employee);
  }

  @ParameterizedTest
  @EnumSource
  void it_sets_no_password(Measure measure, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link =
        mailed(
            adgang,
            employee,
            "execute-actions-email",
            List.of("UPDATE_PASSWORD", "UPDATE_PROFILE"));

    measure.take(adgang, employee);
    var before = adgang.employees().credentials(employee);
    var thief = new PlainBrowser();
    var page = thief.open(link);

    assertThat(page.body()).contains("Linket gælder ikke længere");
    assertThat(PROCEED.matcher(page.body()).find()).as("a way on").isFalse();
    assertThat(page.has("password-new")).isFalse();
    assertThat(adgang.employees().credentials(employee)).isEqualTo(before);
    assertThat(adgang.employees().sessions(employee)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void it_verifies_no_address(Measure measure, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var path = "/adgang/users/" + employee.id();
    adgang.admin().put(path, Map.of("emailVerified", false));
    var link = mailed(adgang, employee, "send-verify-email", Map.of());

    measure.take(adgang, employee);
    var page = new PlainBrowser().open(link);

    assertThat(page.body()).contains("Linket gælder ikke længere");
    assertThat(adgang.admin().get(path).path("emailVerified").asBoolean()).isFalse();
  }

  /** Nothing but a password is retired by another one. */
  @ParameterizedTest
  @EnumSource(names = "NEW_PASSWORD")
  void a_mail_about_something_else_stands(Measure measure, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link = mailed(adgang, employee, "execute-actions-email", List.of("UPDATE_PROFILE"));

    measure.take(adgang, employee);

    assertThat(PROCEED.matcher(new PlainBrowser().open(link).body()).find())
        .as("a way on")
        .isTrue();
  }

  /** Returns when the second in which the mail was sent is over, as a mail's link knows seconds. */
  private static URI mailed(Adgang adgang, Employee employee, String call, Object body) {
    adgang.admin().put("/adgang/users/%s/%s".formatted(employee.id(), call), body);
    var link =
        adgang.mailbox().to(employee).stream()
            .map(mail -> LINK.matcher(mail.text()))
            .filter(Matcher::find)
            .map(found -> URI.create(found.group()))
            .findFirst()
            .orElseThrow();
    var sent = Instant.now().getEpochSecond();
    await().pollInterval(Duration.ofMillis(50)).until(() -> Instant.now().getEpochSecond() > sent);
    return link;
  }
}
