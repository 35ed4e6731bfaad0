package dk.adgang.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a guess ends, with a short list: one character more or less decides. */
final class GuessBoundsTest {

  private final GuessRule rule =
      new GuessRule(
          new GuessList.Builder().add("sommer").add("bass").add("0000").addPlain("jui").build());

  @ParameterizedTest
  @CsvSource({
    "sommer4812057339, COMMON", // ten around it
    "sommer48120573391,", // eleven
    "b4552026, COMMON", // three that stand for letters
    "0000, COMMON", // no letter at all
    "xkq,", // short, and says nothing
    "xqxqxq, COMMON", // a short piece again and again
    "xqzxqz, COMMON",
    "xqzvxqzv,", // a piece that is not short, and no guess
    "sommersommer, COMMON",
    "idajul1, PERSONAL", // one's name and a word of three letters
    "jul-ida, PERSONAL",
    "idaida, PERSONAL",
    "idaxq,",
  })
  void the_bounds_of_a_guess(String password, Guess guess) {
    assertThat(rule.guess(password, Set.of("ida"))).isEqualTo(Optional.ofNullable(guess));
  }

  @Test
  void a_long_password_is_not_a_guess() {
    assertThat(rule.guess("a".repeat(64), Set.of())).contains(Guess.COMMON);
    assertThat(rule.guess("a".repeat(65), Set.of())).isEmpty();
    // Two units each, and one letter each when they are brought to one form.
    assertThat(rule.guess("\uD835\uDC82".repeat(64), Set.of())).contains(Guess.COMMON);
    assertThat(rule.guess("\uD835\uDC82".repeat(65), Set.of())).isEmpty();
  }

  @Test
  void a_list_holds_a_word_without_what_is_around_it() {
    GuessList list =
        new GuessList.Builder().add("123vaffel").add("1vafl").add("1vaf").addPlain("kop").build();

    assertThat(list.contains("vaffei")).isTrue();
    assertThat(list.contains("vafi")).as("four letters").isTrue();
    assertThat(list.contains("vaf")).as("three letters").isFalse();
    assertThat(list.contains("kop")).isTrue();
    assertThat(new GuessList.Builder().addPlain("ko").build().contains("ko")).isFalse();
  }
}
