package dk.adgang.testbed.secondfactor;

import static dk.adgang.testbed.secondfactor.BrokerLogins.TRUST;
import static dk.adgang.testbed.secondfactor.BrokerLogins.TWO_FACTORS;
import static dk.adgang.testbed.secondfactor.BrokerLogins.USUAL;
import static dk.adgang.testbed.secondfactor.BrokerLogins.amr;
import static dk.adgang.testbed.secondfactor.BrokerLogins.employer;
import static dk.adgang.testbed.secondfactor.BrokerLogins.has;
import static dk.adgang.testbed.secondfactor.BrokerLogins.isAsked;
import static dk.adgang.testbed.secondfactor.BrokerLogins.isIn;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Retry;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.BrokerRealm;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A login through an identity provider meets the same second factor. */
@WithAdgang
public final class BrokerTest {

  private static final String THOUSAND = "[" + "\"mfa\",".repeat(999) + "\"mfa\"]";

  @AutoClose private static BrokerRealm office;

  @BeforeAll
  static void openOffice(Adgang adgang) {
    office = new BrokerRealm(adgang);
  }

  @Test
  void only_two_proven_factors_of_a_believed_provider_are_enough() {
    isIn(withFactor("true", Map.of("amr", "[\"mfa\"]"), USUAL, Totp.ofTest()), "mfa");
    var known = Map.of("amr", "[\"pwd\",\"otp\"]");
    isIn(withFactor("true", known, USUAL, Totp.ofTest()), "mfa", "otp", "pwd");
    var strange = Map.of("amr", "[\"hwk\",\"pin\",\"x-own\"]");
    isIn(withFactor("true", strange, USUAL, Totp.ofTest()), "mfa", "hwk", "pin");
    for (var amr :
        List.of("[\"pwd\"]", "[\"otp\",\"sms\"]", "[]", "\"mfa\"", "7", "[7,\"mfa\"]", THOUSAND)) {
      isAsked(withFactor("true", Map.of("amr", amr), USUAL, Totp.ofTest()));
    }
    isAsked(withFactor("true", Map.of(), USUAL, Totp.ofTest()));
    isAsked(withFactor("true", Map.of("acr", "gold"), USUAL, Totp.ofTest()));
    isAsked(withFactor("false", TWO_FACTORS, USUAL, Totp.ofTest()));
    isAsked(withFactor(null, TWO_FACTORS, USUAL, Totp.ofTest()));
    isAsked(withFactor("true", TWO_FACTORS, Map.of("validateSignature", "false"), Totp.ofTest()));
  }

  @Test
  void an_employee_who_is_asked_gets_in_with_the_own_factor_alone() {
    var app = Totp.ofTest();
    var login = withFactor("true", Map.of("amr", "[\"pwd\"]"), USUAL, app);
    isAsked(login);
    login.submit("otp", wrong(app));
    isAsked(login);
    // While Keycloak still deals with the wrong one it looks at no other.
    login.submit("otp", app.codeAt(Instant.now()));
    Retry.whileRefused(
        "the right code",
        () -> !login.isDone(),
        () -> login.submit("otp", app.codeAt(Instant.now())));

    isIn(login, "otp");
  }

  @Test
  void a_factor_of_ones_own_lets_nobody_in_as_a_colleague() {
    var employer = office.employer(employer(null));
    var provider = office.provider(employer, Map.of(), USUAL);
    var app = Totp.ofTest();
    var thief = office.employee(employer, has(app));
    office.connect(thief, provider);
    var victim = office.employee(employer, has(Totp.ofTest()));
    var realm = office.url();
    var login = new CodeFlow(realm, "adgang-web", office.app());
    login.open("scope", "openid");
    login.go(URI.create(realm + "broker/" + provider + "/login?" + ofLogin(login.page().action())));
    login.submit("username", thief.email(), "password", Employee.USUAL_PASSWORD);
    isAsked(login);

    // Their own code is right; the way on from there is kept for later.
    var browser = login.browser().stoppingAt(realm + "broker/");
    var proven = browser.submit(login.page(), "otp", app.codeAt(Instant.now()));
    var kept = HttpBrowser.last(proven).orElseThrow().toString();
    assertThat(kept).contains("after-post-broker-login");
    var tab = kept.replaceAll(".*[?&](tab_id=[^&]*).*", "$1") + "&client_id=adgang-web";
    var forgotten = browser.open(URI.create(realm + "login-actions/reset-credentials?" + tab));
    browser.submit(forgotten, "username", "nobody@" + provider + ".example");
    var password = browser.open(URI.create(realm + "login-actions/authenticate?" + tab));
    assertThat(password.has("kc-form-login")).as(password.body()).isTrue();
    var asked =
        browser.submit(password, "username", victim.email(), "password", Employee.USUAL_PASSWORD);
    assertThat(asked.has("otp")).as("the colleague's code: " + asked.body()).isTrue();
    var at =
        browser
            .stoppingAt(office.app())
            .open(URI.create(realm + "broker/after-post-broker-login?" + ofLogin(asked.action())));

    assertThat(HttpBrowser.last(at).map(URI::toString).orElse("")).doesNotContain("code=");
    assertThat(office.sessions(victim)).isZero();
    var anew =
        browser
            .stoppingAt(office.app())
            .open(URI.create(realm + "login-actions/authenticate?" + tab));
    assertThat(HttpBrowser.last(anew).map(URI::toString).orElse("")).doesNotContain("code=");
    assertThat(office.sessions(victim)).isZero();
  }

