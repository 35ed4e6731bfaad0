package dk.adgang.admin.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.PureRule;
import dk.adgang.admin.setup.Finding.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a realm lacks of a whole one, and what to do about it.
 *
 * @param findings what was found, in the order of the parts
 */
@PureRule
record RealmCheck(List<Finding> findings) {

  /** What an administrator says of a part: make it as it should be, or leave it. */
  @PureRule
  enum Choice {
    REPLACE,
    KEEP
  }

  /**
   * Looks at a realm.
   *
   * @param present as {@link RealmDocument} describes it; it is not changed
   */
  static RealmCheck of(Description description, ObjectNode present) {
    Comparison realm = new Comparison(description, present);
    SettingsCheck.look(realm);
    LimitsCheck.look(realm);
    ProfileCheck.look(realm);
    ActionCheck.look(realm);
    FlowCheck.look(realm);
    BrokerCheck.look(realm);
    ScopeCheck.look(realm);
    return new RealmCheck(List.copyOf(realm.found()));
  }

  /** Everything without which the realm is not whole. */
  List<Finding> missing() {
    return findings.stream().filter(Finding::needed).toList();
  }

  /** What a setup makes, with what an administrator has chosen. */
  List<Finding> changes(Map<String, Choice> choices) {
    return where(
        each ->
            each.verdict() != Verdict.BY_HAND
                && choices.getOrDefault(each.choice(), usual(each)) == Choice.REPLACE);
  }

  /**
   * What an administrator has made differently, and has not decided to replace: one for each
   * decision, as for a flow with all that it lacks.
   */
  List<Finding> conflicts(Map<String, Choice> choices) {
    Map<String, List<Finding>> decisions = new LinkedHashMap<>();
    where(
            each ->
                each.verdict() == Verdict.CONFLICT && choices.get(each.choice()) != Choice.REPLACE)
        .forEach(
            each ->
                decisions.computeIfAbsent(each.choice(), choice -> new ArrayList<>()).add(each));
    return decisions.values().stream().map(Finding::together).toList();
  }

  /** What only an administrator can do. */
  List<Finding> byHand() {
    return where(each -> each.verdict() == Verdict.BY_HAND);
  }

  /** Choices that decide nothing: the part is as it should be, or the realm has no such part. */
  List<String> unused(Set<String> choices) {
    Set<String> open =
        where(each -> each.verdict() != Verdict.BY_HAND).stream()
            .map(Finding::choice)
            .collect(Collectors.toSet());
    return choices.stream().filter(each -> !open.contains(each)).sorted().toList();
  }

  private static Choice usual(Finding finding) {
    return finding.verdict() == Verdict.CHANGE ? Choice.REPLACE : Choice.KEEP;
  }

  private List<Finding> where(Predicate<Finding> which) {
    return findings.stream().filter(which).toList();
  }
}
