package dk.adgang.admin.setup.check;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.common.PureRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Settings that are on, with values by which they do nothing. */
@PureRule
final class LimitsCheck {

  private static final String TRIES = "failureFactor";

  /** NIST SP 800-63B, 5.2.2: no more failed tries in a row than 100. */
  private static final int MOST_TRIES = 100;

  private static final List<String> PAUSE =
      List.of("waitIncrementSeconds", "maxFailureWaitSeconds");

  /** In seconds. A machine that waits less after each try is hardly slower than without. */
  private static final int SHORTEST_PAUSE = 30;

  private static final String FORGOTTEN_AFTER = "maxDeltaTimeSeconds";

  /** In seconds. Tries as slow as typing still add up, since they come within a minute. */
  private static final int SHORTEST_REMEMBERED = 60;

  private static final String EVENT_TYPES = "enabledEventTypes";

  /** Events by which somebody finds out who logged in, was refused, or changed how they log in. */
  private static final List<String> LOGIN_EVENTS =
      List.of(
          "LOGIN",
          "LOGIN_ERROR",
          "UPDATE_CREDENTIAL",
          "REMOVE_CREDENTIAL",
          "EXECUTE_ACTION_TOKEN",
          "EXECUTE_ACTION_TOKEN_ERROR",
          "RESET_PASSWORD",
          "RESET_PASSWORD_ERROR");

  private static final String EXPIRATION = "eventsExpiration";

  /** A day, in seconds: what happens overnight can be read in the morning. */
  private static final int SHORTEST_KEPT = 86_400;

  private final Comparison realm;

  private LimitsCheck(Comparison realm) {
    this.realm = realm;
  }

  public static void look(Comparison realm) {
    LimitsCheck check = new LimitsCheck(realm);
    check.guesses();
    check.events();
  }

  /** The detection may be on, and stop nobody. */
  private void guesses() {
    if (!realm.present("bruteForceProtected").asBoolean()) {
      return;
    }
    int tries = realm.present(TRIES).asInt();
    // Keycloak takes 0 for no limit.
    if (tries > MOST_TRIES || tries <= 0) {
      restore("bruteForce/tries", List.of(TRIES));
    }
    if (!realm.present("permanentLockout").asBoolean()
        && PAUSE.stream().anyMatch(field -> realm.present(field).asInt() < SHORTEST_PAUSE)) {
      restore("bruteForce/pause", PAUSE);
    }
    if (realm.present(FORGOTTEN_AFTER).asInt() < SHORTEST_REMEMBERED) {
      restore("bruteForce/reset", List.of(FORGOTTEN_AFTER));
    }
  }

  private void restore(String id, List<String> fields) {
    realm.conflict(
        id,
        shown(fields, realm::present),
        shown(fields, realm::wanted),
        each -> fields.forEach(field -> each.set(field, realm.wanted(field))));
  }

  private static String shown(List<String> fields, Function<String, JsonNode> values) {
    return fields.stream()
        .map(field -> values.apply(field).asText())
        .collect(Collectors.joining(", "));
  }

  /** No list of types stands for all of them. */
  private void events() {
    JsonNode types = realm.present(EVENT_TYPES);
    if (!types.isEmpty()) {
      for (String type : LOGIN_EVENTS) {
        if (!Comparison.contains(types, type)) {
          realm.add(
              realm.part(EVENT_TYPES).of(type),
              EVENT_TYPES,
              Finding.Verdict.CONFLICT,
              null,
              type,
              each -> each.withArray("/" + EVENT_TYPES).add(type));
        }
      }
    }
    int seconds = realm.present(EXPIRATION).asInt();
    if (seconds > 0 && seconds < SHORTEST_KEPT) {
      realm.conflict(
          "eventsKept",
          seconds + " s",
          realm.wanted(EXPIRATION).asText() + " s",
          each -> each.set(EXPIRATION, realm.wanted(EXPIRATION)));
    }
  }
}
