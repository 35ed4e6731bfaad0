package dk.adgang.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RealmHmacTest {

  /** RFC 4231, cases 2 and 6: a key shorter than a block, and one longer. */
  @ParameterizedTest
  @CsvSource({
    "4a656665, what do ya want for nothing?,"
        + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "AA * 131, Test Using Larger Than Block-Size Key - Hash Key First,"
        + " 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
  })
  void it_is_hmac_with_sha256(String key, String text, String hash) {
    var repeated = key.split(" \\* ", -1);
    var hex = repeated[0].repeat(repeated.length == 1 ? 1 : Integer.parseInt(repeated[1]));
    var keyed = new RealmHmac(HexFormat.of().parseHex(hex));
    assertThat(keyed.hex(text)).isEqualTo(hash);
    assertThat(HexFormat.of().formatHex(keyed.bytes(text))).isEqualTo(hash);
  }

  /** Computed with another implementation, Python's hmac: stored hashes are made of these bytes. */
  @Test
  void a_text_is_its_utf8() {
    assertThat(new RealmHmac("nøgle".getBytes(UTF_8)).hex("æble"))
        .isEqualTo("c65d99ee84490983e257fe4e9c9adab455d3c6c373ef1125281b60d10e50cc5c");
  }
}
