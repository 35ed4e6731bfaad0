package dk.adgang.testbed.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.SmsService;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Requests of one login are answered one after the other. */
@WithAdgang
@Isolated("It measures, makes the gateway hang, and moves the server's clock.")
final class LoginLinesTest {

  /** This many requests are answered or wait. */
  private static final int IN_LINE = 51;

  private static final int MORE = 9;
  private static final int TOO_MANY = 429;

  /** Less than the time that the gateway has, for which the request before waits. */
  private static final Duration SOON = Duration.ofSeconds(4);

  /** Longer than the pause before another SMS. */
  private static final Duration A_WHILE = Duration.ofSeconds(31);

  @AfterEach
  void setRight(Adgang adgang) {
    adgang.clock().right();
  }

  /** The gateway keeps the first one busy until all the others are there. */
  @Test
  void so_many_wait_for_their_turn_and_more_are_turned_away(Adgang adgang) throws Exception {
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
    SmsService.of(adgang).answers("hang", number);
    var login = HttpSmsLogin.open(adgang);

    var answers = login.atOnce(IN_LINE + MORE, HttpSmsLogin.fields(employee));

    var turnedAway =
        answers.stream().collect(Collectors.partitioningBy(page -> page.status() == TOO_MANY));
    assertThat(turnedAway.get(true)).hasSize(MORE);
    assertThat(turnedAway.get(true)).extracting(Page::body).allMatch(text -> text.contains("Vent"));
    assertThat(turnedAway.get(true))
        .allMatch(page -> page.headers().firstValue("Retry-After").isPresent());
    assertThat(turnedAway.get(false)).extracting(Page::status).containsOnly(200);
    assertThat(adgang.employees().sessions(employee)).isZero();

    SmsService.of(adgang).answers("ok", number);
    adgang.clock().forward(A_WHILE);
    var browser = login.browser();
    var asksForCode = answers.stream().filter(page -> page.has("code")).findFirst().orElseThrow();
    // The newest page of a login counts, and leads on.
    var newest = browser.submit(asksForCode);
    var sent = browser.submit(newest, "step", "resend");
    var code = adgang.mailbox().codeTo(number);
    assertThat(HttpSmsLogin.loggedIn(browser.submit(sent, "code", code, "step", "verify")))
        .isTrue();
  }

  @Test
  void browsers_that_have_gone_keep_nobody_waiting(Adgang adgang) throws Exception {
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
    SmsService.of(adgang).answers("hang", number);
    var login = HttpSmsLogin.open(adgang);
    var action = login.page().action();
    var cookies = login.browser().cookiesFor(action);

    try (var served = new Socket(action.getHost(), action.getPort());
        var waiting = new Socket(action.getHost(), action.getPort())) {
      post(served, action, cookies, HttpBrowser.form(HttpSmsLogin.fields(employee)));
      SmsService.of(adgang).awaitHanging(number);
      post(waiting, action, cookies, "");
    }
    var begun = System.nanoTime();
    login.reload();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
    assertThat(login.page().status()).isEqualTo(200);
  }

  /** Sends a form, and waits for no answer. */
  private static void post(Socket socket, URI action, String cookies, String form)
      throws IOException {
    var request =
        """
        POST %s?%s HTTP/1.1
        Host: %s
        Cookie: %s
        Content-Type: application/x-www-form-urlencoded
        Content-Length: %d

        """
            .formatted(
                action.getRawPath(),
                action.getRawQuery(),
                action.getRawAuthority(),
                cookies,
                form.length())
            .replace("\n", "\r\n");
    socket.getOutputStream().write((request + form).getBytes(UTF_8));
    socket.getOutputStream().flush();
  }
}
