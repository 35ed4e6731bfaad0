package dk.adgang.policy;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What is read of values that Keycloak has joined. */
final class JoinedValuesTest {

  private static final List<String> KNOWN = List.of("sms", "otp", "passkey");

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
  void whatIsSureAndWhatIsPossible(String text, String sure, String possible) {
    JoinedValues read = JoinedValues.read(text);
    assertThat(read.sure()).isEqualTo(words(sure));
    assertThat(read.possible()).isEqualTo(words(possible));
    assertThat(read.doubtful()).isEqualTo(!possible.isEmpty());
    assertThat(read.none()).isEqualTo(sure.isEmpty() && possible.isEmpty());
  }

  private static List<String> words(String words) {
    return words.isEmpty() ? List.of() : Arrays.asList(words.split(","));
  }

  /** Whatever was joined, every employee with one of these titles is among those who must. */
  @Property
  void noTitleThatWasMeantIsLost(
      @ForAll @Size(min = 1, max = 4)
          List<@StringLength(min = 1, max = 4) @Chars({'a', 'B', '#', ' '}) String> titles) {
    SecondFactorSettings settings =
        SecondFactorSettings.readJoined(
            Map.of(SecondFactorSettings.REQUIRED_TITLES, String.join("##", titles)));
    for (String title : titles) {
      if (Title.of(title.replace("#", "")).isPresent()) {
        assertThat(required(settings, title)).as("%s of %s", title, titles).isTrue();
      }
    }
  }

  private static boolean required(SecondFactorSettings settings, String title) {
    return new SecondFactorPolicy(settings)
        .decide(Title.all(List.of(title)), List.of(), RequiredSince.NEVER, java.time.Instant.EPOCH)
        .required();
  }

  @ParameterizedTest
  @CsvSource({"C#, true", "Kok, true", "C, true", "Leder, true", "Kokken, false", "#, false"})
  void titlesThatRanIntoEachOtherAreAllRequiredOnce(String title, boolean required) {
    SecondFactorSettings settings =
        SecondFactorSettings.readJoined(
            Map.of(SecondFactorSettings.REQUIRED_TITLES, "Leder##C###Kok"));
    assertThat(required(settings, title)).isEqualTo(required);
    assertThat(settings.problems())
        .singleElement()
        .asString()
        .startsWith(SecondFactorSettings.REQUIRED_TITLES + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"##", "####", " ##", "##optional", "required##"})
  void nothingButSeparatorsIsTheStricter(String text) {
    SecondFactorSettings requirement =
        SecondFactorSettings.readJoined(Map.of(SecondFactorSettings.REQUIREMENT, text));
    assertThat(requirement.requirement()).contains(Requirement.REQUIRED);
    assertThat(requirement.problems()).hasSize(1);
    assertThat(SecondFactorSettings.readJoined(Map.of(SecondFactorSettings.SMS, text)).sms())
        .contains(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"##", "####", " ## "})
  void listsOfNothingAreTheStricter(String text) {
    SecondFactorSettings titles =
        SecondFactorSettings.readJoined(
            Map.of(
                SecondFactorSettings.REQUIRED_TITLES,
                text,
                SecondFactorSettings.REQUIREMENT,
                "optional"));
    assertThat(required(titles, "Kok")).isTrue();
    assertThat(titles.problems()).hasSize(1);
    SecondFactorSettings methods =
        SecondFactorSettings.readJoined(Map.of(SecondFactorSettings.METHODS, text))
            .withMethods(KNOWN);
    assertThat(methods.methods()).contains(Set.of("otp"));
    assertThat(methods.problems()).hasSize(1);
    SecondFactorSettings classes =
        SecondFactorSettings.readJoined(Map.of(SecondFactorSettings.TRUSTED_ACR, text));
    assertThat(classes.trustedAcr()).contains(Set.of());
    assertThat(classes.problems()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"gold##silver, gold silver, 0", "gold###silver##tin, tin, 1", "gold##, gold, 0"})
  void aClassThatMayNotHaveBeenMeantIsNotBelieved(String text, String classes, int problems) {
    SecondFactorSettings settings =
        SecondFactorSettings.readJoined(Map.of(SecondFactorSettings.TRUSTED_ACR, text));
    assertThat(settings.trustedAcr()).isEqualTo(Optional.of(Set.of(classes.split(" "))));
    assertThat(settings.problems()).hasSize(problems);
  }

  @ParameterizedTest
  @CsvSource({"sms##otp, 0", "otp##, 0", "otp###sms, 1"})
  void methodsMayHaveAnEmptyLine(String text, int problems) {
    assertThat(
            SecondFactorSettings.readJoined(Map.of(SecondFactorSettings.METHODS, text))
                .withMethods(KNOWN)
                .problems())
        .hasSizeGreaterThanOrEqualTo(problems)
        .hasSizeLessThanOrEqualTo(2 * problems);
  }
}
