package dk.adgang.testbed.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithSecondServer;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpEmployee;
import dk.adgang.testbed.wire.HttpVisit;
import dk.adgang.testbed.wire.LoginAddress;
import dk.adgang.testbed.wire.Loot;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A login has a longest age, counted from its password, which reloading does not extend. */
@WithSecondServer("It moves the server's clock.")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeptAliveTest {

  private static final String EMPLOYER = "matrix";
  private static final Duration BETWEEN_RELOADS = Duration.ofMinutes(9);
  private static final int RELOADS = 3;

  /** A page whose right answer does not depend on the time. */
  private enum Page {
    PASSKEY("adgang-passkey-use"),
    CHOICE("adgang-choose");

    private final String mark;

    Page(String mark) {
      this.mark = mark;
    }
  }

  private Adgang adgang;
  @AutoClose private MatrixRealm realm;
  private final Map<Page, HttpEmployee> employees = new EnumMap<>(Page.class);
  private final Map<Page, String> ids = new EnumMap<>(Page.class);

  @BeforeAll
  void makeRealm(Adgang running) {
    adgang = running;
    realm = new MatrixRealm(running);
    realm.employer(
        EMPLOYER, Map.of("adgang.secondFactor.requiredTitles", List.of(Employees.BUTIKSCHEF)));
    for (var page : Page.values()) {
      var email = "karla.%d@%s.example".formatted(ids.size(), EMPLOYER);
      var employee = new HttpEmployee(running.mailbox(), email, Employee.USUAL_PASSWORD);
      employees.put(page, employee);
      ids.put(
          page,
          realm.employee(
              email,
              EMPLOYER,
              true,
              Map.of("title", List.of(Employees.BUTIKSCHEF)),
              page == Page.PASSKEY ? List.of(employee.passkey()) : List.of()));
    }
    realm.make();
  }

  @AfterEach
  void setClockRight() {
    adgang.clock().right();
  }

  @ParameterizedTest
  @EnumSource
  void a_login_that_is_reloaded_ends_all_the_same(Page page) {
    var timeout = Duration.ofSeconds(realm.get("").path("accessCodeLifespanLogin").asInt());
    assertThat(timeout).isGreaterThan(BETWEEN_RELOADS.multipliedBy(RELOADS));
    var flow = come(page);
    var own = new LoginAddress(flow.page().action());
    var path = own.action().getPath();
    for (var i = 0; i < RELOADS; i++) {
      adgang.clock().forward(BETWEEN_RELOADS);
      flow.go(own.bare(path.substring(path.lastIndexOf('/') + 1)));
      assertThat(flow.page().has(page.mark)).as("in time: %s", flow.page().body()).isTrue();
    }
    adgang.clock().forward(timeout.minus(BETWEEN_RELOADS.multipliedBy(RELOADS)).plusSeconds(30));

    var before = Loot.before(realm, ids.get(page), flow);
    flow.submit(answer(page, flow));
    before.isNothing("an old login that was reloaded", flow);
    assertThat(flow.page().has("kc-form-login"))
        .as("the login anew, but %s:%n%s", flow.page().at(), flow.page().body())
        .isTrue();
  }

  /** Otherwise the other test would prove nothing. */
  @ParameterizedTest
  @EnumSource
  void in_time_it_goes_on(Page page) {
    var flow = come(page);
    adgang.clock().forward(BETWEEN_RELOADS.multipliedBy(RELOADS));
    flow.submit(answer(page, flow));
    assertThat(flow.isDone() || flow.page().has("totpSecret")).as(flow.page().body()).isTrue();
  }

  private CodeFlow come(Page page) {
    var flow = realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
    var visit = HttpVisit.of(flow, "scope", "openid");
    visit.open();
    employees.get(page).typePassword(visit);
    assertThat(flow.page().has(page.mark)).as(flow.page().body()).isTrue();
    return flow;
  }

  private String[] answer(Page page, CodeFlow flow) {
    return page == Page.PASSKEY
        ? employees.get(page).touch(flow.page())
        : new String[] {"method", "otp"};
  }
}
