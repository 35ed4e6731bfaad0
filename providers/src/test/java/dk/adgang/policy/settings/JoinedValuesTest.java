package dk.adgang.policy.settings;

import static dk.adgang.policy.settings.StockMethods.KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.RequiredSince;
import dk.adgang.policy.Requirement;
import dk.adgang.policy.SecondFactorPolicy;
import dk.adgang.policy.Title;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading values that Keycloak has joined. */
final class JoinedValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Kok              | Kok        | ''",
        "C#               | C#         | ''",
        "Kok##Leder       | Kok,Leder  | ''",
        "Kok##C#          | Kok,C#     | ''",
        "#1##Kok          | #1,Kok     | ''",
        "Kok##            | Kok        | ''",
        "## ##Kok         | Kok        | ''",
        "C###Kok          | ''         | C,C#,Kok,#Kok",
        "Leder##C###Kok   | Leder      | C,C#,Kok,#Kok",
        "A####B           | ''         | A,A#,A##,B,#B,##B",
        "A###B###C        | ''         | A,A#,B,B#,#B,#B#,C,#C",
        "##               | ''         | ''",
        "####             | ''         | ''",
        "######           | ''         | ''",
        "' ## '           | ''         | ''",
      })
  void joined_values_have_a_sure_and_a_possible_reading(String text, String sure, String possible) {
    JoinedValues read = JoinedValues.read(text);
    assertThat(read.sure()).isEqualTo(words(sure));
    assertThat(read.possible()).isEqualTo(words(possible));
    assertThat(read.doubtful()).isEqualTo(!possible.isEmpty());
    assertThat(read.none()).isEqualTo(sure.isEmpty() && possible.isEmpty());
  }

  private static List<String> words(String words) {
    return words.isEmpty() ? List.of() : Arrays.asList(words.split(","));
  }

  /** For all joined texts: every employee with one of these titles is among those who must. */
  @Property
  void no_title_that_was_meant_is_lost(
      @ForAll @Size(min = 1, max = 4)
          List<@StringLength(min = 1, max = 4) @Chars({'a', 'B', '#', ' '}) String> titles) {
    SecondFactorSettings settings =
        SecondFactorSettings.readJoined(
            Map.of(SecondFactorSettings.REQUIRED_TITLES, String.join("##", titles)), KNOWN);
    for (String title : titles) {
      if (Title.of(title.replace("#", "")).isPresent()) {
        assertThat(required(settings, title)).as("%s of %s", title, titles).isTrue();
      }
    }
  }

  private static boolean required(SecondFactorSettings settings, String title) {
    return new SecondFactorPolicy(settings, KNOWN)
        .decide(Title.all(List.of(title)), List.of(), RequiredSince.NEVER, java.time.Instant.EPOCH)
        .required();
  }

  @ParameterizedTest
  @CsvSource({"C#, true", "Kok, true", "C, true", "Leder, true", "Kokken, false", "#, false"})
  void titles_that_ran_into_each_other_are_all_required_once(String title, boolean required) {
    SecondFactorSettings settings =
        SecondFactorSettings.readJoined(
            Map.of(SecondFactorSettings.REQUIRED_TITLES, "Leder##C###Kok"), KNOWN);
    assertThat(required(settings, title)).isEqualTo(required);
    assertThat(settings.problems())
        .singleElement()
        .asString()
        .startsWith(SecondFactorSettings.REQUIRED_TITLES + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"##", "####", " ##", "##optional", "required##"})
  void nothing_but_separators_is_the_stricter(String text) {
    SecondFactorSettings requirement =
        SecondFactorSettings.readJoined(Map.of(SecondFactorSettings.REQUIREMENT, text), KNOWN);
    assertThat(requirement.requirement()).contains(Requirement.REQUIRED);
    assertThat(requirement.problems()).hasSize(1);
    assertThat(
            SecondFactorSettings.readJoined(Map.of(SecondFactorSettings.SMS, text), KNOWN).added())
        .containsEntry(SecondFactorSettings.SMS, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"##", "####", " ## "})
  void lists_of_nothing_are_the_stricter(String text) {
    SecondFactorSettings titles =
        SecondFactorSettings.readJoined(
            Map.of(
                SecondFactorSettings.REQUIRED_TITLES,
                text,
                SecondFactorSettings.REQUIREMENT,
                "optional"),
            KNOWN);
    assertThat(required(titles, "Kok")).isTrue();
    assertThat(titles.problems()).hasSize(1);
    SecondFactorSettings methods =
        SecondFactorSettings.readJoined(Map.of(SecondFactorSettings.METHODS, text), KNOWN)
            .withMethods(KNOWN);
    assertThat(methods.methods()).contains(Set.of("otp"));
    assertThat(methods.problems()).hasSize(1);
    SecondFactorSettings classes =
        SecondFactorSettings.readJoined(Map.of(SecondFactorSettings.TRUSTED_ACR, text), KNOWN);
    assertThat(classes.trustedAcr()).contains(Set.of());
    assertThat(classes.problems()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"gold##silver, gold silver, 0", "gold###silver##tin, tin, 1", "gold##, gold, 0"})
  void a_class_that_may_not_have_been_meant_is_not_believed(
      String text, String classes, int problems) {
    SecondFactorSettings settings =
        SecondFactorSettings.readJoined(Map.of(SecondFactorSettings.TRUSTED_ACR, text), KNOWN);
    assertThat(settings.trustedAcr()).isEqualTo(Optional.of(Set.of(classes.split(" "))));
    assertThat(settings.problems()).hasSize(problems);
  }

  @ParameterizedTest
  @CsvSource({"sms##otp, 0", "otp##, 0", "otp###sms, 1"})
  void methods_may_have_an_empty_line(String text, int problems) {
    assertThat(
            SecondFactorSettings.readJoined(Map.of(SecondFactorSettings.METHODS, text), KNOWN)
                .withMethods(KNOWN)
                .problems())
        .hasSizeGreaterThanOrEqualTo(problems)
        .hasSizeLessThanOrEqualTo(2 * problems);
  }
}
