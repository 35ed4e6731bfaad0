package dk.adgang.admin.setup.check;

import static dk.adgang.admin.setup.check.DescribedRealm.apply;
import static dk.adgang.admin.setup.check.DescribedRealm.check;
import static dk.adgang.admin.setup.check.DescribedRealm.ids;
import static dk.adgang.admin.setup.check.DescribedRealm.untouched;
import static dk.adgang.admin.setup.check.DescribedRealm.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.check.RealmCheck.Choice;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that are on, with values by which they do nothing. */
final class LimitsCheckTest {

  @Test
  void other_policies_and_listeners_stay() {
    ObjectNode realm = whole();
    realm.put("passwordPolicy", "length(12) and passwordRule(10) and upperCase(1)");
    realm.putArray("eventsListeners").add("jboss-logging").add("somebodys");

    apply(realm, Map.of());

    assertThat(realm.path("passwordPolicy").asText())
        .isEqualTo("length(12) and passwordRule(10) and upperCase(1) and passwordGuess(default)");
    assertThat(realm.path("eventsListeners"))
        .extracting(JsonNode::asText)
        .containsExactly("jboss-logging", "somebodys", "adgang-welcome");
  }

  @Test
  void a_list_of_guesses_that_the_server_does_not_have_is_named() {
    ObjectNode realm = whole();
    realm.put("passwordPolicy", "passwordRule(8) and passwordGuess(nofile) and length(9)");
    realm.withObject("/facts").put("noGuesses", true);

    assertThat(check(realm).missing())
        .singleElement()
        .satisfies(each -> assertThat(each.part().id()).isEqualTo("passwordPolicy/guessList"))
        .satisfies(each -> assertThat(each.sentence()).contains("«nofile»"));
    apply(realm, Map.of("passwordPolicy/guessList", Choice.REPLACE));
    assertThat(realm.path("passwordPolicy").asText())
        .isEqualTo("passwordRule(8) and passwordGuess(default) and length(9)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "[0-9]{4} ~ true",
        "\\d{8,12} ~ true",
        "^[0-9]+$ ~ true",
        "[A-Z0-9]{8,} ~ true",
        "[a-zA-Z]* ~ true",
        "[a-z0-9]{6,7} ~ true",
        "(?=.*\\d)[^a-zæ]+ ~ false",
        "^(?=.*[A-Z])(?=.*\\d)(?=.*[^A-Za-z0-9]).{10,64}$ ~ false",
        "Kaffe.*2026 ~ false",
        "([A-Z][a-z]+-){3}\\d{4} ~ false",
        "\\S{8,} ~ false",
        ".* ~ false",
        "(.*\\d){4}.* ~ false",
        "(no pattern ~ false",
        "(a+)+(b+)+(a|aa|b)+$ ~ false",
      })
  void a_pattern_that_our_rule_contradicts_is_named(String pattern, boolean named) {
    ObjectNode realm = whole();
    String usual = realm.path("passwordPolicy").asText();
    realm.put("passwordPolicy", usual + " and regexPattern(" + pattern + ")");

    assertThat(ids(check(realm).missing()))
        .isEqualTo(named ? List.of("passwordPolicy/regexPattern") : List.of());
    apply(realm, Map.of("passwordPolicy/regexPattern", Choice.REPLACE));
    assertThat(realm.path("passwordPolicy").asText().equals(usual)).isEqualTo(named);
  }

  /** One value of a whole realm, and the part that is named when it is another one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "passwordPolicy | \"passwordRule(8) and passwordGuess(default) and maxLength(9) and upperCase(10)\" | passwordPolicy/maxLength",
        "failureFactor | 1000000 | bruteForce/tries",
        "failureFactor | 0 | bruteForce/tries",
        "waitIncrementSeconds | 0 | bruteForce/pause",
        "maxFailureWaitSeconds | 0 | bruteForce/pause",
        "maxFailureWaitSeconds | 1 | bruteForce/pause",
        "browserSecurityHeaders | {\"contentSecurityPolicy\": \" \"} | contentSecurityPolicy",
        "browserSecurityHeaders | {\"contentSecurityPolicy\": \"frame-ancestors *\"} | contentSecurityPolicy",
        "maxDeltaTimeSeconds | 1 | bruteForce/reset",
        "eventsExpiration | 1 | eventsKept",
        "supportedLocales | [\"de\"] | languages",
        "passwordPolicy | \"passwordRule(8) and passwordGuess(default) and maxLength(7)\" | passwordPolicy/maxLength",
      })
  void a_setting_that_stops_nothing_is_a_conflict(String field, String value, String part)
      throws IOException {
    ObjectNode realm = whole();
    realm.set(field, new ObjectMapper().readTree(value));

    assertThat(ids(check(realm).missing())).containsExactly(part);
    assertThat(check(realm).changes(Map.of())).isEmpty();
    String choice = check(realm).conflicts(Map.of()).get(0).choice();
    apply(realm, Map.of(choice, Choice.REPLACE));
    assertThat(check(realm).missing()).isEmpty();
  }

  /** A realm that was set up keeps what an administrator has chosen, Keycloak's value too. */
  @ParameterizedTest
  @CsvSource({"eventsExpiration, 0", "organizationsEnabled, false"})
  void a_value_of_keycloaks_stays_in_a_realm_that_was_set_up(String field, String value)
      throws IOException {
    ObjectNode realm = whole();
    realm.set(field, new ObjectMapper().readTree(value));

    assertThat(check(realm).findings()).isEmpty();
    assertThat(ids(check(untouched()).changes(Map.of()))).contains("eventsExpiration");
  }

  @Test
  void events_of_a_login_that_are_not_saved_are_named() {
    ObjectNode realm = whole();
    realm.putArray("enabledEventTypes").add("LOGOUT").add("LOGIN").add("RESET_PASSWORD");

    assertThat(check(realm).missing())
        .extracting(Finding::sentence)
        .anyMatch(each -> each.contains("LOGIN_ERROR"))
        .noneMatch(each -> each.contains("types: LOGIN "));
    apply(realm, Map.of("enabledEventTypes", Choice.REPLACE));
    assertThat(check(realm).missing()).isEmpty();
  }
}
