package dk.adgang.admin.titles;

import dk.adgang.common.PureRule;
import dk.adgang.policy.Title;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A list of titles in which one gets another name. */
@PureRule
final class RenamedList {

  private RenamedList() {}

  /**
   * Returns the list with the new name, which is there once. Other values stay as they are,
   * whatever they are.
   *
   * @return empty when the list does not change
   */
  static Optional<List<String>> of(List<String> texts, Title from, String to) {
    Optional<Title> old = Optional.of(from);
    Optional<Title> meant = Title.of(to);
    if (texts.stream().noneMatch(text -> is(text, old))) {
      return Optional.empty();
    }
    List<String> renamed = new ArrayList<>();
    Set<String> there = new HashSet<>();
    for (String text : texts) {
      String now = is(text, old) || is(text, meant) ? to : text;
      if (!to.equals(now) || there.add(now)) {
        renamed.add(now);
      }
    }
    return renamed.equals(texts) ? Optional.empty() : Optional.of(renamed);
  }

  private static boolean is(String text, Optional<Title> title) {
    return title.isPresent() && Title.of(text).equals(title);
  }
}
