package dk.adgang.admin.employees;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.admin.employees.EmployeeFilter.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A search for employees as somebody types it. */
final class EmployeeFilterTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null, []",
        "'', []",
        "'   ', []",
        "ida, [ida]",
        "' Ida   Holm ', '[Ida, Holm]'",
        "a b c d e f g h, '[a, b, c, d, e, f]'",
      })
  void words_are_parted_by_spaces(String search, String words) {
    assertThat(EmployeeFilter.words(search)).hasToString(words);
  }

  @ParameterizedTest
  @EnumSource
  void an_order_has_a_name(Order order) {
    assertThat(Order.named(order.id())).contains(order);
  }

  @Test
  void other_names_are_no_order() {
    assertThat(Order.named("NAME")).isEmpty();
    assertThat(Order.named("age")).isEmpty();
  }
}
