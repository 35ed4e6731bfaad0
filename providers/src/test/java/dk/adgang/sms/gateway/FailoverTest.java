package dk.adgang.sms.gateway;

import static dk.adgang.sms.gateway.Sending.SMS;
import static dk.adgang.sms.gateway.Sending.TOTAL;
import static dk.adgang.sms.gateway.Sending.refused;
import static dk.adgang.sms.gateway.Sending.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.adgang.sms.gateway.FailoverGateway.Member;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.services.DefaultKeycloakSessionFactory;

/** Several gateways, asked in their order. */
@Timeout(60)
final class FailoverTest {

  private static final Duration PAUSE = Duration.ofSeconds(30);

  /** A gateway that does as it is told. */
  private static final class Told implements SmsGateway {

    interface Deed {
      SmsReceipt send(Duration within) throws SmsGatewayException;
    }

    final AtomicInteger asked = new AtomicInteger();
    final AtomicReference<Duration> within = new AtomicReference<>();
    volatile Deed deed;
    volatile boolean configured = true;

    Told(Deed deed) {
      this.deed = deed;
    }

    static Told sends(String id) {
      return new Told(within -> new SmsReceipt(id, "m"));
    }

    static Told fails(SendFailure kind) {
      return new Told(failure(kind));
    }

    static Deed failure(SendFailure kind) {
      return within -> {
        throw new SmsGatewayException(kind, "told to");
      };
    }

    @Override
    public boolean configured() {
      return configured;
    }

    @Override
    public SmsReceipt send(Sms sms, Duration left) throws SmsGatewayException {
      asked.incrementAndGet();
      within.set(left);
      return deed.send(left);
    }
  }

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T20:00:00Z"));
  private final CircuitBreakers breakers =
      new CircuitBreakers(new CircuitBreaker.Limits(3, PAUSE), now::get);

  private FailoverGateway inOrder(SmsGateway... gateways) {
    return inOrder(10, gateways);
  }

  private FailoverGateway inOrder(int lines, SmsGateway... gateways) {
    List<Member> members = new ArrayList<>();
    for (SmsGateway each : gateways) {
      members.add(new Member("g" + members.size(), each));
    }
    return new FailoverGateway(members, breakers, new Semaphore(lines), new AttemptMetrics());
  }

