package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who comes in through an identity provider meets the same second factor. */
@AdgangTest
final class BrokerTest {

  private static final String TRUST = "adgang.trustBrokerSecondFactor";
  private static final Map<String, String> TWO_FACTORS = Map.of("amr", "[\"pwd\",\"mfa\"]");
  private static final Map<String, String> USUAL = Map.of();
  private static final String THOUSAND = "[" + "\"mfa\",".repeat(999) + "\"mfa\"]";

  private static Office office;

  @BeforeAll
  static void openOffice(Adgang adgang) {
    office = new Office(adgang);
  }

  @AfterAll
  static void closeOffice() {
    office.close();
  }

  private static Map<String, List<String>> employer(String trust) {
    var settings = new HashMap<String, List<String>>();
    settings.put("adgang.secondFactor.requiredTitles", List.of(Employees.BUTIKSCHEF));
    if (trust != null) {
      settings.put(TRUST, List.of(trust));
    }
    return settings;
  }

  private static List<Map<String, Object>> has(Totp app) {
    return List.of(Employees.factor(app));
  }

  private static void isAsked(CodeFlow login) {
    assertThat(login.isDone()).as("a token at " + login.page().at()).isFalse();
    assertThat(login.page().has("otp")).as("asked at " + login.page().at()).isTrue();
  }

  /**
   * @param amr what the tokens say of how the employee has logged in
   */
  private static JsonNode isIn(CodeFlow login, String... amr) {
    assertThat(login.isDone())
        .as("logged in, but " + login.page().at() + ":\n" + login.page().body())
        .isTrue();
    var tokens = login.tokens();
    for (var token : List.of("id_token", "access_token")) {
      assertThat(amr(tokens, token)).as("amr of the %s", token).containsExactlyInAnyOrder(amr);
    }
    return tokens;
  }

