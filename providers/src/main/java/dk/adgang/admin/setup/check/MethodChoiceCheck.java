package dk.adgang.admin.setup.check;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.Finding.Verdict;
import dk.adgang.common.DisplayText;
import dk.adgang.common.PureRule;
import dk.adgang.policy.Requirement;
import dk.adgang.policy.settings.KnownMethods;
import dk.adgang.policy.settings.SecondFactorSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether somebody of whom a second factor is required can set up one of the methods that count for
 * them. The check of steps leaves a method alone that is switched off; one has to be left.
 */
@PureRule
final class MethodChoiceCheck {

  private static final String METHODS = "methods";
  private static final String COUNTING = "methods/counting";
  private static final String OF_EMPLOYERS = "methods/employers";
  private static final String ID = "id";
  private static final String ACTION = "action";
  private static final String APP = "CONFIGURE_TOTP";

  /** Employers that a sentence names. There may be thousands of them. */
  private static final int MOST_NAMED = 5;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Comparison realm;
  private final List<JsonNode> methods;
  private final List<String> ids;
  private final SecondFactorSettings ofRealm;
  private final List<OfEmployer> employers = new ArrayList<>();

  /**
   * An employer that has decided something.
   *
   * @param settings what counts there: its own, and the realm's where it has none
   * @param added the settings by which it has added methods, or the realm has for all
   */
  @PureRule
  private record OfEmployer(String alias, SecondFactorSettings settings, Set<String> added) {}

  private MethodChoiceCheck(Comparison realm) {
    this.realm = realm;
    methods = Comparison.stream(fact(METHODS)).toList();
    ids = methods.stream().map(each -> each.path(ID).asText()).toList();
    KnownMethods known =
        new KnownMethods(
            ids,
            methods.stream()
                .filter(each -> each.hasNonNull(RealmDocument.ADDED_BY))
                .collect(
                    Collectors.toMap(
                        each -> each.path(ID).asText(),
                        each -> each.path(RealmDocument.ADDED_BY).asText())));
    Map<String, String> texts = new HashMap<>();
    ActionCheck.settings(realm)
        .properties()
        .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    ofRealm = SecondFactorSettings.readJoined(texts, known).withMethods(known);
    for (JsonNode each : fact(RealmDocument.EMPLOYERS)) {
      Map<String, List<String>> values =
          JSON.convertValue(each.path(RealmDocument.SETTINGS), new TypeReference<>() {});
      SecondFactorSettings counts =
          SecondFactorSettings.read(values, known).withMethods(known).or(ofRealm);
      employers.add(
          new OfEmployer(
              DisplayText.line(each.path("alias").asText()),
              counts,
              // One that is disabled still requires what it required, and pays for nothing.
              each.path(RealmDocument.ENABLED).asBoolean() ? added(counts) : Set.of()));
    }
  }

  private JsonNode fact(String name) {
    return realm.present(RealmDocument.FACTS).path(name);
  }

  static void look(Comparison realm) {
    MethodChoiceCheck check = new MethodChoiceCheck(realm);
    Set<String> added = new HashSet<>(added(check.ofRealm));
    check.employers.forEach(each -> added.addAll(each.added));
    boolean ofSomebody =
        isRequired(check.ofRealm)
            || check.employers.stream().anyMatch(each -> isRequired(each.settings));
    if (ofSomebody && check.isNoneOf(check.ids, added)) {
      check.nothing();
      return;
    }
    List<String> counting = check.counting(check.ofRealm);
    if (isRequired(check.ofRealm) && check.isNoneOf(counting, added)) {
      check.noneThatCounts(counting);
    }
    check.employers();
  }

