package dk.adgang.policy.settings;

import dk.adgang.common.PureRule;
import dk.adgang.policy.Title;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the settings of the second factor one after the other. A value that makes no sense ends up
 * among the problems.
 *
 * @param values multi-valued settings by name
 * @param problems of those that were read so far
 */
@PureRule
record SettingReading(Map<String, List<String>> values, List<SettingProblem> problems) {

  private static final Pattern DAYS = Pattern.compile("[0-9]{1,2}");

  /** The value of {@code acr} of a login that an identity provider does not vouch for. */
  private static final String NO_ASSURANCE = "0";

  Optional<Boolean> yesOrNo(String name) {
    return one(
        name,
        value ->
            switch (value) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            },
        false,
        "must be true or false",
        "read as false");
  }

  Map<String, Boolean> added(KnownMethods known) {
    Map<String, Boolean> added = new TreeMap<>();
    for (String setting : known.addedBy().values()) {
      yesOrNo(setting).ifPresent(yes -> added.put(setting, yes));
    }
    return added;
  }

  Optional<Integer> days(String name) {
    return one(
        name,
        value ->
            Optional.of(value)
                .filter(text -> DAYS.matcher(text).matches())
                .map(Integer::valueOf)
                .filter(days -> days <= SecondFactorSettings.MOST_DAYS),
        0,
        "must be a whole number of days from 0 to " + SecondFactorSettings.MOST_DAYS,
        "read as 0");
  }

  /** Of several values none can be meant more than another: the stricter meaning is taken. */
  <T> Optional<T> one(
      String name, Function<String, Optional<T>> meaning, T stricter, String must, String instead) {
    List<String> all = all(name);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> understood = all.size() == 1 ? meaning.apply(all.get(0)) : Optional.empty();
    if (understood.isEmpty()) {
      problems.add(
          SettingProblem.of(
              name, all.size() > 1 ? "has several values, and " + must : must, instead));
    }
    return Optional.of(understood.orElse(stricter));
  }

  Optional<Set<String>> titles() {
    List<String> texts = values.getOrDefault(SecondFactorSettings.REQUIRED_TITLES, List.of());
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    if (texts.stream()
        .anyMatch(text -> text != null && text.length() > SecondFactorSettings.LONGEST_TITLE)) {
      problems.add(
          SettingProblem.of(
              SecondFactorSettings.REQUIRED_TITLES,
              "has a value of more than "
                  + SecondFactorSettings.LONGEST_TITLE
                  + " characters, of which an emoji counts as two",
              "no title is that long"));
    }
    Set<String> titles =
        texts.stream()
            .flatMap(text -> Title.of(text).stream())
            .map(Title::key)
            .collect(Collectors.toUnmodifiableSet());
    if (titles.isEmpty()) {
      problems.add(
          SettingProblem.of(
              SecondFactorSettings.REQUIRED_TITLES, "has no title", "the realm's count"));
      return Optional.empty();
    }
    return Optional.of(titles);
  }

  Optional<Set<String>> methods() {
    return Optional.of(all(SecondFactorSettings.METHODS))
        .filter(names -> !names.isEmpty())
        .map(names -> Collections.unmodifiableSet(new TreeSet<>(names)));
  }

  Optional<Set<String>> classes() {
    List<String> texts = values.getOrDefault(SecondFactorSettings.TRUSTED_ACR, List.of());
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    Set<String> classes =
        texts.stream()
            .map(text -> Objects.requireNonNullElse(text, "").strip())
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    if (classes.remove(NO_ASSURANCE)) {
      problems.add(
          SettingProblem.of(
              SecondFactorSettings.TRUSTED_ACR,
              "has the value 0, which vouches for nothing",
              "it is ignored"));
    }
    return Optional.of(Set.copyOf(classes));
  }

  private List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .map(value -> Objects.requireNonNullElse(value, "").strip().toLowerCase(Locale.ROOT))
        .toList();
  }
}
