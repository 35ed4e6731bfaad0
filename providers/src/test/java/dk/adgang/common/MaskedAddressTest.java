package dk.adgang.common;

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
  void only_people_who_know_the_address_recognise_it(String address, String masked) {
    assertThat(MaskedAddress.of(address)).isEqualTo(masked);
  }
}
