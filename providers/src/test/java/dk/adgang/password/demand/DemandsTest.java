package dk.adgang.password.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keycloak.policy.PasswordPolicyProviderFactory;

/** The lines of the checklist for a realm that has other policies beside ours. */
final class DemandsTest {

  private static final Demands.Whose IDA = new Demands.Whose("ida.holm", "ida@b.example", true);
  private static final Demands.Whose NEW = new Demands.Whose("ida.holm", "ida@b.example", false);

  /**
   * A policy of a newer Keycloak must get words here, or be listed as one that asks nothing of the
   * text.
   */
  @Test
  void every_policy_that_keycloak_has_is_known() {
    Set<String> registered = new TreeSet<>();
    ServiceLoader.load(PasswordPolicyProviderFactory.class)
        .forEach(factory -> registered.add(factory.getId()));

    Set<String> known = new TreeSet<>(KnownPolicy.ids());
    known.addAll(KnownPolicy.NOT_ABOUT_THE_TEXT);
    known.addAll(List.of("passwordRule", "passwordGuess"));
    assertThat(registered).isEqualTo(known);
  }

  @Test
  void a_realm_with_our_rule_alone_has_its_three_lines() {
    assertThat(words("da", of(8, Map.of(), IDA)))
        .containsExactly("Mindst 8 tegn", "Mindst ét lille bogstav", "Mindst ét symbol eller tal");
  }

  @Test
  void our_lines_come_first_and_each_other_policy_is_named() {
    Map<String, Object> all = new HashMap<>();
    KnownPolicy[] policies = KnownPolicy.values();
    for (KnownPolicy policy : policies) {
      all.put(policy.id(), 3);
    }
    all.put("regexPattern", Pattern.compile("^[a-z]{3,}$"));
    all.put("notUsername", null);
    all.put("notContainsUsername", null);
    all.put("notEmail", null);
    all.put("length", 12);
    all.put("maxLength", 64);
    all.put("upperCase", 1);
    all.put("hashIterations", 5);
    all.put("passwordRule", 8);
    all.put("zxcvbn", 4);

    assertThat(words("da", of(12, all, IDA)))
        .containsExactly(
            "Mindst 12 tegn",
            "Mindst 3 små bogstaver",
            "Mindst ét symbol eller tal",
            "Højst 64 tegn",
            "Mindst ét stort bogstav",
            "Mindst 3 tal",
            "Mindst 3 symboler",
            "Ikke dit brugernavn",
            "Dit brugernavn må ikke være en del af den",
            "Ikke din e-mail",
            "Ikke en, der står på listen over forbudte adgangskoder",
            "Ikke din adgangskode fra før (de seneste 3)",
            "Ikke din adgangskode fra nu eller fra de seneste 3 dage",
            "Passer til mønsteret ^[a-z]{3,}$",
            "Strength by zxcvbn");
    assertThat(words("en", of(12, all, IDA)))
        .contains(
            "At least 3 lowercase letters",
            "At least one uppercase letter",
            "Not your previous passwords (the last 3)",
            "Matches the pattern ^[a-z]{3,}$")
        .hasSize(15);
  }

  @Test
  void a_first_password_meets_no_demand_about_earlier_ones() {
    assertThat(of(8, Map.of("passwordHistory", 3, "passwordAge", 90), NEW)).hasSize(3);
  }

  @Test
  void a_policy_that_asks_for_nothing_gets_no_line() {
    assertThat(
            of(8, Map.of("upperCase", 0, "digits", -1, "passwordHistory", -1, "lowerCase", 1), IDA))
        .hasSize(3);
  }

  @Test
  void the_browser_judges_what_it_can_alone() {
    Map<String, Object> policies = new TreeMap<>();
    for (KnownPolicy policy : KnownPolicy.values()) {
      policies.put(policy.id(), 2);
    }
    assertThat(of(8, policies, IDA).stream().filter(line -> !line.inPage()).map(Demand::id))
        .containsExactly("passwordBlacklist", "passwordHistory", "passwordAge", "regexPattern");
    assertThat(of(8, policies, IDA))
        .filteredOn(line -> line.id().startsWith("not"))
        .extracting(Demand::value)
        .containsExactly("ida.holm", "ida.holm", "ida@b.example");
  }

  private static List<Demand> of(int minLength, Map<String, Object> policies, Demands.Whose whose) {
    return Demands.of(minLength, policies, Map.of("zxcvbn", "Strength by zxcvbn"), whose);
  }

  private static List<String> words(String language, List<Demand> demands) {
    Properties messages = messages(language);
    return demands.stream()
        .map(
            line ->
                new MessageFormat(
                        messages.getProperty(line.message()), Locale.forLanguageTag(language))
                    .format(line.parameters().toArray()))
        .toList();
  }

  private static Properties messages(String language) {
    Properties messages = new Properties();
    try (Reader reader =
        new InputStreamReader(
            DemandsTest.class.getResourceAsStream(
                "/theme-resources/messages/messages_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      messages.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return messages;
  }
}
