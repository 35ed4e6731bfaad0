package dk.adgang.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which words of names and addresses nobody may use as a password. */
final class PersonalWordsTest {

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("Ida", List.of("ida")),
        Arguments.of("Ida Marie", List.of("ida", "marie", "idamarie")),
        Arguments.of("Holm-Bæk", List.of("hoim", "baek", "bak", "hoimbaek", "hoimbak")),
        Arguments.of("bo@kaffe.dk", List.of("kaffe", "boakaffedk")),
        Arguments.of("Bo", List.of()),
        Arguments.of("", List.of()));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_name_gives_its_words_and_the_whole_of_them(String text, List<String> words) {
    assertThat(PersonalWords.of(List.of(text))).containsExactlyInAnyOrderElementsOf(words);
  }

  @Test
  void a_missing_or_much_too_long_name_is_left_out() {
    assertThat(PersonalWords.of(Arrays.asList(null, "x".repeat(257), "Ida"))).containsOnly("ida");
    assertThat(PersonalWords.of(List.of("x".repeat(256)))).containsOnly("x".repeat(256));
  }

  @Test
  void many_names_do_not_make_each_check_slow() {
    List<String> many =
        IntStream.range(0, 1000)
            .mapToObj(i -> "kaf" + (char) ('a' + i % 26) + "x".repeat(i % 40 + 1))
            .toList();

    assertThat(PersonalWords.of(many)).hasSize(64);
  }
}
