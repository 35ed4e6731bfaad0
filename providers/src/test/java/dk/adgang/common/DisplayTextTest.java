package dk.adgang.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DisplayTextTest {

  static Stream<Arguments> moreThanText() {
    return Stream.of(
        Arguments.of("Ost\r\nBcc: x@evil.example", "Ost Bcc: x@evil.example"),
        Arguments.of("Ost\u2028Vin\u2029Brød", "Ost Vin Brød"),
        Arguments.of("a\u0000b\u0007c\u007fd\u0085e", "a b c d e"),
        Arguments.of("Kaffe\u202egnaga.live", "Kaffegnaga.live"),
        Arguments.of("\u2067Kaffe\u2069", "Kaffe"),
        Arguments.of("\u200eKaffe\u200f\u061c", "Kaffe"),
        Arguments.of("a\ud800b", "ab"),
        Arguments.of(" \t Kaffe \n", "Kaffe"));
  }

  @ParameterizedTest
  @MethodSource("moreThanText")
  void control_characters_are_taken_out(String typed, String shown) {
    assertThat(DisplayText.line(typed)).isEqualTo(shown);
    assertThat(DisplayText.of(typed)).hasToString("Optional[" + shown + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Café Ørnen & Søn",
        "<b>Vin</b> {0} 5 $ ${linkSendNew}",
        "می‌خواهم", // Persian, with a mark that parts two letters
        "👩‍💻", // one character of three
        "Zoë D'Arc-Møller",
      })
  void text_stays_as_it_is(String typed) {
    assertThat(DisplayText.line(typed)).isEqualTo(typed);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\r\n", "\u202e"})
  void none_is_empty(String typed) {
    assertThat(DisplayText.line(typed)).isEmpty();
    assertThat(DisplayText.of(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"www.evil.example", "Sig ja nu WWW.x", "se evil.dk/x", "http://x", "ö.dk", "a.bc"})
  void a_name_of_which_a_link_would_be_made(String name) {
    assertThat(DisplayText.of(name).orElseThrow().mayBecomeLink()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A.P. Møller", "Hans P. Jensen", "Jr.", "O'Neill", "Anne-Mette", "J. R. R."})
  void a_name_of_which_no_link_would_be_made(String name) {
    assertThat(DisplayText.of(name).orElseThrow().mayBecomeLink()).isFalse();
  }
}
