package dk.adgang.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.admin.Parameters.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParametersTest {

  private static final Set<String> KNOWN = Set.of("fact", "block");

  @ParameterizedTest
  @ValueSource(strings = {"facts", "Fact", "fact ", ""})
  void anUnknownParameterIsNamedWithThoseThatThereAre(String name) {
    Map<String, List<String>> sent = Map.of("block", List.of("true"), name, List.of("skipped"));

    assertThat(Parameters.problem(sent, KNOWN))
        .contains(new Problem(name, "There is no such parameter; this call has block, fact"));
    assertThat(Parameters.problem(Map.of(name, List.of("")), Set.of()))
        .contains(new Problem(name, "There is no such parameter; this call has none"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aParameterWithoutAValueIsNamed(String value) {
    assertThat(Parameters.problem(Map.of("fact", List.of(value)), KNOWN))
        .contains(new Problem("fact", "This must have a value"));
  }

  @Test
  void aParameterThatIsThereTwiceIsNamed() {
    assertThat(Parameters.problem(Map.of("fact", List.of("skipped", "skipped")), KNOWN))
        .contains(new Problem("fact", "This must be there once"));
  }

  @Test
  void noneAndEachOnceIsRight() {
    assertThat(Parameters.problem(Map.of(), KNOWN)).isEmpty();
    assertThat(Parameters.problem(Map.of("fact", List.of("x"), "block", List.of("true")), KNOWN))
        .isEmpty();
  }
}