  @Test
  void theFirstThatSendsIsTheOnlyOne() throws SmsGatewayException {
    Told first = Told.sends("a");
    Told second = Told.sends("b");
    assertThat(send(inOrder(first, second)).gateway()).isEqualTo("a");
    assertThat(second.asked).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(
      value = SendFailure.class,
      names = {"PERMANENT", "TEMPORARY"})
  void afterASureFailureTheNextIsAsked(SendFailure kind) throws SmsGatewayException {
    Told second = Told.sends("b");
    assertThat(send(inOrder(Told.fails(kind), second)).gateway()).isEqualTo("b");
    assertThat(second.asked).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = SendFailure.class,
      names = {"UNKNOWN", "BAD_NUMBER"})
  void afterAnUnknownOutcomeOrABadNumberNobodyElseIs(SendFailure kind) {
    Told second = Told.sends("b");
    assertThat(refused(inOrder(Told.fails(kind), second))).isEqualTo(kind);
    assertThat(second.asked).hasValue(0);
  }

  @Test
  void aGatewayThatThrowsMayHaveSentAndIsNotQuoted() {
    Told second = Told.sends("b");
    Told first =
        new Told(
            within -> {
              throw new IllegalStateException(SMS.to() + SMS.text());
            });
    assertThat(refused(inOrder(first, second))).isEqualTo(SendFailure.UNKNOWN);
    assertThat(second.asked).hasValue(0);
  }

  @Test
  void theLastFailureIsTold() {
    SmsGatewayException failure =
        Sending.refusal(
            inOrder(Told.fails(SendFailure.TEMPORARY), Told.fails(SendFailure.PERMANENT)));
    assertThat(failure.kind()).isEqualTo(SendFailure.PERMANENT);
    assertThat(failure).hasMessage("g1: told to");
  }

  @Test
  void aGatewayThatKeepsFailingIsLeftAloneThenTriedOnce() throws SmsGatewayException {
    Told first = Told.fails(SendFailure.UNKNOWN);
    Told second = Told.sends("b");
    FailoverGateway failover = inOrder(first, second);
    for (int i = 0; i < 3; i++) {
      assertThat(refused(failover)).isEqualTo(SendFailure.UNKNOWN);
    }
    assertThat(send(failover).gateway()).isEqualTo("b");
    assertThat(first.asked).hasValue(3);

    now.set(now.get().plus(PAUSE));
    assertThat(refused(failover)).isEqualTo(SendFailure.UNKNOWN);
    assertThat(send(failover).gateway()).isEqualTo("b");
    assertThat(first.asked).hasValue(4);

    now.set(now.get().plus(PAUSE));
    first.deed = within -> new SmsReceipt("a", "m");
    assertThat(send(failover).gateway()).isEqualTo("a");
    assertThat(send(failover).gateway()).isEqualTo("a");
  }

  @Test
  void whenAllAreLeftAloneNothingIsSentAndNobodyWaits() {
    Told only = Told.fails(SendFailure.TEMPORARY);
    FailoverGateway failover = inOrder(only);
    for (int i = 0; i < 5; i++) {
      assertThat(refused(failover)).isEqualTo(SendFailure.TEMPORARY);
    }
    assertThat(only.asked).hasValue(3);
  }

  @Test
  void badNumbersLeaveNoGatewayAlone() {
    Told only = Told.fails(SendFailure.BAD_NUMBER);
    FailoverGateway failover = inOrder(only);
    for (int i = 0; i < 20; i++) {
      refused(failover);
    }
    assertThat(only.asked).hasValue(20);
  }

  @Test
  void ofManyAtOnceOneTriesAGatewayThatWasLeftAlone() throws Exception {
    Told only = Told.fails(SendFailure.TEMPORARY);
    FailoverGateway failover = inOrder(100, only);
    for (int i = 0; i < 3; i++) {
      refused(failover);
    }
    now.set(now.get().plus(PAUSE));
    CountDownLatch go = new CountDownLatch(1);
    only.deed =
        within -> {
          await(go);
          return new SmsReceipt("a", "m");
        };
    List<Callable<SendFailure>> all = new ArrayList<>();
    for (int i = 0; i < 31; i++) {
      all.add(() -> refused(failover));
    }
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Future<SmsReceipt> tries = threads.submit(() -> send(failover));
      while (only.asked.get() < 4) {
        Thread.onSpinWait();
      }
      for (Future<SendFailure> each : threads.invokeAll(all)) {
        assertThat(each.get()).isEqualTo(SendFailure.TEMPORARY);
      }
      assertThat(only.asked).hasValue(4);
      go.countDown();
      assertThat(tries.get().gateway()).isEqualTo("a");
    } finally {
      go.countDown();
      threads.shutdownNow();
    }
  }

  @Test
  void theTimeIsForAllTogether() throws SmsGatewayException {
    CountDownLatch never = new CountDownLatch(1);
    Told slow =
        new Told(
            within -> {
              await(never, 400);
              throw new SmsGatewayException(SendFailure.TEMPORARY, "slow");
            });
    Told second = Told.sends("b");
    assertThat(inOrder(slow, second).send(SMS, Duration.ofSeconds(20)).gateway()).isEqualTo("b");
    assertThat(second.within.get()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(19_600));

    SmsGatewayException failure =
        catchThrowableOfType(
            SmsGatewayException.class,
            () -> inOrder(slow, second).send(SMS, Duration.ofMillis(800)));
    assertThat(failure.kind()).isEqualTo(SendFailure.TEMPORARY);
    assertThat(second.asked).hasValue(1);
  }

