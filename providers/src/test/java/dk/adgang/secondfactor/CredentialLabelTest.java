package dk.adgang.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialLabelTest {

  private static final List<String> TAKEN = List.of("Min telefon", " Nøglen ");

  @ParameterizedTest
  @ValueSource(strings = {"Min telefon 2", "Æblets nøgle 🔑", "<b>x</b>", " Min iPhone "})
  void a_name_as_people_type_it_is_taken(String name) {
    assertThat(CredentialLabel.refusal(name, TAKEN)).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "   ", "\u2003"})
  void a_name_must_be_there(String name) {
    assertThat(CredentialLabel.refusal(name, TAKEN)).contains(CredentialLabel.Refusal.MISSING);
  }

  @Test
  void a_name_has_at_most_100_characters() {
    assertThat(CredentialLabel.refusal("x".repeat(100), TAKEN)).isEmpty();
    assertThat(CredentialLabel.refusal("x".repeat(101), TAKEN))
        .contains(CredentialLabel.Refusal.TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\r\nX-Header: b",
        "a\u0000b",
        "a\u202eb",
        "a\u200bb",
        "a\u2028b",
        "a\ufffdb"
      })
  void a_name_with_invisible_characters_is_refused(String name) {
    assertThat(CredentialLabel.refusal(name, TAKEN)).contains(CredentialLabel.Refusal.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Min telefon", "min TELEFON", " Min telefon", "nøglen"})
  void two_keys_have_two_names(String name) {
    assertThat(CredentialLabel.refusal(name, TAKEN)).contains(CredentialLabel.Refusal.TAKEN);
  }
}
