package dk.adgang.policy;

import static dk.adgang.policy.settings.StockMethods.KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.settings.SecondFactorSettings;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple3;
import net.jqwik.api.constraints.Size;

/** Laws that hold for every title, in any spelling. */
final class TitleLawsTest {

  /**
   * Letters with more than two cases, or of two code points; characters that compose with them;
   * spaces, and invisible marks.
   */
  private static final String ODD =
      "aAeEiIsSkKåÅæÆøØéßẞſıİ\u212aςσΣŉΐΰǰﬁﬀﬃǅᾳᾼ\u0345\u0301\u030a\u0308\u0307\u0327\u200b\u202e \u00a0\u2003\t-";

  /** Words of letters that can become the same. */
  @Provide
  Arbitrary<String> words() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars(ODD.toCharArray()).ofMaxLength(6),
        Arbitraries.strings().ofMaxLength(12),
        Arbitraries.of("Butikschef", "Årsleder", "Salgsassistent", "chef", "", " "));
  }

  private static final String IOTA_BELOW = "\u0345";

  /** The same word three times, each time written in another way, or another word. */
  @Provide
  Arbitrary<Tuple3<String, String, String>> alike() {
    return words()
        .map(word -> Normalizer.normalize(word, Normalizer.Form.NFC))
        // In capitals the iota below a letter is a letter, and takes the marks that follow.
        .filter(word -> !Normalizer.normalize(word, Normalizer.Form.NFD).contains(IOTA_BELOW))
        .flatMap(
            word ->
                Arbitraries.of(
                        word,
                        word.toUpperCase(Locale.ROOT),
                        word.toLowerCase(Locale.ROOT),
                        Normalizer.normalize(word, Normalizer.Form.NFD),
                        " " + word)
                    .tuple3());
  }

  @Property
  void written_in_any_way_it_is_the_same(@ForAll("alike") Tuple3<String, String, String> words) {
    assertThat(Title.of(words.get1())).isEqualTo(Title.of(words.get2()));
    assertThat(Title.of(words.get2())).isEqualTo(Title.of(words.get3()));
    assertThat(Title.of(words.get3())).isEqualTo(Title.of(words.get1()));
    assertThat(Title.of(words.get1()).hashCode()).isEqualTo(Title.of(words.get2()).hashCode());
  }

  @Property
  void equality_goes_both_ways_and_on(
      @ForAll("words") String one, @ForAll("words") String other, @ForAll("words") String third) {
    Optional<Title> a = Title.of(one);
    Optional<Title> b = Title.of(other);
    Optional<Title> c = Title.of(third);
    assertThat(a).isEqualTo(Title.of(one));
    assertThat(a.equals(b)).isEqualTo(b.equals(a));
    if (a.equals(b) && b.equals(c)) {
      assertThat(a).isEqualTo(c);
    }
    if (a.equals(b)) {
      assertThat(a.hashCode()).isEqualTo(b.hashCode());
    }
  }

  @Property
  void a_title_read_again_is_the_same(@ForAll("words") String word) {
    Optional<Title> title = Title.of(word);
    Assume.that(title.isPresent());
    assertThat(Title.of(title.get().text())).isEqualTo(title);
    assertThat(Title.of(title.get().text()).orElseThrow().text()).isEqualTo(title.get().text());
  }

  /** Therefore such titles are not normalised. */
  @Example
  void no_two_characters_before_the_first_combining_one_compose() {
    StringBuilder pairs = new StringBuilder();
    for (char first = 0; first < '\u0300'; first++) {
      for (char second = 0; second < '\u0300'; second++) {
        pairs.append(first).append(second);
      }
    }
    assertThat(Normalizer.normalize(pairs, Normalizer.Form.NFC)).isEqualTo(pairs.toString());
  }

  @Property
  void only_visible_text_is_a_title(@ForAll("words") String word) {
    boolean shows =
        word.codePoints()
            .anyMatch(
                c ->
                    !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.SURROGATE);
    assertThat(Title.of(word).isPresent()).isEqualTo(shows);
  }

  @Property
  void a_setting_holds_the_titles_of_its_list(
      @ForAll @Size(max = 40) List<@From("words") String> listed, @ForAll("words") String word) {
    Assume.that(Title.of(word).isPresent());
    Title title = Title.of(word).orElseThrow();
    boolean has =
        listed.stream().anyMatch(text -> Title.of(text).filter(title::equals).isPresent());
    SecondFactorSettings settings =
        SecondFactorSettings.read(Map.of(SecondFactorSettings.REQUIRED_TITLES, listed), KNOWN);
    assertThat(settings.requiredTitles().orElse(Set.of()).contains(title.key())).isEqualTo(has);
  }

  @Property
  void a_title_that_nobody_listed_has_the_default(
      @ForAll @Size(max = 10) List<@From("words") String> listed,
      @ForAll("words") String word,
      @ForAll Requirement otherwise) {
    SecondFactorSettings settings =
        SecondFactorSettings.read(
            Map.of(
                SecondFactorSettings.REQUIRED_TITLES,
                listed,
                SecondFactorSettings.REQUIREMENT,
                List.of(otherwise.name())),
            KNOWN);
    Optional<Title> title = Title.of(word);
    Assume.that(title.isEmpty() || listed.stream().noneMatch(t -> Title.of(t).equals(title)));
    assertThat(
            new SecondFactorPolicy(settings, KNOWN)
                .decide(title.stream().toList(), List.of(), RequiredSince.NEVER, Instant.EPOCH)
                .requirement())
        .isEqualTo(otherwise);
  }
}
