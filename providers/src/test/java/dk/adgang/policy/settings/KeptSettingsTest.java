package dk.adgang.policy.settings;

import static dk.adgang.policy.settings.StockMethods.KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Settings are read once for each object that they are read from. */
final class KeptSettingsTest {

  private final AtomicInteger readings = new AtomicInteger();
  private final KeptSettings<List<String>> settings = new KeptSettings<>();

  private SecondFactorSettings of(String whose, Map<String, List<String>> values) {
    return settings.of(
        whose,
        values,
        texts -> {
          readings.incrementAndGet();
          return SecondFactorSettings.read(texts, KNOWN);
        });
  }

  private static Map<String, List<String>> days(int days) {
    return new HashMap<>(Map.of("adgang.rememberDeviceDays", List.of(Integer.toString(days))));
  }

  @Test
  void the_same_object_is_read_once() {
    Map<String, List<String>> values = days(7);
    for (int i = 0; i < 3; i++) {
      assertThat(of("kaffehuset", values).rememberDeviceDays()).contains(7);
    }
    assertThat(readings).hasValue(1);
  }

  @Test
  void another_object_is_read_anew() {
    Map<String, List<String>> before = days(7);
    Map<String, List<String>> after = days(14);
    assertThat(of("kaffehuset", before).rememberDeviceDays()).contains(7);
    assertThat(of("kaffehuset", after).rememberDeviceDays()).contains(14);
    assertThat(of("kaffehuset", before).rememberDeviceDays()).contains(7);
    assertThat(of("boghandlen", after).rememberDeviceDays()).contains(14);
    assertThat(settings.size()).isEqualTo(2);
  }

  @Test
  void equal_objects_are_two() {
    of("kaffehuset", days(7));
    of("kaffehuset", days(7));
    assertThat(readings).hasValue(2);
  }

  @Test
  void a_setting_that_nobody_holds_any_more_is_not_kept() {
    Map<String, List<String>> held = days(1);
    of("held", held);
    // Each of these can go as soon as it has been read; the collector decides when.
    for (int i = 0; i < 100_000 && settings.size() == i + 1; i++) {
      of("employer " + i, days(7));
      if (i % 1_000 == 999) {
        System.gc();
      }
    }
    assertThat(settings.size()).isLessThan(100_000);
    assertThat(of("held", held).rememberDeviceDays()).contains(1);
  }
}
