package dk.adgang.testbed.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.SmsService;
import dk.adgang.testbed.fixture.WithSecondServer;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The SMS service fails at a login; and the reports of SMS that came and of those that did not. */
@WithSecondServer("It moves the clock.")
final class SmsTroubleTest {

  /** The time that the page may take; a gateway has five seconds of it. */
  private static final Duration PATIENCE = Duration.ofSeconds(9);

  @Test
  void a_service_that_hangs_is_a_page_in_time_and_the_others_do_not_wait(Adgang adgang)
      throws ExecutionException, InterruptedException {
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
    var app = adgang.employees().addApp(employee);
    SmsService.of(adgang).answers("hang", number);
    var lucky = adgang.mailbox().newNumber();
    var other = adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, lucky);
    var login = HttpSmsLogin.open(adgang);
    var begun = System.nanoTime();

    var waiting = CompletableFuture.runAsync(() -> login.password(employee));
    var meanwhile = HttpSmsLogin.of(adgang, other);
    var code = adgang.mailbox().codeTo(lucky);
    assertThat(meanwhile.code(code).isDone()).isTrue();
    assertThat(waiting).as("the request that waits for the gateway").isNotDone();
    waiting.get();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
    login.isRefused();
    assertThat(login.alert()).contains("Det er ikke sikkert");
    assertThat(login.asksForCode()).as("it may still come").isTrue();
    assertThat(login.page().has("adgang-resend")).isTrue();
    login.submit("tryAnotherWay", "on").choose("Godkendelsesapp");
    assertThat(login.submit("otp", app.codeAt(Instant.now())).isDone()).isTrue();
  }

  /**
   * A page must not contradict itself: an SMS that may not have gone out is not «sent» a line
   * further down.
   */
  @Test
  void five_sms_of_doubt_are_told_as_doubt_and_as_nothing_else(Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
    SmsService.of(adgang).answers("hang", number);
    try {
      var login = HttpSmsLogin.of(adgang, employee);
      for (var sent = 1; sent <= 5; sent++) {
        login.isRefused();
        assertThat(login.alert()).as("SMS %d", sent).contains("Det er ikke sikkert");
        assertThat(login.page().body())
            .as("SMS %d", sent)
            .contains("Måske er der en sms på vej til")
            .doesNotContain("Vi har sendt", "try-another-way");
        assertThat(login.asksForCode()).isTrue();
        adgang.clock().forward(Duration.ofSeconds(121));
        if (sent == 5) {
          SmsService.of(adgang).answers("ok", number);
        }
        login.resend();
      }
      assertThat(login.page().body())
          .contains("Vi har sendt en sms til", "Vi har sendt en ny kode")
          .doesNotContain("Det er ikke sikkert", "Måske");
      assertThat(login.code(adgang.mailbox().codeTo(number)).isDone()).isTrue();
    } finally {
      adgang.clock().right();
    }
  }

  @Test
  void an_sms_that_surely_failed_takes_nothing_from_the_one_before(Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var login = HttpSmsLogin.of(adgang, employee).submit("method", "sms");
    login.submit("number", number, "step", "send").isRefused();
    var code = adgang.mailbox().codeTo(number);
    SmsService.of(adgang).answers("busy", number);
    try {
      adgang.clock().forward(Duration.ofSeconds(31));
      login.resend().isRefused();
      assertThat(login.alert()).contains("Koden, som du har fået, virker stadig");
      assertThat(login.page().body()).contains("Vi har sendt en sms til");
      login.code(code);
      assertThat(adgang.employees().credentials(employee)).contains("adgang-sms");
    } finally {
      adgang.clock().right();
    }
  }

  @Test
  void each_step_of_an_sms_is_told_without_the_number_and_the_code(Adgang adgang) {
    var employer = adgang.employers().create("Målerhuset", Map.of("adgang.sms", List.of("true")));
    var number = adgang.mailbox().newNumber();
    var employee = adgang.employees().createWithSms(employer, Employees.BUTIKSCHEF, number);
    var login = HttpSmsLogin.of(adgang, employee);
    var code = adgang.mailbox().codeTo(number);
    login.code(HttpSmsLogin.other(code));
    // Too soon.
    login.resend();
    assertThat(login.code(code).isDone()).isTrue();
    SmsService.of(adgang).answers("error", number);
    HttpSmsLogin.of(adgang, employee).isRefused();

    var events = adgang.admin().get("/adgang/events?max=50&user=" + employee.id());
    var told = new ArrayList<String>();
    for (var event : events) {
      if (event.path("details").has("sms_number")) {
        told.add(0, name(event));
        assertThat(event.path("details").path("sms_employer").asText()).isEqualTo(employer);
        assertThat(event.path("details").path("sms_number").asText())
            .isEqualTo(number.substring(number.length() - 2));
      }
    }
    assertThat(told)
        .containsExactly(
            "sms-sent",
            "LOGIN_ERROR",
            "sms-refused sms-login",
            "sms-verified",
            "sms-failed unknown");
    assertThat(events.toString()).doesNotContain(code, number.substring(1));

    var metrics = new HttpBrowser().open(URI.create(adgang.server().managementUrl() + "/metrics"));
    for (var what : List.of("sent", "wrong", "refused", "verified", "failed")) {
      assertThat(count(metrics.body(), "adgang_sms_" + what + "_total", employer))
          .as(what)
          .isEqualTo(1);
    }
    assertThat(metrics.body()).doesNotContain(code, number.substring(1));
  }

  private static String name(JsonNode event) {
    var details = event.path("details");
    var name = details.path("custom_required_action").asText(event.path("type").asText());
    return (name + " " + details.path("reason").asText()).strip();
  }

  private static double count(String metrics, String name, String employer) {
    var line =
        Pattern.compile(
                "^%s\\{[^}]*employer=\"%s\"[^}]*\\} ([0-9.]+)".formatted(name, employer),
                Pattern.MULTILINE)
            .matcher(metrics);
    return line.find() ? Double.parseDouble(line.group(1)) : 0;
  }
}
