package dk.adgang.testbed.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpLink;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A link that is opened again and again, by several at once, or where it does not belong. */
@WithAdgang
@Tag("attack")
final class LinkReplayTest {

  private static final int OPENINGS = 50;
  private static final int RACES = 50;

  /** In some of the races the winner also fetches a token. */
  private static final int THOROUGHLY = 10;

  @Test
  void opened_fifty_times_by_programs_it_works_once(Adgang adgang) {
    var employee = adgang.employees().create(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var link = new HttpLink(adgang.mailbox().welcomeTo(employee).link());

    for (var i = 0; i < OPENINGS; i++) {
      assertThat(new HttpBrowser().head(link.address()).status()).isEqualTo(200);
      assertThat(new HttpBrowser().open(link.address()).has("adgang-continue")).isTrue();
    }
    var row = adgang.employees().links(employee).path(0);
    assertThat(row.path("state").asText()).isEqualTo("SENT");
    assertThat(row.has("openedAt")).as("opened by a GET").isFalse();

    assertThat(HttpLink.succeeded(link.create(new HttpBrowser(), "den-foerste-gang-1"))).isTrue();
    isUsedUp(link);

    assertThat(states(adgang, employee)).containsExactly("USED");
    assertThat(adgang.mailbox().to(employee)).hasSize(1);
    assertThat(CodeFlow.claims(adgang, employee, "den-foerste-gang-1")).isPresent();
    assertThat(CodeFlow.claims(adgang, employee, "den-anden-gang-2")).isEmpty();
  }

  private static void isUsedUp(HttpLink link) {
    var again = new HttpBrowser();
    assertThat(HttpLink.problem(link.create(again, "den-anden-gang-2"))).contains("used");
    assertThat(HttpLink.problem(again.post(link.address()))).contains("used");
    var straight = link.straight(again, KeycloakServer.REALM);
    assertThat(HttpLink.problem(straight)).contains("used");
    assertThat(straight.has("password-new")).isFalse();
  }

  @Test
  void of_two_mails_only_the_newer_works_even_where_the_older_is_open_already(Adgang adgang) {
    var employee = adgang.employees().create(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var older = new HttpLink(adgang.mailbox().welcomeTo(employee).link());
    var browser = new HttpBrowser();
    var open = older.goOn(browser);
    adgang.employees().sendWelcome(employee);
    var newer = new HttpLink(adgang.mailbox().newestWelcomeTo(employee, 2).link());

    assertThat(HttpLink.problem(browser.submit(open, "password-new", "den-aeldste-1")))
        .contains("retired");
    assertThat(HttpLink.problem(older.create(new HttpBrowser(), "den-aeldste-1")))
        .contains("retired");
    assertThat(HttpLink.problem(new HttpBrowser().post(older.address()))).contains("retired");
    assertThat(HttpLink.problem(older.straight(new HttpBrowser(), KeycloakServer.REALM)))
        .contains("retired");
    assertThat(adgang.employees().credentials(employee)).isEmpty();
    assertThat(HttpLink.succeeded(newer.create(new HttpBrowser(), "den-nyeste-2"))).isTrue();

    assertThat(states(adgang, employee)).containsExactly("USED", "RETIRED");
    assertThat(adgang.mailbox().to(employee)).hasSize(2);
    assertThat(CodeFlow.claims(adgang, employee, "den-aeldste-1")).isEmpty();
    assertThat(CodeFlow.claims(adgang, employee, "den-nyeste-2")).isPresent();
  }

  @Test
  void two_browsers_that_complete_one_link_at_the_same_moment_create_one_password(Adgang adgang)
      throws Exception {
    var employees = new ArrayList<Employee>();
    for (var i = 0; i < RACES; i++) {
      employees.add(adgang.employees().create(Employees.BOGHANDLEN, Employees.SALGSASSISTENT));
    }

    var differences = new SoftAssertions();
    var threads = Executors.newFixedThreadPool(2);
    try {
      for (var i = 0; i < RACES; i++) {
        race(adgang, employees.get(i), threads, i % THOROUGHLY == 0, differences);
      }
    } finally {
      threads.shutdownNow();
    }
    differences.assertAll();
  }

  private static void race(
      Adgang adgang,
      Employee employee,
      ExecutorService threads,
      boolean thoroughly,
      SoftAssertions differences)
      throws Exception {
    var link = new HttpLink(adgang.mailbox().welcomeTo(employee).link());
    var passwords = List.of("den-venstre-1", "den-hoejre-2");
    var barrier = new CyclicBarrier(passwords.size());
    var posts = new ArrayList<Callable<Page>>();
    for (var password : passwords) {
      var browser = new HttpBrowser();
      var page = link.goOn(browser);
      posts.add(
          () -> {
            barrier.await();
            return browser.submit(page, "password-new", password);
          });
    }
    var answers = new ArrayList<Page>();
    for (var each : threads.invokeAll(posts)) {
      answers.add(each.get());
    }

    var winners = answers.stream().filter(HttpLink::succeeded).toList();
    differences.assertThat(winners).as(employee.email()).hasSize(1);
    differences
        .assertThat(answers.stream().flatMap(page -> HttpLink.problem(page).stream()))
        .as("the page of the other one")
        .containsExactly("used");
    differences.assertThat(states(adgang, employee)).containsExactly("USED");
    differences.assertThat(adgang.employees().credentials(employee)).containsExactly("password");
    for (var i = 0; i < passwords.size(); i++) {
      if (!HttpLink.succeeded(answers.get(i))) {
        differences
            .assertThat(CodeFlow.claims(adgang, employee, passwords.get(i)))
            .as("%s logs in with %s", employee.email(), passwords.get(i))
            .isEmpty();
      } else if (thoroughly) {
        differences
            .assertThat(CodeFlow.claims(adgang, employee, passwords.get(i)))
            .as("%s logs in with %s", employee.email(), passwords.get(i))
            .isPresent();
      }
    }
  }

  /** A thief with an old link from a mailbox can have no mail sent, and learns nothing. */
  @Test
  void another_link_is_sent_for_the_newest_alone_and_only_when_it_is_over(Adgang adgang) {
    var employees = adgang.employees();
    var answers = new ArrayList<String>();

    var works = employees.create(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var working = new HttpLink(adgang.mailbox().welcomeTo(works).link());
    answers.add(again(working));
    assertThat(states(adgang, works)).as("one that works").containsExactly("SENT");

    var two = employees.create(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var older = new HttpLink(adgang.mailbox().welcomeTo(two).link());
    employees.sendWelcome(two);
    var newer = new HttpLink(adgang.mailbox().newestWelcomeTo(two, 2).link());
    answers.add(again(older));
    assertThat(states(adgang, two)).as("retired").containsExactly("SENT", "RETIRED");

    var used = used(adgang, Employees.BOGHANDLEN);
    employees.resetPassword(used.employee, Map.of());
    adgang.mailbox().newestWelcomeTo(used.employee, 2);
    answers.add(again(used.link));
    assertThat(states(adgang, used.employee)).as("an older one").containsExactly("SENT", "USED");

    var moved = used(adgang, Employees.BOGHANDLEN);
    employees.setEmail(moved.employee, "moved." + moved.employee.email());
    answers.add(again(moved.link));
    assertThat(states(adgang, moved.employee)).as("another address").containsExactly("USED");

    var disabled = used(adgang, Employees.BOGHANDLEN);
    employees.disable(disabled.employee);
    answers.add(again(disabled.link));
    assertThat(states(adgang, disabled.employee)).as("disabled").containsExactly("USED");

    var employer = adgang.employers().create("Lukkeren", Map.of());
    var closed = used(adgang, employer);
    adgang.employers().disable(employer);
    answers.add(again(closed.link));
    assertThat(states(adgang, closed.employee)).as("employer disabled").containsExactly("USED");

    var gone = used(adgang, Employees.BOGHANDLEN);
    employees.delete(gone.employee);
    answers.add(again(gone.link));

    var newest = used(adgang, Employees.BOGHANDLEN);
    answers.add(again(newest.link));
    adgang.mailbox().newestWelcomeTo(newest.employee, 2);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> states(adgang, newest.employee), List.of("SENT", "USED")::equals);

    // Mails go out in their order, so that another mail would have come by now.
    assertThat(adgang.mailbox().to(works)).hasSize(1);
    assertThat(adgang.mailbox().to(two)).hasSize(2);
    assertThat(adgang.mailbox().to(moved.employee))
        .as("the welcome, and what tells the old address of the new one")
        .hasSize(2)
        .filteredOn(mail -> mail.html().contains("/link?"))
        .hasSize(1);
    assertThat(adgang.mailbox().to(disabled.employee)).hasSize(1);
    assertThat(adgang.mailbox().to(closed.employee)).hasSize(1);
    assertThat(answers).as("the pages' words").containsOnly(answers.get(0));
    assertThat(HttpLink.succeeded(newer.create(new HttpBrowser(), "den-nyeste-2"))).isTrue();
  }

  private record Used(Employee employee, HttpLink link) {}

  private static Used used(Adgang adgang, String employer) {
    var employee = adgang.employees().create(employer, Employees.SALGSASSISTENT);
    var link = new HttpLink(adgang.mailbox().welcomeTo(employee).link());
    assertThat(HttpLink.succeeded(link.create(new HttpBrowser(), "den-brugte-1"))).isTrue();
    return new Used(employee, link);
  }

  /** Presses «Send et nyt link»; returns the words of the page. */
  private static String again(HttpLink link) {
    var page =
        new HttpBrowser()
            .post(URI.create(link.address().toString().replace("/link?", "/new-link?")));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.at().getPath()).endsWith("/adgang/sent");
    return page.body();
  }

  @Test
  void in_another_realm_it_is_nothing(Adgang adgang) {
    var employee = adgang.employees().create(Employees.BOGHANDLEN, Employees.SALGSASSISTENT);
    var link = new HttpLink(adgang.mailbox().welcomeTo(employee).link());
    var there = link.address().toString().replace("/realms/adgang/", "/realms/master/");
    var browser = new HttpBrowser();

    var pages =
        List.of(
            browser.open(URI.create(there)),
            browser.post(URI.create(there)),
            browser.open(URI.create(there.replace("/link?", "/done?"))),
            link.straight(browser, "master"));
    browser.post(URI.create(there.replace("/link?", "/new-link?")));

    for (var page : pages) {
      // That realm has no pages of ours; Keycloak's own address is there.
      assertThat(page.status()).isIn(400, 404);
      assertThat(page.body()).doesNotContain("password-new", "adgang-continue", "adgang-resend");
    }
    assertThat(states(adgang, employee)).containsExactly("SENT");
    assertThat(adgang.employees().credentials(employee)).isEmpty();
    assertThat(HttpLink.succeeded(link.create(new HttpBrowser(), "den-rigtige-1"))).isTrue();
    assertThat(adgang.mailbox().to(employee)).hasSize(1);
  }

  private static List<String> states(Adgang adgang, Employee employee) {
    return StreamSupport.stream(adgang.employees().links(employee).spliterator(), false)
        .map(link -> link.path("state"))
        .map(JsonNode::asText)
        .toList();
  }
}
