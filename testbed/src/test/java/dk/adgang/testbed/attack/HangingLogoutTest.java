package dk.adgang.testbed.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.HangingApp;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpEmployee;
import dk.adgang.testbed.wire.HttpLink;
import dk.adgang.testbed.wire.HttpVisit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An app that does not answer to a logout holds up only the request that has caused it: its changes
 * are stored by then, and no row is locked.
 */
@WithAdgang
final class HangingLogoutTest {

  private static final String NEW_PASSWORD = "kaffe-til-to-9";

  private final ExecutorService aside = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    aside.shutdownNow();
  }

  @Test
  void a_manager_who_takes_the_second_factor_away(Adgang adgang) {
    try (var app = new HangingApp(adgang)) {
      var employee = loggedIn(adgang, app, Employees.BUTIKSCHEF);

      var clearing =
          CompletableFuture.runAsync(
              () -> adgang.employees().clearSecondFactor(employee, ""), aside);
      app.awaitHanging();

      assertThat(adgang.employees().credentials(employee)).containsExactly("password");
      adgang.mailbox().withSubject(employee, "Din 2-faktor er nulstillet");
      othersGoOn(adgang, employee, clearing);
      ends(adgang, app, employee, clearing);
    }
  }

  @Test
  void a_manager_who_blocks_and_ends_sessions(Adgang adgang) {
    try (var app = new HangingApp(adgang)) {
      var employee = loggedIn(adgang, app, Employees.BUTIKSCHEF);

      var resetting =
          CompletableFuture.runAsync(
              () ->
                  adgang
                      .employees()
                      .resetPassword(employee, Map.of("endSessions", true, "block", true)),
              aside);
      app.awaitHanging();

      assertThat(adgang.employees().credentials(employee)).containsExactly("otp");
      adgang.mailbox().resetTo(employee);
      othersGoOn(adgang, employee, resetting);
      ends(adgang, app, employee, resetting);
    }
  }

  @Test
  void an_employee_who_creates_a_password_by_a_link(Adgang adgang) {
    try (var app = new HangingApp(adgang)) {
      var employee = loggedIn(adgang, app, Employees.SALGSASSISTENT);
      adgang.employees().resetPassword(employee, Map.of());
      var link = new HttpLink(adgang.mailbox().resetTo(employee).link());

      var creating =
          CompletableFuture.supplyAsync(() -> link.create(new HttpBrowser(), NEW_PASSWORD), aside);
      app.awaitHanging();

      assertThat(adgang.employees().links(employee).path(0).path("state").asText())
          .isEqualTo("USED");
      othersGoOn(adgang, employee, creating);
      assertThat(CodeFlow.claims(adgang, employee, NEW_PASSWORD)).as("a login").isPresent();
      app.answer();
      assertThat(HttpLink.succeeded(creating.join())).isTrue();
      assertThat(adgang.employees().sessions(employee)).as("sessions: the new login's").isOne();
    }
  }

  @Test
  void an_employee_who_changes_the_password_in_the_account_console(Adgang adgang) {
    try (var app = new HangingApp(adgang)) {
      var employee = loggedIn(adgang, app, Employees.SALGSASSISTENT);
      var other = app.login();
      other.open("scope", "openid", "kc_action", "UPDATE_PASSWORD");
      other.submit("username", employee.email(), "password", employee.password());

      var changing =
          CompletableFuture.runAsync(
              () -> {
                other.submit("password-new", NEW_PASSWORD, "logout-sessions", "on");
                if (!other.isDone()) {
                  other.submit("skip", "true");
                }
              },
              aside);
      app.awaitHanging();

      othersGoOn(adgang, employee, changing);
      assertThat(CodeFlow.claims(adgang, employee, NEW_PASSWORD)).as("a login").isPresent();
      app.answer();
      changing.join();
      assertThat(other.isDone()).as("logged in").isTrue();
    }
  }

  /** An employee with a session of the app: with a second factor who must have one. */
  private static Employee loggedIn(Adgang adgang, HangingApp app, String title) {
    var employee = adgang.employees().createWithPassword(Employees.KAFFEHUSET, title);
    var plain = new HttpEmployee(adgang.mailbox(), employee.email(), employee.password());
    var flow = app.login();
    var visit = HttpVisit.of(flow, "scope", "openid");
    if (title.equals(Employees.BUTIKSCHEF)) {
      adgang.employees().add(employee, plain.app());
      visit.open();
      plain.obey(visit);
    } else {
      visit.open();
      plain.typePassword(visit);
      visit.submit("skip", "true");
    }
    assertThat(visit.hasToken()).as("a token").isTrue();
    return employee;
  }

  /** Requests that take the same lock, and change the same rows, do not wait for the app. */
  private static void othersGoOn(Adgang adgang, Employee employee, CompletableFuture<?> hanging) {
    assertThat(adgang.employees().resetPassword(employee, Map.of()).path("state").asText())
        .isEqualTo("QUEUED");
    assertThat(hanging).as("the request that waits for the app").isNotDone();
  }

  private static void ends(
      Adgang adgang, HangingApp app, Employee employee, CompletableFuture<?> hanging) {
    app.answer();
    hanging.join();
    await().until(() -> adgang.employees().sessions(employee) == 0);
  }
}