  private static List<String> amr(JsonNode tokens, String token) {
    var amr = new ArrayList<String>();
    CodeFlow.claims(tokens.path(token).asText())
        .path("amr")
        .forEach(each -> amr.add(each.asText()));
    return amr;
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
  void who_is_asked_gets_in_with_the_own_factor_alone() {
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
    var kept = PlainBrowser.last(proven).orElseThrow().toString();
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

    assertThat(PlainBrowser.last(at).map(URI::toString).orElse("")).doesNotContain("code=");
    assertThat(office.sessions(victim)).isZero();
    var anew =
        browser
            .stoppingAt(office.app())
            .open(URI.create(realm + "login-actions/authenticate?" + tab));
    assertThat(PlainBrowser.last(anew).map(URI::toString).orElse("")).doesNotContain("code=");
    assertThat(office.sessions(victim)).isZero();
  }

  /** What an address of Keycloak's says of the login that it belongs to. */
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

  /** Keycloak's own flows connect the accounts for who reads the mail, and ask for no factor. */
  @Test
  void keycloaks_own_flows_lead_nobody_past_a_factor_and_say_so_in_danish(Adgang adgang) {
    var employer = office.employer(employer("true"));
    var provider =
        office.provider(employer, TWO_FACTORS, Map.of("flow", "none", "firstFlow", Office.STOCK));
    var employee = office.employee(employer, has(Totp.ofTest()));

    var login = office.login(employee, provider);
    assertThat(login.page().has("linkAccount")).as("asked whether to connect").isTrue();
    login.submit("submitAction", "linkAccount");
    assertThat(login.isDone()).as("a token").isFalse();
    login.go(confirmation(adgang, employee));
    assertThat(login.isDone()).as("a token").isFalse();
    assertThat(login.page().status()).isEqualTo(403);
    assertThat(login.page().body())
        .contains("lang=\"da\"", "gennem din arbejdsgivers login", "+45 70 70 70 27")
        .contains("id=\"backToApplication\"")
        .doesNotContain("Exception", "org.keycloak");
    assertThat(office.connected(employee)).isZero();
    assertThat(office.sessions(employee)).isZero();
  }

  private static URI confirmation(Adgang adgang, Employee employee) {
    var link = Pattern.compile("https?://\\S+/login-actions/action-token\\?key=[^\\s\"<>]+");
    await().atMost(Duration.ofSeconds(20)).until(() -> !adgang.mailbox().to(employee).isEmpty());
    return adgang.mailbox().to(employee).stream()
        .map(mail -> link.matcher(mail.text()))
        .filter(Matcher::find)
        .map(found -> URI.create(found.group()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_employees_log_in_with_is_not_changed_on_the_word_of_a_provider() {
    var employer = office.employer(employer("true"));
    var provider = office.provider(employer, TWO_FACTORS, USUAL);
    var employee = office.employee(employer, has(Totp.ofTest()));
    office.connect(employee, provider);

    isAsked(office.login(employee, provider, "kc_action", "CONFIGURE_TOTP"));
  }

  /** Somebody has an account there, and gives it the e-mail address of a colleague. */
  @Test
  void accounts_of_the_same_address_are_connected_by_password_and_factor_alone() {
    var app = Totp.ofTest();
    var employer = office.employer(employer("true"));
    var provider = office.provider(employer, TWO_FACTORS, USUAL);
    var employee = office.employee(employer, has(app));

    var login = office.login(employee, provider);
    assertThat(login.isDone()).as("a token").isFalse();
    login.submit("submitAction", "linkAccount");
    assertThat(login.page().has("password")).as("the password is asked for").isTrue();
    login.submit("username", employee.email(), "password", "Kaffe-2027");
    assertThat(login.page().has("password")).as("the password is asked for").isTrue();
    // Keycloak refuses the next password while it looks at the wrong one beside the request.
    login.submit("username", employee.email(), "password", employee.password());
    Retry.whileRefused(
        "the right password",
        () -> login.page().has("password"),
        () -> login.submit("username", employee.email(), "password", employee.password()));
    isAsked(login);
    assertThat(office.connected(employee)).isZero();
    assertThat(office.sessions(employee)).isZero();

    login.submit("otp", app.codeAt(Instant.now()));

    isIn(login, "mfa", "pwd", "otp");
    assertThat(office.connected(employee)).isEqualTo(1);
    assertThat(office.membership(employer, employee)).as("as before").isEqualTo("UNMANAGED");
  }

  @Test
  void who_connects_an_account_becomes_a_member_of_that_employer_too() {
    var employer = office.employer(employer("true"));
    var provider = office.provider(employer, TWO_FACTORS, USUAL);
    var another = office.employer(employer("true"));
    var employee = office.employee(another, List.of());

    var login = office.login(employee, provider);
    login.submit("submitAction", "linkAccount");
    login.submit("username", employee.email(), "password", employee.password());

    assertThat(office.connected(employee)).isEqualTo(1);
    for (var each : List.of(employer, another)) {
      // Removing a managed member removes the account too, as Keycloak has it.
      assertThat(office.membership(each, employee)).isEqualTo("UNMANAGED");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_page_that_connects_accounts_says_what_comes_next(Screen screen, Visitor visitor) {
    var employer = office.employer(employer("true"));
    var provider = office.provider(employer, TWO_FACTORS, USUAL);
    var employee = office.employee(employer, List.of());
    var window = visitor.on(screen).open(office.address(provider));
    window.find("#username").fill(employee.email());
    window.find("#password").fill(Employee.USUAL_PASSWORD);
    window.leaving(() -> window.find("#kc-login").click());

    window.await("#linkAccount", "the page that connects accounts");
    assertThat(window.text("h1")).isEqualTo("Du har allerede en konto");
    assertThat(window.text("main"))
        .contains(employee.email(), "din adgangskode til Adgang", "Ja, forbind kontoen");
    assertThat(window.has("[role=alert]")).as("an error where nothing is wrong").isFalse();
    window.picture("connect-account");
    window.leaving(() -> window.find("#linkAccount").click());

    window.await("#password", "the password of the account here");
    assertThat(office.connected(employee)).isZero();
    window.picture("connect-account-password");
    assertThat(window.text("main")).contains("for at forbinde din konto", "din velkomst-e-mail");
  }

  @Test
  void what_is_no_answer_to_the_question_is_asked_again(Adgang adgang) {
    var employer = office.employer(employer("true"));
    var provider = office.provider(employer, TWO_FACTORS, USUAL);
    var employee = office.employee(employer, List.of());
    var login = office.login(employee, provider);

    for (var answer :
        List.of(
            new String[] {},
            new String[] {"submitAction", ""},
            new String[] {"submitAction", "findes-ikke"},
            new String[] {"submitAction", "linkAccount\u0000\u202e"},
            new String[] {"submitAction", "linkAccount", "submitAction", "linkAccount"},
            new String[] {"submitAction", "x".repeat(100_000)})) {
      login.submit(answer);
      assertThat(login.page().status()).isEqualTo(200);
      assertThat(login.page().has("linkAccount")).as("asked again").isTrue();
      assertThat(login.page().body()).doesNotContain("Exception", "org.keycloak");
    }

    assertThat(office.connected(employee)).isZero();
    assertThat(office.sessions(employee)).isZero();
    login.submit("submitAction", "linkAccount");
    assertThat(login.page().has("password")).as("the password is asked for").isTrue();
  }

  /** The same where nobody believes the identity provider: one proof is enough. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void who_connects_an_account_proves_the_factor_once(String trust) {
    var app = Totp.ofTest();
    var employer = office.employer(employer(trust));
    var provider = office.provider(employer, Map.of(), USUAL);
    var employee = office.employee(employer, has(app));

    var login = office.login(employee, provider);
    login.submit("submitAction", "linkAccount");
    login.submit("username", employee.email(), "password", employee.password());
    isAsked(login);
    login.submit("otp", app.codeAt(Instant.now()));

    isIn(login, "pwd", "otp");
    isAsked(office.login(employee, provider));
  }
}
