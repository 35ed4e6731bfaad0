package dk.adgang.admin.setup.check;

import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.common.PureRule;
import dk.adgang.password.PasswordRule;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The policies that a realm has for passwords. */
@PureRule
final class PasswordPolicyCheck {

  private static final String PREFIX = RealmDocument.PASSWORD_POLICY + "/";
  private static final String AND = " and ";
  private static final String LONGEST = "maxLength";

  /** Policies that say how long a password is at least. */
  private static final Set<String> SHORTEST = Set.of("passwordRule", "length");

  /** Policies that ask for so many characters of a kind. */
  private static final Set<String> KINDS =
      Set.of("lowerCase", "upperCase", "digits", "specialChars");

  private static final String GUESS = "passwordGuess";
  private static final String PATTERN = "regexPattern";

  private final Comparison realm;
  private final List<String> all;

  private PasswordPolicyCheck(Comparison realm) {
    this.realm = realm;
    all = policies(realm.present(RealmDocument.PASSWORD_POLICY).asText(""));
  }

  static void look(Comparison realm) {
    PasswordPolicyCheck check = new PasswordPolicyCheck(realm);
    check.missing();
    check.longest();
    check.guesses();
    check.pattern();
  }

  private void missing() {
    for (String wanted : policies(realm.wanted(RealmDocument.PASSWORD_POLICY).asText())) {
      String name = name(wanted);
      if (all.stream().map(PasswordPolicyCheck::name).noneMatch(name::equals)) {
        realm.change(
            PREFIX + name,
            null,
            wanted,
            each -> {
              String now = each.path(RealmDocument.PASSWORD_POLICY).asText("");
              each.put(RealmDocument.PASSWORD_POLICY, now.isBlank() ? wanted : now + AND + wanted);
            });
      }
    }
  }

  private static List<String> policies(String policy) {
    return List.of(policy.split(AND, -1));
  }

  private static String name(String policy) {
    return policy.replaceAll("\\(.*", "").strip();
  }

  /** Policies may contradict each other, and Keycloak takes them all the same. */
  private void longest() {
    int longest = of(Set.of(LONGEST)).findFirst().orElse(Integer.MAX_VALUE);
    if (longest < Math.max(shortest(), of(KINDS).sum())) {
      without(LONGEST, String.valueOf(longest), "no maximum");
    }
  }

  private int shortest() {
    return of(SHORTEST).max().orElse(0);
  }

  private IntStream of(Set<String> names) {
    return all.stream()
        .filter(each -> names.contains(name(each)))
        .mapToInt(PasswordPolicyCheck::number);
  }

  private static int number(String policy) {
    String digits = policy.replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  /** The server takes its own list where it cannot use the one that is named. */
  private void guesses() {
    if (realm.present(RealmDocument.FACTS).path(RealmDocument.NO_GUESSES).asBoolean()) {
      String usual =
          policies(realm.wanted(RealmDocument.PASSWORD_POLICY).asText()).stream()
              .filter(each -> name(each).equals(GUESS))
              .findFirst()
              .orElseThrow();
      change(
          PREFIX + "guessList",
          value(GUESS),
          usual,
          each -> Stream.of(name(each).equals(GUESS) ? usual : each));
    }
  }

  /** A pattern may leave no password that our rule allows, as one of digits alone. */
  private void pattern() {
    String pattern = value(PATTERN);
    if (pattern != null) {
      PasswordRule rule =
          new PasswordRule(
              Math.min(Math.max(shortest(), PasswordRule.SHORTEST), PasswordRule.LONGEST));
      if (PatternSearch.findsNone(pattern, text -> rule.unmet(text).isEmpty())) {
        without(PATTERN, pattern, "no pattern");
      }
    }
  }

  /** The value in the brackets of a policy; null where the realm does not have it. */
  private String value(String name) {
    return all.stream()
        .filter(each -> name(each).equals(name))
        .map(each -> each.replaceAll("(?s)^[^(]*\\((.*)\\)\\s*$", "$1"))
        .findFirst()
        .orElse(null);
  }

  private void without(String name, String from, String to) {
    change(
        PREFIX + name, from, to, each -> name(each).equals(name) ? Stream.of() : Stream.of(each));
  }

  /** Several of the policies may be changed, one after the other. */
  private void change(String id, String from, String to, Function<String, Stream<String>> change) {
    realm.conflict(
        id,
        from,
        to,
        each ->
            each.put(
                RealmDocument.PASSWORD_POLICY,
                policies(each.path(RealmDocument.PASSWORD_POLICY).asText("")).stream()
                    .flatMap(change)
                    .collect(Collectors.joining(AND))));
  }
}
