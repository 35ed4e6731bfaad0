package dk.adgang.testbed.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.AtOnce;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.SmsService;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpSmsLogin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attack A13: the SMS gateway hangs, answers with an error, refuses with status 200, talks too much
 * or too slowly. It ends in a page within 5 seconds with another way, and never in a login.
 *
 * <p>Each test ends with a message that is sent: five failures in a row, and the gateway is left
 * alone.
 */
@WithAdgang
@Isolated(
    "It measures, makes the gateway fail so often that it is left alone, and moves the clock.")
@Tag("attack")
final class A13GatewayTest {

  private static final Duration SOON = Duration.ofSeconds(5);

  /** The same on a machine that has other things to do. */
  private static final Duration IN_TIME = Duration.ofSeconds(7);

  /** More than may wait for a gateway at the same moment. */
  private static final int MANY = 27;

  private static final int OTHERS = 10;
  private static final int LOGINS_OF_EACH = 5;

  private static final String NOT_SENT = "Vi kunne ikke sende sms";
  private static final String MAYBE_SENT = "Det er ikke sikkert";

  @AfterEach
  void setRight(Adgang adgang) {
    adgang.clock().right();
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "busy", "refuse", "garbage", "huge"})
  void an_enrolment_meets_a_page_that_says_so_and_another_way(String mode, Adgang adgang) {
    var enrolling = EnrollingEmployee.in(adgang);
    SmsService.of(adgang).answers(mode, enrolling.number());

    assertThat(time(enrolling::send)).isLessThan(SOON);

    enrolling.meetsAPageAndNoWayIn(mode.equals("busy") ? NOT_SENT : MAYBE_SENT);
    enrolling.findsAnotherWay();
    enrolling.enrolsWhenAllIsWell();
  }

  @ParameterizedTest
  @ValueSource(strings = {"busy", "refuse"})
  void a_login_meets_a_page_that_says_so_and_sends_again(String mode, Adgang adgang) {
    var number = adgang.mailbox().newNumber();
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
    var login = HttpSmsLogin.open(adgang);
    SmsService.of(adgang).answers(mode, number);

    assertThat(time(() -> login.password(employee))).isLessThan(SOON);

    login.isRefused();
    if (mode.equals("busy")) {
      assertThat(login.problem()).as("surely not sent").contains("gateway");
      assertThat(login.page().has("adgang-retry")).isTrue();
    } else {
      assertThat(login.alert()).contains(MAYBE_SENT);
      assertThat(login.page().has("adgang-resend")).isTrue();
    }
    assertThat(login.page().body()).contains(EnrollingEmployee.HELP);
    login.submit("skip", "true", "step", "skip").isRefused();
    login.code(EnrollingEmployee.GUESS).isRefused();
    login.reload().isRefused();
    var app = adgang.employees().addApp(employee);
    var another = HttpSmsLogin.open(adgang).password(employee).isRefused();
    another.submit("tryAnotherWay", "on").choose("Godkendelsesapp");
    assertThat(another.page().has("otp")).as("the other method").isTrue();
    assertThat(another.submit("otp", app.codeAt(Instant.now())).isDone()).isTrue();
    assertThat(adgang.employees().sessions(employee)).as("sessions").isEqualTo(1);
    assertThat(adgang.mailbox().to(number)).as("sms").isEmpty();

    SmsService.of(adgang).answers("ok", number);
    adgang.clock().forward(EnrollingEmployee.A_WHILE);
    login.resend().isRefused();
    assertThat(login.code(adgang.mailbox().codeTo(number)).isDone()).isTrue();
  }

  /** All at the same time, because each has to wait for the time that the gateway has. */
  @Test
  void a_gateway_that_hangs_or_drips_is_given_up_in_time(Adgang adgang) throws Exception {
    var hanging = EnrollingEmployee.in(adgang);
    SmsService.of(adgang).answers("hang", hanging.number());
    var dripping = EnrollingEmployee.in(adgang);
    SmsService.of(adgang).answers("drip", dripping.number());
    var number = adgang.mailbox().newNumber();
    SmsService.of(adgang).answers("hang", number);
    var employee =
        adgang.employees().createWithSms(Employees.KAFFEHUSET, Employees.BUTIKSCHEF, number);
    var login = HttpSmsLogin.open(adgang);

    var took =
        AtOnce.all(
            List.<Callable<Duration>>of(
                () -> time(hanging::send),
                () -> time(dripping::send),
                () -> time(() -> login.password(employee))));

    assertThat(took).allMatch(each -> each.compareTo(IN_TIME) < 0);
    assertThat(Collections.min(took)).isLessThan(SOON);
    for (var each : List.of(hanging, dripping)) {
      each.meetsAPageAndNoWayIn(MAYBE_SENT);
      each.findsAnotherWay();
    }
    login.isRefused();
    assertThat(login.page().body()).contains(MAYBE_SENT, EnrollingEmployee.HELP);
    assertThat(login.page().has("adgang-resend")).isTrue();
    login.code(EnrollingEmployee.GUESS).isRefused();
    assertThat(adgang.employees().sessions(employee)).isZero();
    assertThat(adgang.mailbox().to(number)).as("sms").isEmpty();
    for (var each : List.of(hanging, dripping)) {
      each.enrolsWhenAllIsWell();
    }
  }

  @Test
  void while_many_wait_for_a_gateway_that_hangs_fifty_others_log_in_as_usual(Adgang adgang)
      throws Exception {
    var others = new ArrayList<Employee>();
    for (var i = 0; i < OTHERS; i++) {
      others.add(
          adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT));
    }
    var waiting = AtOnce.each(MANY, () -> EnrollingEmployee.in(adgang));
    var late = EnrollingEmployee.in(adgang);
    Stream.concat(waiting.stream(), Stream.of(late))
        .forEach(each -> SmsService.of(adgang).answers("hang", each.number()));
    // The first ones warm up.
    logIn(adgang, others, 1, end -> {});
    var usual = logIn(adgang, others, 2, end -> {});

    var begun = System.nanoTime();
    var pages =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return AtOnce.all(
                    waiting.stream()
                        .map(each -> (Callable<Duration>) () -> time(each::send))
                        .toList());
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    var ends = new ConcurrentLinkedQueue<Long>();
    var meanwhile = logIn(adgang, others, LOGINS_OF_EACH, ends::add);
    var waited = pages.get();

    var report = "usual %s, meanwhile %s".formatted(usual, meanwhile);
    assertThat(meanwhile).hasSize(OTHERS * LOGINS_OF_EACH);
    assertThat(median(meanwhile)).as(report).isLessThan(median(usual).multipliedBy(2));
    // Those who wait are in time, and the gateway had time to keep them waiting.
    assertThat(waited).allMatch(each -> each.compareTo(IN_TIME) < 0);
    var longest = begun + Collections.max(waited).toNanos();
    assertThat(ends.stream().filter(end -> end < longest))
        .as("logins while others waited")
        .hasSizeGreaterThanOrEqualTo(OTHERS);
    var refused = new ArrayList<EnrollingEmployee>();
    for (var each : waiting) {
      if (each.login().page().body().contains(NOT_SENT)) {
        refused.add(each);
      }
      each.meetsAPage(refused.contains(each) ? NOT_SENT : MAYBE_SENT);
      each.gotNothing();
    }
    assertThat(refused).as("more than may wait at a moment").isNotEmpty();

    // The gateway is left alone by now: nobody waits for it, and nobody gets in either.
    assertThat(time(late::send)).isLessThan(Collections.max(waited).dividedBy(2));
    late.meetsAPageAndNoWayIn(NOT_SENT);
    late.findsAnotherWay();
    late.enrolsWhenAllIsWell();
  }

  /** Each of them logs in several times, all at the same time; how long each login took. */
  private static List<Duration> logIn(
      Adgang adgang, List<Employee> others, int times, LongConsumer ended) throws Exception {
    var took = new ConcurrentLinkedQueue<Duration>();
    AtOnce.all(
        others.stream()
            .map(
                other ->
                    (Callable<Void>)
                        () -> {
                          for (var i = 0; i < times; i++) {
                            took.add(time(() -> logIn(adgang, other)));
                            ended.accept(System.nanoTime());
                          }
                          return null;
                        })
            .toList());
    return List.copyOf(took);
  }

  private static void logIn(Adgang adgang, Employee other) {
    assertThat(CodeFlow.claims(adgang, other, Employee.USUAL_PASSWORD)).isPresent();
  }

  private static Duration median(List<Duration> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static Duration time(Runnable action) {
    var begun = System.nanoTime();
    action.run();
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