  /** The login that an address of Keycloak's names. */
  private static String ofLogin(URI address) {
    return Stream.of(address.getRawQuery().split("&", -1))
        .filter(each -> each.matches("(session_code|client_id|tab_id)=.*"))
        .collect(Collectors.joining("&"));
  }

  private static String wrong(Totp app) {
    return app.codeAt(Instant.now().minusSeconds(3600));
  }

  private CodeFlow withFactor(
      String trust, Map<String, String> claims, Map<String, String> more, Totp app) {
    var employer = office.employer(employer(trust));
    var provider = office.provider(employer, claims, more);
    var employee = office.employee(employer, has(app));
    office.connect(employee, provider);
    return office.login(employee, provider);
  }

  @Test
  void a_class_counts_that_the_employer_has_named() {
    var settings = employer("true");
    settings.put(TRUST + ".acr", List.of("urn:example:gold", "2"));
    var employer = office.employer(settings);
    var employee = office.employee(employer, has(Totp.ofTest()));
    for (var acr : List.of("urn:example:gold", "2")) {
      var provider = office.provider(employer, Map.of("acr", acr), USUAL);
      office.connect(employee, provider);
      isIn(office.login(employee, provider), "mfa");
    }
    for (var acr : List.of("silver", "1", "[\"2\"]", "URN:example:gold")) {
      var provider = office.provider(employer, Map.of("acr", acr), USUAL);
      office.connect(employee, provider);
      isAsked(office.login(employee, provider));
    }
  }

  @Test
  void the_provider_of_another_employer_is_not_believed() {
    var employer = office.employer(employer("true"));
    var other = office.employer(employer("true"));
    var employee = office.employee(employer, has(Totp.ofTest()));
    for (var owner : Arrays.asList(other, null)) {
      var provider = office.provider(owner, TWO_FACTORS, USUAL);
      office.connect(employee, provider);
      isAsked(office.login(employee, provider));
    }
  }

  @Test
  void an_employer_that_is_switched_off_lends_nobody_its_word() {
    var employer = office.employer(employer("true"));
    var provider = office.provider(employer, TWO_FACTORS, USUAL);
    var employee = office.employee(employer, has(Totp.ofTest()));
    office.connect(employee, provider);
    isIn(office.login(employee, provider), "mfa", "pwd");

    office.disable(employer);

    var login = office.login(employee, provider);
    assertThat(login.isDone()).as("a token").isFalse();
  }

  @Test
  void nobody_who_must_have_one_gets_past_the_choice_without_it() {
    var employer = office.employer(employer("true"));
    var believed = office.provider(employer, TWO_FACTORS, USUAL);
    var plain = office.provider(employer, Map.of(), USUAL);
    var noFlow = office.provider(employer, TWO_FACTORS, Map.of("flow", "none"));
    var employee = office.employee(employer, List.of());
    office.connect(employee, believed);
    office.connect(employee, plain);
    office.connect(employee, noFlow);

    for (var provider : List.of(plain, noFlow)) {
      var login = office.login(employee, provider);
      assertThat(login.isDone()).as("a token").isFalse();
      assertThat(login.page().has("adgang-choose")).as("the choice").isTrue();
      login.submit("skip", "true");
      assertThat(login.isDone()).as("a token").isFalse();
    }
    var login = office.login(employee, believed);
    isIn(login, "mfa", "pwd");

    // The session goes on, as long as its identity provider is believed.
    login.open();
    var tokens = isIn(login, "mfa", "pwd");
    tokens = login.refresh(tokens);
    assertThat(amr(tokens, "id_token")).containsExactlyInAnyOrder("mfa", "pwd");
    office.set(employer, TRUST, "false");
    assertThat(amr(login.refresh(tokens), "id_token")).isEmpty();
    login.open();
    assertThat(login.isDone()).as("a token").isFalse();
    assertThat(login.page().has("adgang-choose")).as("the choice").isTrue();
  }

  @Test
  void a_provider_without_our_flow_leads_nobody_past_a_factor(Adgang adgang) {
    var employer = office.employer(employer("true"));
    var provider = office.provider(employer, TWO_FACTORS, Map.of("flow", "none"));
    var employee = office.employee(employer, has(Totp.ofTest()));
    office.connect(employee, provider);

    for (var i = 0; i < 2; i++) {
      var login = office.login(employee, provider);
      assertThat(login.isDone()).as("a token").isFalse();
      assertThat(login.page().status()).isEqualTo(403);
      assertThat(login.page().body())
          .contains("gennem din arbejdsgivers login", "+45 70 70 70 27")
          .doesNotContain("Exception", "org.keycloak");
    }

    assertThat(office.sessions(employee)).isZero();
    assertThat(
            adgang
                .server()
                .logTail(5_000)
                .lines()
                .filter(
                    line -> line.contains("provider " + provider + " of realm " + office.realm()))
                .filter(line -> line.contains(" ERROR "))
                .toList())
        .singleElement()
        .asString()
        .contains("post login flow")
        .doesNotContain(employee.email());
  }

  @Test
  void the_login_of_an_employee_is_not_changed_on_the_word_of_a_provider() {
    var employer = office.employer(employer("true"));
    var provider = office.provider(employer, TWO_FACTORS, USUAL);
    var employee = office.employee(employer, has(Totp.ofTest()));
    office.connect(employee, provider);

    isAsked(office.login(employee, provider, "kc_action", "CONFIGURE_TOTP"));
  }
}
