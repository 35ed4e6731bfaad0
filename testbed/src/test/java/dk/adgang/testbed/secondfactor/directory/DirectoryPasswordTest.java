package dk.adgang.testbed.secondfactor.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.Directory.Kind;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpLink;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Passwords of employees whom a directory knows, which are replaced here where it allows that. */
@WithAdgang
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DirectoryPasswordTest {

  private static final String NEW = "kaffe-til-tre-7";

  @AutoClose private DirectoryRealms realms;
  private Adgang adgang;

  @BeforeAll
  void joinDirectory(Adgang running) {
    adgang = running;
    realms = new DirectoryRealms(running);
  }

  @ParameterizedTest
  @EnumSource
  void a_password_is_created_where_that_can_be_done(Kind kind) {
    for (var call : List.of("welcome", "password-reset")) {
      var email = realms.newcomer(Employees.SALGSASSISTENT);
      var path = realms.employee(kind, email) + "/" + call;
      if (kind.takesPasswords()) {
        adgang.admin().post(path, Map.of());
        create(call.equals("welcome") ? welcomeTo(email) : resetTo(email), kind, email);
      } else {
        assertThatThrownBy(() -> adgang.admin().post(path, Map.of()))
            .isInstanceOf(AdminRest.Refused.class)
            .hasMessageContaining(": 400 ")
            .hasMessageContaining("\"field\":\"password\"");
        assertThat(adgang.mailbox().to(email)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_forgotten_password_is_replaced_or_the_link_says_where(Kind kind) {
    var email = realms.newcomer(Employees.SALGSASSISTENT);
    // The realm knows whom it has seen, or looks into the directory.
    realms.id(kind, email);
    var browser = new HttpBrowser();
    var asked = realms.url(kind).resolve("login-actions/reset-credentials?client_id=adgang-web");
    browser.submit(browser.open(asked), "username", email);

    var link = resetTo(email);
    if (kind.takesPasswords()) {
      create(link, kind, email);
    } else {
      var page = new HttpLink(link).goOn(new HttpBrowser());
      assertThat(HttpLink.problem(page)).contains("directory");
      assertThat(page.body()).contains("Din adgangskode styres et andet sted", "+45 70 70 70 27");
      assertThat(realms.login(kind, email).page().has("adgang-skip"))
          .as("the old one works")
          .isTrue();
    }
  }

  /** The server must not say that it was taken away. */
  @ParameterizedTest
  @EnumSource
  void a_password_of_the_directory_cannot_be_taken_away_here(Kind kind) {
    var email = realms.newcomer(Employees.SALGSASSISTENT);
    var path = realms.employee(kind, email);

    assertThatThrownBy(() -> adgang.admin().post(path + "/password-reset", Map.of("block", true)))
        .hasMessageContaining("\"field\":\"block\"");
    assertThatThrownBy(() -> adgang.admin().delete(path + "/second-factor?block=true"))
        .hasMessageContaining("\"field\":\"block\"");

    assertThat(realms.login(kind, email).page().has("adgang-skip")).as("it works").isTrue();
  }

  /** A thief typed the old password, and waits at a page until the new one is set. */
  @ParameterizedTest
  @EnumSource(names = {"WRITABLE", "WRITABLE_IMPORTED", "UNSYNCED"})
  void a_new_password_ends_a_login_under_way(Kind kind) {
    var email = realms.newcomer(Employees.SALGSASSISTENT);
    var thief = realms.login(kind, email);
    assertThat(thief.page().has("adgang-skip")).isTrue();

    adgang
        .admin()
        .put(
            realms.user(kind, email) + "/reset-password",
            Map.of("type", "password", "value", NEW, "temporary", false));

    thief.submit("skip", "true");
    assertThat(thief.isDone()).isFalse();
    assertThat(thief.page().has("kc-form-login")).as(thief.page().body()).isTrue();
  }

  /** Elsewhere a weak one is replaced before anything else. */
  @ParameterizedTest
  @EnumSource
  void a_weak_password_that_cannot_be_replaced_locks_nobody_out(Kind kind) {
    var email = "freja.%s@katalog.example".formatted(UUID.randomUUID().toString().substring(0, 8));
    realms.directory.add(email, Employees.SALGSASSISTENT, "1234");

    var flow = realms.login(kind, email, "1234");

    assertThat(flow.page().has("password-new")).isEqualTo(kind.takesPasswords());
    assertThat(flow.page().has("adgang-skip")).isNotEqualTo(kind.takesPasswords());
  }

  private void create(URI link, Kind kind, String email) {
    var page = new HttpLink(link).create(new HttpBrowser(), NEW);
    assertThat(HttpLink.succeeded(page)).as(page.body()).isTrue();
    assertThat(realms.login(kind, email, NEW).page().has("adgang-skip"))
        .as("the new one works")
        .isTrue();
    if (kind != Kind.UNSYNCED) {
      assertThat(realms.directory.accepts(email, NEW)).as("in the directory").isTrue();
    }
  }

  private URI welcomeTo(String email) {
    return adgang.mailbox().welcomeTo(somebody(email)).link();
  }

  private URI resetTo(String email) {
    return adgang.mailbox().resetTo(somebody(email)).link();
  }

  private static Employee somebody(String email) {
    return new Employee(null, email, "Freja", null, null, null);
  }
}
