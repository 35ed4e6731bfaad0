package dk.adgang.policy;

import static dk.adgang.policy.settings.StockMethods.KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.SecondFactorPolicy.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An identity provider is believed about the second factor only where the settings say so. */
final class BelievedProviderTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest(name = "realm {0}, employers {1} and {2}: {3}")
  @CsvSource({
    "-, -, -, false",
    "-, trust=true, -, false",
    "-, trust=true, trust=true, true",
    "trust=true, -, -, true",
    "trust=true, -, trust=false, false",
    "trust=true, trust=yes, -, false",
  })
  void an_identity_provider_is_believed_only_where_everybody_says_so(
      String realm, String one, String other, boolean trust) {
    assertThat(SecondFactorPolicyTest.decide(realm, "Butikschef", one, other).trustBroker())
        .isEqualTo(trust);
  }

  @ParameterizedTest(name = "realm {0}, employers {1} and {2}, provider of {3}: {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "-                   | trust=true          | trust=true           | one    | -",
        "-                   | trust=true acr=gold | trust=true acr=other | one    | gold",
        "-                   | trust=true acr=gold | trust=true acr=other | two    | other",
        "acr=gold,silver     | trust=true          | trust=true acr=other | one    | gold silver",
        "trust=true acr=gold | -                   | acr=                 | two    | -",
        "trust=true acr=gold | -                   | acr=other            | two    | other",
        "-                   | trust=true acr=gold | trust=true           | others | none",
        "-                   | trust=true acr=gold | -                    | one    | none",
        "trust=true acr=gold | trust=false         | -                    | two    | none",
        "trust=true          | -                   | -                    | off    | none",
        "acr=gold            | -                   | -                    | one    | none",
      })
  void only_the_identity_provider_of_an_employer_in_use_is_believed(
      String realm, String one, String two, String owner, String classes) {
    List<Employer> employers =
        List.of(
            new Employer("one", "One", true, SecondFactorPolicyTest.settings(one)),
            new Employer("two", "Two", true, SecondFactorPolicyTest.settings(two)),
            new Employer("off", "Off", false, SecondFactorPolicyTest.settings("trust=true")));
    SecondFactorPolicy policy =
        new SecondFactorPolicy(SecondFactorPolicyTest.settings(realm), KNOWN);
    Decision decision =
        policy.decide(Title.all(List.of("Leder")), employers, RequiredSince.NEVER, NOW);
    Optional<Set<String>> believed = policy.believes(decision, owner, employers);
    switch (classes) {
      case "none" -> assertThat(believed).isEmpty();
      case "-" -> assertThat(believed).contains(Set.of());
      default -> assertThat(believed).contains(Set.of(classes.split(" ")));
    }
  }

  @ParameterizedTest
  @CsvSource({"trust=true acr=gold, true", "acr=gold, false", "trust=false acr=gold, false"})
  void a_realm_that_is_one_employer_believes_its_own(String realm, boolean believed) {
    SecondFactorPolicy policy =
        new SecondFactorPolicy(SecondFactorPolicyTest.settings(realm), KNOWN);
    Decision decision =
        policy.decide(Title.all(List.of("Leder")), List.of(), RequiredSince.NEVER, NOW);
    assertThat(policy.believes(decision))
        .isEqualTo(believed ? Optional.of(Set.of("gold")) : Optional.empty());
  }
}