  private static Set<String> added(SecondFactorSettings settings) {
    return settings.added().entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean isRequired(SecondFactorSettings settings) {
    return settings.requirement().filter(Requirement.REQUIRED::equals).isPresent()
        || settings.requiredTitles().isPresent();
  }

  private List<String> counting(SecondFactorSettings settings) {
    return settings
        .methods()
        .map(meant -> ids.stream().filter(meant::contains).toList())
        .orElse(ids);
  }

  private boolean isNoneOf(List<String> some, Set<String> added) {
    return some.stream().noneMatch(id -> obstacle(id, added).isEmpty());
  }

  /** Why nobody can set up a method; empty where that is possible. */
  private Optional<String> obstacle(String id, Set<String> added) {
    JsonNode method = method(id);
    String action = method.path(ACTION).asText();
    boolean named = realm.description().parts().has(RealmDocument.ACTIONS + "/" + action);
    String why = method.path(RealmDocument.UNAVAILABLE).asText("");
    if (ActionCheck.isMissing(realm, action)) {
      // One that the realm should have is named by itself.
      return named ? Optional.empty() : Optional.of("no required action " + action);
    }
    if (!ActionCheck.isOn(realm, action)) {
      return Optional.of(name(action) + " is disabled");
    }
    if (!why.isEmpty()) {
      return Optional.of("not available: " + why);
    }
    return addedBy(id)
        .filter(setting -> !added.contains(setting))
        .map(setting -> setting + " is not true");
  }

  /** The setting by which an employer adds a method; empty for a method that needs no adding. */
  private Optional<String> addedBy(String id) {
    return Optional.ofNullable(method(id).path(RealmDocument.ADDED_BY).textValue());
  }

  private JsonNode method(String id) {
    return methods.stream()
        .filter(each -> each.path(ID).asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private String name(String action) {
    return ActionCheck.present(realm.document(), action).path("name").asText(action);
  }

  private void nothing() {
    String action = switchedOff(counting(ofRealm)).orElse(APP);
    realm.conflict(
        METHODS, "disabled", name(action) + " enabled", document -> enable(document, action));
  }

  /** The first action that only has to be switched on. Others cost money, as SMS does. */
  private Optional<String> switchedOff(List<String> some) {
    return some.stream()
        .filter(id -> addedBy(id).isEmpty())
        .map(id -> method(id).path(ACTION).asText())
        .filter(each -> !ActionCheck.isMissing(realm, each) && !ActionCheck.isOn(realm, each))
        .findFirst();
  }

  private static void enable(ObjectNode document, String action) {
    if (ActionCheck.present(document, action) instanceof ObjectNode there) {
      there.put(RealmDocument.ENABLED, true);
    }
  }

  private void noneThatCounts(List<String> counting) {
    Optional<String> action = switchedOff(counting);
    String from = shown(counting, added(ofRealm));
    realm.add(
        realm.part(COUNTING),
        COUNTING,
        action.isPresent() ? Verdict.CONFLICT : Verdict.BY_HAND,
        from,
        action.map(each -> name(each) + " enabled").orElse("one that can be set up"),
        document -> action.ifPresent(each -> enable(document, each)));
  }

  private String shown(List<String> some, Set<String> added) {
    return some.stream()
        .map(id -> id + obstacle(id, added).map(why -> " (" + why + ")").orElse(""))
        .collect(Collectors.joining(", "));
  }

  private void employers() {
    Map<String, List<String>> named = new LinkedHashMap<>();
    for (OfEmployer each : employers) {
      List<String> counting = counting(each.settings);
      if (isRequired(each.settings) && isNoneOf(counting, each.added)) {
        named
            .computeIfAbsent(shown(counting, each.added), from -> new ArrayList<>())
            .add(each.alias);
      }
    }
    named.forEach(
        (from, aliases) ->
            realm.add(
                realm.part(OF_EMPLOYERS).of(several(aliases)),
                OF_EMPLOYERS,
                Verdict.BY_HAND,
                from,
                "one that can be set up",
                document -> {}));
  }

  private static String several(List<String> aliases) {
    int more = aliases.size() - MOST_NAMED;
    return String.join(", ", aliases.subList(0, Math.min(MOST_NAMED, aliases.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
