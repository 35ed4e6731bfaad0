package dk.adgang.secondfactor.method.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebAuthnInputTest {

  /** The test vectors of RFC 4648, section 10, and one with the two letters of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"Zg", "Zm8", "Zm9v", "Zm9vYg", "Zm9vYmE", "Zm9vYmFy", "-_-_"})
  void bytes_in_base64url_are_taken(String text) {
    assertThat(WebAuthnInput.bytes(text)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Z", "Zg==", "Z+/=", "Zm 9v", "Zm9v\n", "\u0661\u0662", "Zm9vY"})
  void bytes_in_another_form_are_refused(String text) {
    assertThat(WebAuthnInput.bytes(text)).isFalse();
  }

  @Test
  void no_authenticator_sends_as_much() {
    assertThat(WebAuthnInput.bytes("A".repeat(64 * 1024))).isTrue();
    assertThat(WebAuthnInput.bytes("A".repeat(64 * 1024 + 4))).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "internal", "usb,nfc,smart-card", "cross-platform"})
  void names_in_lower_case_between_commas_are_taken(String text) {
    assertThat(WebAuthnInput.names(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "usb,", "USB", "usb, nfc", "<b>", "u\nb"})
  void other_names_are_refused(String text) {
    assertThat(WebAuthnInput.names(text)).isFalse();
    assertThat(WebAuthnInput.names("a".repeat(101))).isFalse();
  }
}
