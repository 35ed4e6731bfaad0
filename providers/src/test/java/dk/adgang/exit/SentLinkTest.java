package dk.adgang.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SentLinkTest {

  private static final SentLink LINK = new SentLink(Instant.parse("2026-11-28T08:00:05Z"));

  @Test
  void a_link_stands_when_nothing_has_happened_since() {
    assertThat(LINK.overtaken(Stream.of())).isFalse();
    assertThat(LINK.overtaken(Stream.of(Instant.EPOCH))).isFalse();
    assertThat(LINK.overtaken(Stream.of(Instant.parse("2026-11-28T08:00:04.999Z")))).isFalse();
  }

  @Test
  void a_link_of_the_same_second_stands() {
    assertThat(LINK.overtaken(Stream.of(Instant.parse("2026-11-28T08:00:05.999Z")))).isFalse();
  }

  @Test
  void one_later_moment_is_enough() {
    assertThat(
            LINK.overtaken(
                Stream.of(Instant.EPOCH, Instant.parse("2026-11-28T08:00:06Z"), Instant.EPOCH)))
        .isTrue();
  }
}
