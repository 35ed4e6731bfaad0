package dk.adgang.loginqueue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AskedActionTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "x", "x:y", "x:y:z", "x::y", ":y", "delete_credential:1-2", "x: ", "x:y:"})
  void is_read(String asked) {
    assertThat(AskedAction.readable(asked)).isTrue();
    assertThat(asKeycloakReadsIt(asked)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {":", "x:", "x::", "::", " :", "choose-second-factor:"})
  void is_not_read(String asked) {
    assertThat(AskedAction.readable(asked)).isFalse();
    assertThat(asKeycloakReadsIt(asked)).isFalse();
  }

  /** {@code AuthorizationEndpoint.performActionOnParameters}. */
  private static boolean asKeycloakReadsIt(String asked) {
    return asked == null || !asked.contains(":") || asked.split(":").length > 1;
  }
}
