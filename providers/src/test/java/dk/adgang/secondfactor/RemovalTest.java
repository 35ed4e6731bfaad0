package dk.adgang.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.secondfactor.Removal.Stored;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RemovalTest {

  /** The first one named is the one that is to go. */
  @ParameterizedTest
  @CsvSource({
    // required, what is stored, may the first one go?
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
  void theLastOneThatCountsStays(boolean required, String stored, boolean allowed) {
    assertThat(Removal.allowed(required, factors(stored), "0")).isEqualTo(allowed);
  }

  @Test
  void whatIsNotThereCannotGo() {
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
