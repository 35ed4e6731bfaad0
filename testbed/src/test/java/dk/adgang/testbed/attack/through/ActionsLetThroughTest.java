package dk.adgang.testbed.attack.through;

import static dk.adgang.testbed.attack.through.GuardedRealm.givesToken;
import static dk.adgang.testbed.attack.through.GuardedRealm.goThrough;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.attack.through.GuardedRealm.Somebody;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.BrokerRealm;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpEmployee;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The exits let everybody through who has done what is due, and whatever else Keycloak asks of them
 * on the way: terms, a profile, an address, or what the account console begins.
 */
@WithAdgang
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ActionsLetThroughTest {

  private static final String WITHOUT_ADDRESS = "without an address";
  private static final String CANCELLED = "cancelled";
  private static final List<String> OWED =
      List.of("TERMS_AND_CONDITIONS", "UPDATE_PROFILE", "VERIFY_EMAIL");
  private static final List<String> OF_CONSOLE =
      List.of("UPDATE_PROFILE", "CONFIGURE_TOTP", "UPDATE_PASSWORD");
  private static final Pattern MAILED =
      Pattern.compile("https?://\\S+/login-actions/action-token\\?key=[^\\s\"<>]+");

  @AutoClose private GuardedRealm guarded;
  private MatrixRealm realm;
  private Adgang adgang;

  @BeforeAll
  void makeRealm(Adgang running) {
    adgang = running;
    guarded = new GuardedRealm(running);
    realm = guarded.realm();
    OWED.forEach(guarded::plan);
    OF_CONSOLE.forEach(action -> guarded.plan("console " + action));
    guarded.plan(CANCELLED);
    guarded.plan(WITHOUT_ADDRESS, Somebody.WHO_SKIPS);
    realm.with(ActionsLetThroughTest::planActions);
    realm.with(this::planWithoutAddress);
    realm.make();
  }

  /** As an import may bring somebody. */
  private void planWithoutAddress(ObjectNode planned) {
    for (var user : planned.withArray("/users")) {
      if (user.path("id").asText().equals(guarded.id(WITHOUT_ADDRESS))) {
        var employee = user.<ObjectNode>require();
        employee.remove("email");
        employee.put("emailVerified", false).putArray("requiredActions").add("VERIFY_EMAIL");
      }
    }
  }

  private static void planActions(ObjectNode planned) {
    for (var action : planned.withArray("/requiredActions")) {
      if (action.path("alias").asText().equals("TERMS_AND_CONDITIONS")) {
        action.<ObjectNode>require().put("enabled", true);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void terms_that_are_to_be_accepted(Somebody somebody) {
    var name = "TERMS_AND_CONDITIONS " + somebody;
    owes(name, user -> user.putArray("requiredActions").add("TERMS_AND_CONDITIONS"));
    var flow = guarded.flow(MatrixRealm.WEB);
    flow.open();
    goThrough(flow, guarded.employee(name));
    assertThat(flow.page().has("kc-terms-text") || flow.page().body().contains("accept"))
        .as(flow.page().body())
        .isTrue();
    flow.submit("accept", "on");
    goThrough(flow, guarded.employee(name));
    givesToken(flow);
    isOwedNothing(name);
  }

  @ParameterizedTest
  @EnumSource
  void a_profile_that_is_to_be_looked_at(Somebody somebody) {
    var name = "UPDATE_PROFILE " + somebody;
    owes(name, user -> user.putArray("requiredActions").add("UPDATE_PROFILE"));
    var flow = guarded.flow(MatrixRealm.WEB);
    flow.open();
    goThrough(flow, guarded.employee(name));
    assertThat(flow.page().has("lastName")).as(flow.page().body()).isTrue();
    flow.submit(profile(guarded.employee(name).email()));
    goThrough(flow, guarded.employee(name));
    givesToken(flow);
    isOwedNothing(name);
  }

  @ParameterizedTest
  @EnumSource
  void an_address_that_is_to_be_verified(Somebody somebody) {
    var name = "VERIFY_EMAIL " + somebody;
    owes(
        name,
        user -> user.put("emailVerified", false).putArray("requiredActions").add("VERIFY_EMAIL"));
    var employee = guarded.employee(name);
    var flow = guarded.flow(MatrixRealm.WEB);
    flow.open();
    goThrough(flow, employee);
    assertThat(flow.isDone()).isFalse();
    flow.go(mailed(employee.email()));
    goThrough(flow, employee);
    if (!flow.isDone()) {
      flow.open();
      goThrough(flow, employee);
    }
    givesToken(flow);
    assertThat(realm.get("users/" + guarded.id(name)).path("emailVerified").asBoolean()).isTrue();
    isOwedNothing(name);
  }

  private URI mailed(String address) {
    await().atMost(Duration.ofSeconds(40)).until(() -> !adgang.mailbox().to(address).isEmpty());
    return adgang.mailbox().to(address).stream()
        .map(mail -> MAILED.matcher(mail.text()))
        .filter(Matcher::find)
        .map(found -> URI.create(found.group()))
        .findFirst()
        .orElseThrow();
  }

  /** Keycloak passes over what it cannot ask of them; it stays with the employee. */
  @Test
  void an_address_that_is_to_be_verified_and_is_not_there() {
    assertThat(realm.get("users/" + guarded.id(WITHOUT_ADDRESS)).has("email")).isFalse();
    var flow = guarded.flow(MatrixRealm.WEB);
    flow.open();
    goThrough(flow, guarded.employee(WITHOUT_ADDRESS));
    givesToken(flow);
  }

  private void owes(String name, Consumer<ObjectNode> change) {
    var user = (ObjectNode) realm.get("users/" + guarded.id(name));
    change.accept(user);
    adgang.admin().put("/%s/users/%s".formatted(realm.name(), guarded.id(name)), user);
  }

  private void isOwedNothing(String name) {
    assertThat(realm.get("users/" + guarded.id(name)).path("requiredActions")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void the_actions_that_the_account_console_begins(Somebody somebody) {
    for (var action : OF_CONSOLE) {
      var name = "console " + action + " " + somebody;
      var employee = guarded.employee(name);
      var flow = realm.console();
      flow.open();
      goThrough(flow, employee);
      givesToken(flow);

      flow.open("scope", "openid", "kc_action", action);
      goThrough(
          flow,
          employee,
          at ->
              at.isDone()
                  || at.page().has("lastName")
                  || at.page().has("totpSecret")
                  || at.page().has("password-new"));
      assertThat(flow.isDone()).as("%s at once: %s", action, flow.page().trail()).isFalse();
      flow.submit(finished(action, employee, flow));
      goThrough(flow, employee);
      assertThat(HttpBrowser.last(flow.page()).map(URI::toString).orElse(""))
          .as("%s at %s:%n%s", name, flow.page().at(), flow.page().body())
          .contains("kc_action_status=success");
      givesToken(flow);
    }
  }

  private static String[] finished(String action, HttpEmployee employee, CodeFlow flow) {
    if (action.equals("UPDATE_PROFILE")) {
      return profile(employee.email());
    }
    if (action.equals("UPDATE_PASSWORD")) {
      return new String[] {"password-new", "kaffe-til-fire-3"};
    }
    var secret = flow.page().value("totpSecret");
    var code = new Totp(secret.getBytes(US_ASCII)).codeAt(Instant.now());
    return new String[] {"totp", code, "totpSecret", secret, "userLabel", "Min telefon"};
  }

  @ParameterizedTest
  @EnumSource
  void an_action_that_is_cancelled_in_the_account_console(Somebody somebody) {
    var name = CANCELLED + " " + somebody;
    var employee = guarded.employee(name);
    var flow = realm.console();
    flow.open();
    goThrough(flow, employee);
    givesToken(flow);
    flow.open("scope", "openid", "kc_action", "UPDATE_PROFILE");
    goThrough(flow, employee, at -> at.isDone() || at.page().has("lastName"));
    assertThat(flow.isDone()).isFalse();
    flow.submit("cancel-aia", "true");
    assertThat(HttpBrowser.last(flow.page()).orElseThrow().toString())
        .contains("kc_action_status=cancelled");
    givesToken(flow);
  }

  @Test
  void a_profile_that_is_reviewed_at_a_first_login_by_an_identity_provider() {
    try (var office = new BrokerRealm(adgang)) {
      var employer =
          office.employer(
              Map.of("adgang.secondFactor.requiredTitles", List.of(Employees.BUTIKSCHEF)));
      var alias = office.provider(employer, Map.of("amr", "[\"pwd\"]"), Map.of());
      var email = office.newcomer();
      var flow = office.login(email, alias);
      assertThat(flow.page().has("lastName")).as(flow.page().body()).isTrue();
      flow.submit(profile(email));
      if (!flow.isDone() && flow.page().has("adgang-skip")) {
        flow.submit("skip", "true");
      }
      givesToken(flow);
    }
  }

  private static String[] profile(String email) {
    return new String[] {"username", email, "email", email, "firstName", "Freja", "lastName", "Ny"};
  }
}
