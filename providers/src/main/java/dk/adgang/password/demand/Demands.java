package dk.adgang.password.demand;

import dk.adgang.common.PureRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The demands of a realm on a password: our rule first, then Keycloak's policies, then those of
 * others. A policy that asks for the same as the rule, only for more of it, gets no line of its
 * own.
 */
@PureRule
public final class Demands {

  /** The line of the rule that Keycloak's {@code length} belongs to. */
  public static final String LENGTH = "length";

  /** The line of the rule that Keycloak's {@code lowerCase} belongs to. */
  public static final String LOWERCASE = "lowercase";

  /** The rule's third line. */
  public static final String SYMBOL_OR_DIGIT = "symbolOrDigit";

  /** Our own policies. The rule has its own lines, and a guess is told by a sentence of its own. */
  private static final List<String> OURS = List.of("passwordRule", "passwordGuess");

  private static final String WORDS = "passwordDemand.";
  private static final String OTHER = WORDS + "other";

  private Demands() {}

  /**
   * The person whose password it is.
   *
   * @param username never null
   * @param email may be null
   * @param hasPassword whether there is one already
   */
  public record Whose(String username, String email, boolean hasPassword) {}

  /**
   * Returns the lines in their order.
   *
   * @param minLength the smallest length in force
   * @param policies the values of the realm's policies by id; null for one without a value
   * @param names the names of the policies, for policies that are not ours or Keycloak's
   * @param whose for whom
   */
  public static List<Demand> of(
      int minLength, Map<String, Object> policies, Map<String, String> names, Whose whose) {
    List<Demand> demands = new ArrayList<>();
    int lowercase = number(policies, KnownPolicy.LOWER_CASE);
    demands.add(
        new Demand(
            LENGTH,
            "passwordRuleLength",
            List.of(minLength),
            List.of(KnownPolicy.LENGTH.id()),
            Integer.toString(minLength),
            true,
            true));
    demands.add(
        new Demand(
            LOWERCASE,
            lowercase > 1 ? WORDS + KnownPolicy.LOWER_CASE.id() : "passwordRuleLowercase",
            List.of(lowercase),
            List.of(KnownPolicy.LOWER_CASE.id()),
            Integer.toString(lowercase),
            true,
            true));
    demands.add(
        new Demand(
            SYMBOL_OR_DIGIT, "passwordRuleSymbolOrDigit", List.of(), List.of(), "", true, true));
    for (KnownPolicy policy : KnownPolicy.values()) {
      if (policies.containsKey(policy.id())
          && policy != KnownPolicy.LENGTH
          && policy != KnownPolicy.LOWER_CASE
          && (whose.hasPassword() || !policy.againstEarlier())
          && asks(policy, policies)) {
        demands.add(known(policy, policies.get(policy.id()), whose));
      }
    }
    new TreeMap<>(policies)
        .keySet().stream()
            .filter(id -> !OURS.contains(id))
            .filter(id -> !KnownPolicy.ids().contains(id))
            .filter(id -> !KnownPolicy.NOT_ABOUT_THE_TEXT.contains(id))
            .forEach(
                id ->
                    demands.add(
                        new Demand(
                            id,
                            OTHER,
                            List.of(names.getOrDefault(id, id)),
                            List.of(id),
                            "",
                            false,
                            false)));
    return List.copyOf(demands);
  }

  /** A policy with the number zero asks for nothing. */
  private static boolean asks(KnownPolicy policy, Map<String, Object> policies) {
    return switch (policy) {
      case UPPER_CASE, DIGITS, SPECIAL_CHARS -> number(policies, policy) > 0;
      // Keycloak's value for «none».
      case HISTORY, AGE -> number(policies, policy) != -1;
      default -> true;
    };
  }

  private static Demand known(KnownPolicy policy, Object configured, Whose whose) {
    String value =
        switch (policy) {
          case NOT_USERNAME, NOT_CONTAINS_USERNAME -> whose.username();
          case NOT_EMAIL -> whose.email() == null ? "" : whose.email();
          default -> configured instanceof Integer number ? number.toString() : "";
        };
    return new Demand(
        policy.id(),
        WORDS + policy.id(),
        configured == null
            ? List.of()
            : List.of(configured instanceof Integer ? configured : configured.toString()),
        List.of(policy.id()),
        value,
        policy.judgedInPage(),
        true);
  }

  private static int number(Map<String, Object> policies, KnownPolicy policy) {
    return policies.get(policy.id()) instanceof Integer number ? number : 0;
  }
}
