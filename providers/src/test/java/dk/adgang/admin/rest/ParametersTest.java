package dk.adgang.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.admin.rest.Parameters.Problem;
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
  void an_unknown_parameter_is_named_with_those_that_there_are(String name) {
    Map<String, List<String>> sent = Map.of("block", List.of("true"), name, List.of("skipped"));

    assertThat(Parameters.problem(sent, KNOWN))
        .contains(new Problem(name, "There is no such parameter; this call has block, fact"));
    assertThat(Parameters.problem(Map.of(name, List.of("")), Set.of()))
        .contains(new Problem(name, "There is no such parameter; this call has none"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void a_parameter_without_a_value_is_named(String value) {
    assertThat(Parameters.problem(Map.of("fact", List.of(value)), KNOWN))
        .contains(new Problem("fact", "This must have a value"));
  }

  @Test
  void a_parameter_that_is_there_twice_is_named() {
    assertThat(Parameters.problem(Map.of("fact", List.of("skipped", "skipped")), KNOWN))
        .contains(new Problem("fact", "This must be there once"));
  }

  @Test
  void none_and_each_once_is_right() {
    assertThat(Parameters.problem(Map.of(), KNOWN)).isEmpty();
    assertThat(Parameters.problem(Map.of("fact", List.of("x"), "block", List.of("true")), KNOWN))
        .isEmpty();
  }
}
