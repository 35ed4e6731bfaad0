package dk.adgang.admin.setup.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.Description;
import dk.adgang.admin.setup.Part;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.Finding.Verdict;
import dk.adgang.admin.setup.flow.BrokerCheck;
import dk.adgang.admin.setup.flow.FlowCheck;
import dk.adgang.common.PureRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The parts that a realm lacks, and the way to make each.
 *
 * @param findings what was found, in the order of the parts
 */
@PureRule
public record RealmCheck(List<Finding> findings) {

  /** An administrator's decision about a part: make it as it should be, or leave it. */
  @PureRule
  public enum Choice {
    REPLACE,
    KEEP
  }

  /**
   * Looks at a realm.
   *
   * @param present as {@link RealmDocument} describes it; it is not changed
   */
  public static RealmCheck of(Description description, ObjectNode present) {
    Comparison realm = new Comparison(description, present);
    SettingsCheck.look(realm);
    LimitsCheck.look(realm);
    ProfileCheck.look(realm);
    ActionCheck.look(realm);
    FlowCheck.look(realm);
    BrokerCheck.look(realm);
    ScopeCheck.look(realm);
    ClientAddressCheck.look(realm);
    return new RealmCheck(List.copyOf(realm.found()));
  }

  /** Everything without which the realm is not whole. */
  public List<Finding> missing() {
    return findings.stream().filter(Finding::needed).toList();
  }

  /** Parts that work, and are probably not what is meant. */
  public List<Finding> warnings() {
    return where(each -> each.part().need() == Part.Need.WARNED);
  }

  /** The changes that a setup makes, with an administrator's choices. */
  public List<Finding> changes(Map<String, Choice> choices) {
    return where(
        each ->
            each.verdict() != Verdict.BY_HAND
                && choices.getOrDefault(each.choice(), usual(each)) == Choice.REPLACE);
  }

  /**
   * The parts that an administrator made differently and has not decided to replace: one for each
   * decision, as for a flow with all that it lacks.
   */
  public List<Finding> conflicts(Map<String, Choice> choices) {
    Map<String, List<Finding>> decisions = new LinkedHashMap<>();
    where(
            each ->
                each.verdict() == Verdict.CONFLICT && choices.get(each.choice()) != Choice.REPLACE)
        .forEach(
            each ->
                decisions.computeIfAbsent(each.choice(), choice -> new ArrayList<>()).add(each));
    return decisions.values().stream().map(Finding::together).toList();
  }

  /** The parts that only an administrator can make. */
  public List<Finding> byHand() {
    return where(
        each -> each.verdict() == Verdict.BY_HAND && each.part().need() != Part.Need.WARNED);
  }

  /** Choices that decide nothing: the part is as it should be, or the realm has no such part. */
  public List<String> unused(Set<String> choices) {
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
