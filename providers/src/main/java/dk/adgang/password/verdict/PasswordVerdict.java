package dk.adgang.password.verdict;

import dk.adgang.password.PasswordGuessPolicyFactory;
import dk.adgang.password.PasswordRule;
import dk.adgang.password.PasswordRulePolicyFactory;
import dk.adgang.password.StoredPassword;
import dk.adgang.password.demand.ChecklistLine;
import dk.adgang.password.demand.Demand;
import dk.adgang.password.demand.Demands;
import dk.adgang.password.demand.KnownPolicy;
import dk.adgang.password.demand.ReaderTexts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;
import org.keycloak.policy.PolicyError;

/**
 * The verdict of all policies of a realm on a password. Keycloak stops at the first policy that
 * refuses it, in a random order, so that each try would reveal one more.
 */
public final class PasswordVerdict {

  private static final String SEVERAL = "passwordRefused";
  private static final String LACKS = "passwordLacks";

  private static final List<String> OURS =
      List.of(PasswordRulePolicyFactory.ID, PasswordGuessPolicyFactory.ID);

  /** Ours, then Keycloak's as people are told of them, then the others by name. */
  private static final List<String> ORDER =
      Stream.concat(OURS.stream(), Stream.of(KnownPolicy.values()).map(KnownPolicy::id)).toList();

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final List<Demand> demands;

  /** The error of each policy that refuses, ours first. */
  private final Map<String, PolicyError> refusals;

  private final Set<String> unmet;

  private PasswordVerdict(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      Map<String, PolicyError> refusals,
      Set<String> unmetByRule) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.refusals = refusals;
    demands = demands(session, realm, user);
    unmet =
        demands.stream()
            .filter(
                demand ->
                    unmetByRule.contains(demand.id())
                        || demand.policies().stream().anyMatch(refusals::containsKey))
            .map(Demand::id)
            .collect(Collectors.toSet());
  }

  /** Asks every policy of the realm about a password of an employee's. */
  public static PasswordVerdict of(
      KeycloakSession session, RealmModel realm, UserModel user, String password) {
    String text = Objects.requireNonNullElse(password, "");
    return judge(session, realm, user, text, policy -> policy.validate(realm, user, text));
  }

  /** The same for an account that is yet to be made. */
  static PasswordVerdict ofNew(
      KeycloakSession session, RealmModel realm, String username, String password) {
    String text = Objects.requireNonNullElse(password, "");
    return judge(session, realm, null, text, policy -> policy.validate(username, text));
  }

  private static PasswordVerdict judge(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      String text,
      Function<PasswordPolicyProvider, PolicyError> asked) {
    Map<String, PolicyError> refusals = new LinkedHashMap<>();
    realm.getPasswordPolicy().getPolicies().stream()
        .sorted(Comparator.comparingInt(PasswordVerdict::place).thenComparing(id -> id))
        .forEach(
            id -> {
              // A text without end is not handed to patterns and hashes.
              if (!PasswordRule.tooLong(text) || refusals.isEmpty()) {
                PolicyError error =
                    asked.apply(session.getProvider(PasswordPolicyProvider.class, id));
                if (error != null) {
                  refusals.put(id, error);
                }
              }
            });
    Set<String> unmet =
        refusals.containsKey(PasswordRulePolicyFactory.ID)
            ? PasswordRulePolicyFactory.unmet(realm, text)
            : Set.of();
    return new PasswordVerdict(session, realm, user, refusals, unmet);
  }

  private static int place(String id) {
    int place = ORDER.indexOf(id);
    return place < 0 ? ORDER.size() : place;
  }

  private static List<Demand> demands(KeycloakSession session, RealmModel realm, UserModel user) {
    PasswordPolicy policy = realm.getPasswordPolicy();
    Map<String, Object> values = new TreeMap<>();
    policy.getPolicies().forEach(id -> values.put(id, policy.getPolicyConfig(id)));
    return Demands.of(
        PasswordRulePolicyFactory.inForce(realm).minLength(),
        values,
        names(session),
        user == null
            ? new Demands.Whose("", null, false)
            : new Demands.Whose(user.getUsername(), user.getEmail(), StoredPassword.exists(user)));
  }

  private static Map<String, String> names(KeycloakSession session) {
    return session
        .getKeycloakSessionFactory()
        .getProviderFactoriesStream(PasswordPolicyProvider.class)
        .map(PasswordPolicyProviderFactory.class::cast)
        .collect(
            Collectors.toMap(
                PasswordPolicyProviderFactory::getId,
                factory -> Objects.requireNonNullElse(factory.getDisplayName(), factory.getId())));
  }

  /**
   * Returns the checklist in somebody's language.
   *
   * @param unmet the ids of the lines that a refused password does not meet
   */
  public static List<ChecklistLine> checklist(
      KeycloakSession session, RealmModel realm, UserModel user, Set<String> unmet) {
    ReaderTexts texts = ReaderTexts.of(session, realm, user);
    return demands(session, realm, user).stream()
        .map(
            line ->
                new ChecklistLine(
                    line.id(),
                    texts.of(line),
                    line.value(),
                    line.inPage(),
                    !unmet.contains(line.id())))
        .toList();
  }

  /** Whether no policy refuses the password. */
  public boolean good() {
    return refusals.isEmpty();
  }

  /** The ids of the lines that the password does not meet. */
  public Set<String> unmet() {
    return unmet;
  }

  /**
   * Returns one message that names everything, ours first; null when no policy refuses the
   * password. It is the policy's own message where one of ours alone refuses it.
   */
  public PolicyError error() {
    if (refusals.isEmpty()) {
      return null;
    }
    if (refusals.size() == 1 && !Collections.disjoint(OURS, refusals.keySet())) {
      return refusals.values().iterator().next();
    }
    List<Demand> lacking =
        demands.stream().filter(line -> line.worded() && unmet.contains(line.id())).toList();
    Map<String, PolicyError> others = new LinkedHashMap<>(refusals);
    others.remove(PasswordRulePolicyFactory.ID);
    lacking.forEach(line -> others.keySet().removeAll(line.policies()));
    PolicyError guess = others.remove(PasswordGuessPolicyFactory.ID);

    ReaderTexts texts = ReaderTexts.of(session, realm, user);
    List<String> sentences = new ArrayList<>();
    if (guess != null) {
      sentences.add(texts.of(guess.getMessage(), guess.getParameters()));
    }
    if (!lacking.isEmpty()) {
      sentences.add(texts.of(LACKS, lacking.size(), texts.list(lacking)));
    }
    others.values().forEach(e -> sentences.add(texts.of(e.getMessage(), e.getParameters())));
    return new PolicyError(SEVERAL, String.join(" ", sentences));
  }

  /** Which policies refuse the password, for the events. */
  public String reason() {
    return refusals.entrySet().stream()
        .map(
            refusal ->
                OURS.contains(refusal.getKey())
                    ? refusal.getValue().getMessage()
                    : refusal.getKey())
        .collect(Collectors.joining(" "));
  }
}