  @Test
  void noMoreThanSoManyAreUnderWay() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Told hangs =
        new Told(
            within -> {
              await(go);
              return new SmsReceipt("a", "m");
            });
    FailoverGateway failover = inOrder(2, hangs);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Future<SmsReceipt> one = threads.submit(() -> send(failover));
      Future<SmsReceipt> two = threads.submit(() -> send(failover));
      while (hangs.asked.get() < 2) {
        Thread.onSpinWait();
      }
      assertThat(refused(failover)).isEqualTo(SendFailure.TEMPORARY);
      assertThat(hangs.asked).hasValue(2);
      go.countDown();
      one.get();
      two.get();
      assertThat(send(failover).gateway()).isEqualTo("a");
    } finally {
      go.countDown();
      threads.shutdownNow();
    }
  }

  @Test
  void onlyConfiguredOnesAreAsked() throws SmsGatewayException {
    Told first = Told.sends("a");
    Told second = Told.sends("b");
    first.configured = false;
    FailoverGateway failover = inOrder(first, second);
    assertThat(failover.configured()).isTrue();
    assertThat(send(failover).gateway()).isEqualTo("b");
    second.configured = false;
    assertThat(failover.configured()).isFalse();
    assertThat(refused(failover)).isEqualTo(SendFailure.PERMANENT);
    assertThat(first.asked).hasValue(0);
  }

  @Test
  void fromOneServiceToTheNextOverTheWire() throws SmsGatewayException {
    try (StandIn first = new StandIn();
        StandIn second = new StandIn()) {
      FailoverGateway failover = inOrder(http(first), http(second));
      second.answers(202, "{\"id\":\"2\"}");
      first.answers(503, "");
      assertThat(send(failover).messageId()).isEqualTo("2");

      first.answers(500, "");
      assertThat(refused(failover)).isEqualTo(SendFailure.UNKNOWN);
      assertThat(second.asked()).hasSize(1);
      assertThat(first.asked()).hasSize(2);
    }
  }

  private static SmsGateway http(StandIn service) {
    return Sending.gateway(new HttpSmsGatewayFactory(), Settings.of("url", service.url() + "/"));
  }

  /** Nobody but Keycloak decides this; the method is its own. */
  @Test
  @SuppressWarnings("rawtypes") // As the method wants it.
  void whereNobodyHasChosenItIsTheOne() {
    Map<String, ProviderFactory> factories = new HashMap<>();
    ServiceLoader.load(SmsGatewayFactory.class).forEach(each -> factories.put(each.getId(), each));
    assertThat(factories.keySet()).contains("http", "gatewayapi", "twilio", "vonage", "failover");
    assertThat(DefaultKeycloakSessionFactory.resolveDefaultProvider(factories, new SmsGatewaySpi()))
        .isEqualTo("failover");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none              | http",
        "''                | http",
        "twilio,http       | twilio http",
        "' twilio , http ' | twilio http",
        "http,http         | http"
      })
  void theOrderIsASetting(String order, String asked) {
    Map<String, Told> gateways = new HashMap<>();
    for (String id : List.of("http", "twilio")) {
      gateways.put(id, Told.fails(SendFailure.TEMPORARY));
    }
    List<String> inTurn = new ArrayList<>();
    gateways.forEach(
        (id, gateway) ->
            gateway.deed =
                within -> {
                  inTurn.add(id);
                  throw new SmsGatewayException(SendFailure.TEMPORARY, "told to");
                });
    SmsGateway failover =
        failover(order == null ? Settings.of() : Settings.of("order", order), gateways);
    assertThat(failover.configured()).isTrue();
    refused(failover);
    assertThat(inTurn).containsExactly(asked.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"'http,nobody'", "failover"})
  void anOrderOfGatewaysThatAreNotThereIsOneLineAndNothingIsSent(String order) {
    try (LogLines log = new LogLines()) {
      Told http = Told.sends("http");
      SmsGateway failover = failover(Settings.of("order", order), Map.of("http", http));
      assertThat(failover.configured()).isFalse();
      assertThat(refused(failover)).isEqualTo(SendFailure.PERMANENT);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("SMS gateway failover: the setting order");
      assertThat(http.asked).hasValue(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"failures", "pause-seconds", "at-once"})
  void aNumberThatIsNoneIsOneLineAndTheUsualOne(String setting) throws SmsGatewayException {
    for (String number : List.of("0", "-1", "many", "1.5", "99999999999")) {
      try (LogLines log = new LogLines()) {
        assertThat(
                send(failover(Settings.of(setting, number), Map.of("http", Told.sends("http"))))
                    .gateway())
            .isEqualTo("http");
        assertThat(log.lines()).singleElement().asString().contains(setting);
      }
    }
  }

  /** The gateway as Keycloak would make it. */
  private static SmsGateway failover(Settings settings, Map<String, Told> gateways) {
    FailoverFactory factory = new FailoverFactory();
    factory.init(settings);
    factory.postInit(
        (KeycloakSessionFactory)
            Proxy.newProxyInstance(
                FailoverTest.class.getClassLoader(),
                new Class<?>[] {KeycloakSessionFactory.class},
                (proxy, method, arguments) ->
                    gateways.containsKey((String) arguments[1])
                        ? new HttpSmsGatewayFactory()
                        : null));
    return factory.create(
        (KeycloakSession)
            Proxy.newProxyInstance(
                FailoverTest.class.getClassLoader(),
                new Class<?>[] {KeycloakSession.class},
                (proxy, method, arguments) -> gateways.get((String) arguments[1])));
  }

  private static void await(CountDownLatch latch) {
    await(latch, TOTAL.toMillis());
  }

  private static void await(CountDownLatch latch, long milliseconds) {
    try {
      latch.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
