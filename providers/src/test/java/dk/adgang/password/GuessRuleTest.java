package dk.adgang.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords that others would try, and passwords that only look like them. */
final class GuessRuleTest {

  private static final GuessRule BUNDLED = new GuessRule(BundledGuesses.load());

  private static final Set<String> IDA =
      PersonalWords.of(
          Arrays.asList(
              "adgang",
              "Adgang",
              "Ida Marie",
              "Holm-Bæk",
              "ida.holm@kaffehuset.example",
              "Kaffehuset ApS",
              null));

  @ParameterizedTest
  @ValueSource(
      strings = {
        // seasons, months, weekdays, feasts
        "Sommer2026",
        "sommer-26",
        "SOMMERen2026!",
        "Efterår2025",
        "efteraar2025",
        "efterar2025",
        "2026Vinter",
        "!Summer2024!",
        "januar01",
        "Maj-2026!",
        "fredag13",
        "Lørdag123",
        "loerdag123",
        "Glædeligjul1",
        "Jul-2026!",
        "December.24",
        // towns, clubs
        "Brøndby-1964",
        "brondby1964",
        "BROENDBY64",
        "br0ndby64",
        "Aarhus8000",
        "Århus8000",
        "arhus-8000",
        "København1",
        "Kobenhavn1",
        "Odense5000",
        "Liverpool1892",
        "FCKøbenhavn92",
        "forzafck1992",
        // keyboard and alphabet
        "Qwertyuiop1",
        "qwerty123",
        "asdfghjkl1",
        "1qaz2wsx",
        "zaq12wsx",
        "1q2w3e4r",
        "poiuytrewq1",
        "abcdefgh1",
        "12345678a",
        "a12345678",
        "qwertyuiopå1",
        "øælkjhgfdsa1",
        "q1w2e3r4t5",
        // passwords about passwords
        "Password1",
        "P@ssw0rd",
        "P4$$w0rd!",
        "pa55word",
        "Passw0rd2026",
        "Adgangskode1",
        "@dgangskode1",
        "Hemmelig7",
        "$ommer2026",
        "K0deord99",
        "Velkommen1",
        "velk0mmen!",
        "letmein123",
        "Welcome2026!",
        "Welc0me1",
        "iloveyou1",
        "jegelskerdig1",
        "Jeg-elsker-dig-1",
        "hej med dig 1",
        // names, and names with something before them
        "Frederik2001",
        "jegelskeremma1",
        "EmmaEmma1",
        "Godnatjens1",
        // the same thing again
        "hejhejhej1",
        "aaaaaaa1",
        "abababab1",
        "sommersommer1",
        "a1a1a1a1a1",
        // odd spellings of the same
        "ｓｏｍｍｅｒ２０２６",
        "sómmer2026",
        "S.o.m.m.e.r.1",
        "brøndby 1964"
      })
  void common_passwords_are_refused(String password) {
    assertThat(BUNDLED.guess(password, Set.of())).contains(Guess.COMMON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ida-2026!",
        "idamarie1",
        "IDAHOLM99",
        "1d4h0lm99",
        "holmbæk12",
        "HolmBaek12",
        "holmbak12",
        "ida.holm1",
        "kaffehuset1",
        "Kaffehuset-2026",
        "K4ff3hu53t!",
        "kaffehusetida1",
        "idakaffehuset",
        "Adgang-2026",
        "adgangadgang1",
        "Ida.Holm@Kaffehuset1",
        "idasommer26",
        "sommerida26",
        "kaffehusetaps1",
        "ida.holm@kaffehuset.example"
      })
  void names_of_the_employee_and_the_employer_are_refused(String password) {
    assertThat(BUNDLED.guess(password, IDA)).contains(Guess.PERSONAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kaffe-2026",
        "kaffe-2026",
        "kaffe-til-to-9",
        "den-langsomme-2",
        "den-hurtige-1",
        "kaffe-bar-20",
        "kaffebar7",
        "rødgrød1",
        "solidarisk-7",
        "holmgang-nu-4",
        "xkrtzvqp1",
        "sommer i skoven ved søen 4",
        "Sommer-i-Brøndby-7",
        "sommer48120573391",
        "tre-kolde-vafler",
        "blå cykel 7 vafler",
        "9f!kQz2p",
        "vaffeljern&damp3",
        "x7#pLm2q"
      })
  void other_passwords_are_accepted(String password) {
    assertThat(BUNDLED.guess(password, IDA)).isEmpty();
  }

  @Test
  void no_good_password_of_the_rules_table_is_a_guess() throws IOException {
    try (InputStream table = GuessRuleTest.class.getResourceAsStream("/password-cases.json")) {
      for (JsonNode each : new ObjectMapper().readTree(table)) {
        String password =
            each.has("password")
                ? each.get("password").asText()
                : each.get("repeat")
                    .get("text")
                    .asText()
                    .repeat(each.get("repeat").get("times").asInt());
        if (each.get("unmet").isEmpty()) {
          assertThat(BUNDLED.guess(password, IDA)).as(each.get("name").asText()).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Brøndby,broendby",
    "BROENDBY,broendby",
    "Århus,aarhus",
    "Æble,aebie",
    "P@$$w0rd,password",
    "c0d3,code",
    "1l|i!,iiiii",
    "Zoë,zoe",
    "José,jose",
    "æ-ø å,aeoeaa",
    "straße,strasse",
    "A\u030Arhus,aarhus",
    "ｓｏｍｍｅｒ,sommer"
  })
  void different_spellings_become_one(String written, String plain) {
    assertThat(Spelling.plain(written)).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "1", "😀😀😀", "\0\0", "\uD800", "咖啡咖啡"})
  void odd_text_does_no_harm(String password) {
    assertThat(BUNDLED.guess(password, Set.of())).isNotNull();
  }
}
