package dk.adgang.admin.setup.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContentPolicyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frame-src 'self'; frame-ancestors 'self'; object-src 'none'; |",
        "frame-ancestors 'none' |",
        "Frame-Ancestors https://shop.example |",
        "frame-ancestors 'self'; frame-ancestors * |",
        "frame-ancestors * | frame-ancestors *",
        "frame-src *; frame-ancestors 'self' HTTPS: ; object-src * | frame-ancestors 'self' HTTPS:",
        "frame-src *; object-src * | without frame-ancestors",
        "x | without frame-ancestors",
        "script-src * 'unsafe-inline'; frame-ancestors 'self' | script-src * 'unsafe-inline'",
        "default-src https://*; frame-ancestors 'self' | default-src https://*",
      })
  void a_directive_that_lets_everybody_in_is_named(String policy, String directive) {
    assertThat(ContentPolicy.tooWide(policy).orElse(null)).isEqualTo(directive);
  }
}
