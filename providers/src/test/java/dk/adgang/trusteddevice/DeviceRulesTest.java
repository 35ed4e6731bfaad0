package dk.adgang.trusteddevice;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.trusteddevice.DeviceCookie.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cookie of a remembered device, and how long it counts. */
final class DeviceRulesTest {

  private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
  private static final TrustConditions GRANT =
      new TrustConditions(7, Set.of("a", "b"), "REQUIRED|Butikschef");

  @Nested
  final class ConditionsOfTrust {

    @ParameterizedTest(name = "{0} days, {1} s later, password {2}, factors {3}, {4}: {5}")
    @CsvSource(
        textBlock =
            """
            30,        0, 7, a b,   REQUIRED|Butikschef, true
            30,  2591999, 7, a b,   REQUIRED|Butikschef, true
            30,  2592000, 7, a b,   REQUIRED|Butikschef, false
            30,       -1, 7, a b,   REQUIRED|Butikschef, false
            29,  2591999, 7, a b,   REQUIRED|Butikschef, false
             0,        0, 7, a b,   REQUIRED|Butikschef, false
            30,        0, 8, a b,   REQUIRED|Butikschef, false
            30,        0, 0, a b,   REQUIRED|Butikschef, false
            30,        0, 7, a b c, REQUIRED|Butikschef, true
            30,        0, 7, a c,   REQUIRED|Butikschef, false
            30,        0, 7, c,     REQUIRED|Butikschef, false
            30,        0, 7, a b,   OPTIONAL|Butikschef, false
            """)
    void a_device_counts_while_nothing_has_changed(
        int days, long later, long password, String factors, String requirement, boolean holds) {
      TrustConditions today =
          new TrustConditions(password, Set.of(factors.split(" ")), requirement);

      assertThat(GRANT.holds(AT, days, today, AT.plusSeconds(later))).isEqualTo(holds);
    }

    @Test
    void without_a_factor_there_is_nothing_to_remember() {
      TrustConditions none = new TrustConditions(7, null, "OPTIONAL");

      assertThat(none.holds(AT, 30, none, AT)).isFalse();
      assertThat(new TrustConditions(7, Set.of("a"), null).holds(AT, 30, GRANT, AT)).isFalse();
    }

    @Test
    void only_the_secret_itself_has_its_hash() {
      String hash = TrustConditions.hash("secret");

      assertThat(hash).hasSize(64).doesNotContain("secret");
      assertThat(TrustConditions.matches("secret", hash)).isTrue();
      assertThat(TrustConditions.matches("Secret", hash)).isFalse();
      assertThat(TrustConditions.matches(hash, hash)).isFalse();
      assertThat(TrustConditions.matches("secret", "")).isFalse();
    }
  }

  @Nested
  final class TheCookieOfDevices {

    @Test
    void a_browser_keeps_the_tokens_of_the_last_five() {
      DeviceCookie cookie = DeviceCookie.read(null);
      List<Token> all = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        Token token = new Token(UUID.randomUUID().toString(), "s".repeat(42) + i);
        all.add(0, token);
        cookie = cookie.with(token);
      }

      assertThat(cookie.tokens()).isEqualTo(all.subList(0, 5));
      assertThat(DeviceCookie.read(cookie.value())).isEqualTo(cookie);
      assertThat(cookie.with(all.get(3)).tokens())
          .containsExactly(all.get(3), all.get(0), all.get(1), all.get(2), all.get(4));
      assertThat(cookie.without(Set.of(all.get(0).id())).tokens()).isEqualTo(all.subList(1, 5));
      assertThat(cookie.toString()).doesNotContain("sss");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "~",
          "x.y",
          "00000000-0000-0000-0000-000000000000",
          "00000000-0000-0000-0000-000000000000.",
          "00000000-0000-0000-0000-000000000000.short",
          "' or 1=1 --.sssssssssssssssssssssssssssssssssssssssssss"
        })
    void all_that_is_no_token_is_left_out(String value) {
      assertThat(DeviceCookie.read(value).tokens()).isEmpty();
    }

    @Test
    void a_cookie_that_is_too_long_is_not_read() {
      String token = UUID.randomUUID() + "." + "s".repeat(43) + "~";

      assertThat(DeviceCookie.read(token.repeat(5)).tokens()).hasSize(5);
      assertThat(DeviceCookie.read(token.repeat(6)).tokens()).isEmpty();
    }
  }

  @Nested
  final class TheMarksOfKnownBrowsers {

    @Test
    void a_browser_keeps_a_mark_of_each_of_the_last_who_logged_in() {
      KnownBrowsers marks = KnownBrowsers.read(null);
      for (int i = 0; i < KnownBrowsers.MOST + 3; i++) {
        marks = KnownBrowsers.read(marks.with(mark(i)).value());
      }

      assertThat(marks.marks()).hasSize(KnownBrowsers.MOST);
      assertThat(marks.has(mark(KnownBrowsers.MOST + 2))).isTrue();
      assertThat(marks.has(mark(2))).as("the oldest ones").isFalse();
      assertThat(marks.with(mark(5)).marks()).as("once more").hasSize(KnownBrowsers.MOST);
      assertThat(marks.with(mark(5)).marks().get(0)).isEqualTo(mark(5));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "~", "x", "aaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaa;", "\0~\r\n"})
    void a_malformed_mark_is_left_out(String value) {
      assertThat(KnownBrowsers.read(value).marks()).isEmpty();
      assertThat(KnownBrowsers.read(value + "~" + mark(1)).marks()).containsExactly(mark(1));
      assertThat(KnownBrowsers.read((mark(1) + "~").repeat(1000)).marks()).isEmpty();
    }
  }

  private static String mark(int i) {
    return "%022d".formatted(i);
  }
}
