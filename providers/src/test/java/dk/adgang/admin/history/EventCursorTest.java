package dk.adgang.admin.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** The place at which a page of a history begins. */
final class EventCursorTest {

  @Test
  void it_is_read_as_it_was_written() {
    EventCursor cursor =
        new EventCursor(1_796_000_000_123L, "4cb1e8a2-0000-4000-8000-000000000000");

    assertThat(EventCursor.of(cursor.text())).contains(cursor);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"1", "-1-a", "99999999999999999999-a", "1-", "1-a'b", "1-a b", "x-a"})
  void another_text_is_none(String text) {
    assertThat(EventCursor.of(text)).isEmpty();
  }
}
