package dk.adgang.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaskedAddressTest {

  @ParameterizedTest
  @CsvSource({
    "mads.krogh@kaffehuset.example,m…@kaffehuset.example",
    "å@b.example,å…@b.example",
    "\uD835\uDC9Cx@b.example,\uD835\uDC9C…@b.example",
    "\"a@b\"@c.example,\"…@c.example",
    "mads,m…",
    "@b.example,@…",
    "m,m…"
  })
  void onlyWhoKnowsTheAddressRecognisesIt(String address, String masked) {
    assertThat(MaskedAddress.of(address)).isEqualTo(masked);
  }
}
