package dk.adgang.secondfactor.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.secondfactor.removal.Removal.Stored;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RemovalTest {

  /** The first one named is the one to remove. */
  @ParameterizedTest
  @CsvSource({
    // required, the stored factors, may the first one be removed?
    "false, app, true",
    "false, off, true",
    "false, codes, true",
    "false, app codes, true",
    "true, app, false",
    "true, app app, true",
    "true, app codes, false",
    "true, app off, false",
    "true, app off codes, false",
    "true, app off app, true",
    "true, off, false",
    "true, off app, true",
    "true, off off, false",
    "true, codes, true",
    "true, codes app, true",
    "true, codes off, true",
  })
  void the_last_one_that_counts_stays(boolean required, String stored, boolean allowed) {
    assertThat(Removal.allowed(required, factors(stored), "0")).isEqualTo(allowed);
  }

  @Test
  void a_missing_factor_cannot_be_removed() {
    assertThat(Removal.allowed(false, factors("app app"), "7")).isFalse();
    assertThat(Removal.allowed(true, List.of(), "0")).isFalse();
  }

  private static List<Stored> factors(String names) {
    List<String> all = Arrays.asList(names.split(" ", -1));
    return java.util.stream.IntStream.range(0, all.size())
        .mapToObj(
            i ->
                new Stored(
                    Integer.toString(i), all.get(i).equals("codes"), all.get(i).equals("app")))
        .toList();
  }
}
