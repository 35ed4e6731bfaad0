package dk.adgang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.TitleLists.Listed;
import dk.adgang.policy.settings.SettingProblem;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Titles of a setting that were probably meant otherwise. */
final class TitleListsTest {

  private static final String KAFFEHUSET = "employer kaffehuset";

  @Nested
  final class OnSaving {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Butikschef, Souschef",
          "Butikschef,Salgsassistent",
          "butikschef ; souschef",
          "Souschef;BUTIKSCHEF",
          "Souschef, Butikschef, Kok",
          "Butikschef/Souschef",
          "Butikschef\nSouschef",
          "Butikschef##Souschef",
          "Butikschef og Salgsassistent",
          "Butikschef & salgsassistent",
          "Butikschef samt salgsassistent",
          "Butikschef，Souschef",
          "Butikschef، Souschef",
          "Butikschef OG Salgsassistent",
          "\"Butikschef\",\"Souschef\"",
          "'Butikschef' / 'Souschef'",
          "Butikschef\u2028Souschef",
          "Butikschef\u0000Souschef",
          "Butikschef,",
          "; Butikschef",
          "Souschef，",
          ",",
          " ; ",
        })
    void several_titles_in_one_value_are_refused(String value) {
      assertThat(problems(List.of(value), "Butikschef", "Salgsassistent"))
          .singleElement()
          .asString()
          .startsWith("adgang.secondFactor.requiredTitles ")
          .contains("«" + value.strip() + "»", "Write each of them as a value of its own");
    }

    @Test
    void another_value_of_the_setting_is_a_title_too() {
      assertThat(problems(List.of("Leder", "Leder, Souschef"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Chef, salg",
          "chef,  SALG",
          "Kok; natten",
          "Butikschef og indkøber",
          "Butikschef",
          "Butikschef\n",
          "Kok\n",
          ""
        })
    void a_title_with_a_comma_is_accepted(String value) {
      assertThat(problems(List.of(value), "Chef, salg", "Chef,  salg", "Chef", "Butikschef"))
          .isEmpty();
    }
  }

  @Nested
  final class Warnings {

    @Test
    void a_title_that_no_employee_has_is_named() {
      assertThat(warnings(true, "Butikschef", "souschef "))
          .containsExactly(
              "no employee has the title «souschef» of adgang.secondFactor.requiredTitles of"
                  + " employer kaffehuset");
    }

    @Test
    void nothing_is_said_where_nobody_knows_all_titles_or_nobody_has_one() {
      assertThat(warnings(false, "Souschef")).isEmpty();
      assertThat(TitleLists.warnings(List.of(new Listed(KAFFEHUSET, "Souschef")), Set.of(), true))
          .isEmpty();
    }

    @Test
    void a_title_one_letter_from_a_listed_one_is_named() {
      assertThat(
              TitleLists.warnings(
                  List.of(new Listed(KAFFEHUSET, "Butikschef")),
                  Set.of("BUTIKSCHEF", "Butikchef", "Butikshcef", "Salgsassistent"),
                  true))
          .containsExactly(
              "the title «Butikchef» of employees is one letter from «Butikschef» of"
                  + " adgang.secondFactor.requiredTitles of employer kaffehuset, and is not listed",
              "the title «Butikshcef» of employees is one letter from «Butikschef» of"
                  + " adgang.secondFactor.requiredTitles of employer kaffehuset, and is not"
                  + " listed");
    }

    @Test
    void a_title_that_is_listed_twice_is_one_warning() {
      assertThat(
              TitleLists.warnings(
                  List.of(
                      new Listed(KAFFEHUSET, "Butikschef"),
                      new Listed(KAFFEHUSET, "butikschef "),
                      new Listed(KAFFEHUSET, "Souschef"),
                      new Listed(KAFFEHUSET, "Souschef")),
                  Set.of("Butikschef", "Butikchef"),
                  true))
          .hasSize(2)
          .doesNotHaveDuplicates();
    }

    @Test
    void a_title_that_is_listed_itself_is_no_mistake() {
      assertThat(
              TitleLists.warnings(
                  List.of(new Listed(KAFFEHUSET, "Leder 1"), new Listed(KAFFEHUSET, "Leder 2")),
                  Set.of("Leder 1", "leder 2"),
                  true))
          .isEmpty();
      assertThat(
              TitleLists.warnings(
                  List.of(new Listed(KAFFEHUSET, "Leder 1"), new Listed("the realm", "Leder 2")),
                  Set.of("Leder 1", "Leder 2"),
                  true))
          .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
      "butikschef, butikchef, true",
      "butikchef, butikschef, true",
      "butikschef, butikschefs, true",
      "butikschef, utikschef, true",
      "butikschef, butixschef, true",
      "butikschef, butikscehf, true",
      "ab, ba, true",
      "a, b, true",
      "butikschef, butikschef, false",
      "butikschef, butikhcesf, false",
      "butikschef, butikche, false",
      "butikschef, butxkschxf, false",
      "abc, cab, false",
      "kok, leder, false",
      "a😀c, a😁c, true",
      "a😀c, ac, true",
    })
    void titles_are_near_when_they_are_one_letter_apart(String one, String other, boolean apart) {
      assertThat(TitleLists.oneApart(one, other)).isEqualTo(apart);
      assertThat(TitleLists.oneApart(other, one)).isEqualTo(apart);
    }
  }

  private static List<SettingProblem> problems(List<String> values, String... held) {
    Set<Title> titles =
        Stream.of(held).flatMap(text -> Title.of(text).stream()).collect(Collectors.toSet());
    return TitleLists.problems(values, titles::contains);
  }

  private static List<String> warnings(boolean complete, String... listed) {
    return TitleLists.warnings(
        Stream.of(listed).map(text -> new Listed(KAFFEHUSET, text)).toList(),
        Set.of("Butikschef", "Salgsassistent"),
        complete);
  }
}
