package dk.adgang.admin.titles;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.Title;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A list of titles in which one gets another name. */
final class RenamedListTest {

  private static final Title CHEF = Title.of("Butikschef").orElseThrow();

  private static Optional<List<String>> renamed(String to, String... texts) {
    return RenamedList.of(Arrays.asList(texts), CHEF, to);
  }

  @Test
  void the_title_is_renamed_in_any_spelling_and_in_its_place() {
    assertThat(renamed("Leder", "Kok", "butikschef ", "Souschef"))
        .contains(List.of("Kok", "Leder", "Souschef"));
  }

  @Test
  void the_new_name_is_there_once() {
    assertThat(renamed("Leder", "leder", "Butikschef", "BUTIKSCHEF")).contains(List.of("Leder"));
  }

  @Test
  void a_list_without_the_title_stays() {
    assertThat(renamed("Leder", "Kok", "leder")).isEmpty();
    assertThat(renamed("Leder")).isEmpty();
  }

  @Test
  void another_spelling_is_a_change_and_the_same_spelling_is_not() {
    assertThat(renamed("Butikschef", "butikschef")).contains(List.of("Butikschef"));
    assertThat(renamed("Butikschef", "Butikschef")).isEmpty();
  }

  @Test
  void a_text_that_is_not_a_title_stays_as_it_is() {
    assertThat(renamed("Leder", null, "", "Butikschef")).contains(Arrays.asList(null, "", "Leder"));
  }
}
