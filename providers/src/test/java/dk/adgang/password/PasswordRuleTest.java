package dk.adgang.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.policy.PasswordPolicyConfigException;

/** The rule over the table of cases that the page in the browser is tested with too. */
final class PasswordRuleTest {

  @TestFactory
  Stream<DynamicTest> table() throws IOException {
    JsonNode cases;
    try (InputStream table = PasswordRuleTest.class.getResourceAsStream("/password-cases.json")) {
      cases = new ObjectMapper().readTree(table);
    }
    assertThat(cases.size()).isGreaterThanOrEqualTo(40);
    return StreamSupport.stream(cases.spliterator(), false)
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.get("name").asText(),
                    () ->
                        assertThat(
                                new PasswordRule(8)
                                    .unmet(password(c)).stream()
                                        .map(PasswordRequirement::id)
                                        .toList())
                            .isEqualTo(unmet(c))));
  }

  private static String password(JsonNode c) {
    JsonNode repeat = c.get("repeat");
    return repeat == null
        ? c.get("password").asText()
        : repeat.get("text").asText().repeat(repeat.get("times").asInt());
  }

  private static List<String> unmet(JsonNode c) {
    return StreamSupport.stream(c.get("unmet").spliterator(), false).map(JsonNode::asText).toList();
  }

  @Test
  void a_longer_minimum_is_held() {
    PasswordRule rule = new PasswordRule(12);
    assertThat(rule.unmet("kaffe-bar-2")).containsExactly(PasswordRequirement.LENGTH);
    assertThat(rule.unmet("kaffe-bar-20")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "0", "-1", "otte", "8.5", "", " ", "129", "99999999999"})
  void a_minimum_outside_of_the_range_is_refused(String value) {
    PasswordRulePolicy policy = new PasswordRulePolicy(null);
    assertThatThrownBy(() -> policy.parseConfig(value))
        .isInstanceOf(PasswordPolicyConfigException.class)
        .hasMessageContaining("from 8 to 128");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", " 8 ", "12", "128"})
  void a_minimum_that_holds_is_taken(String value) {
    assertThat(new PasswordRulePolicy(null).parseConfig(value))
        .isEqualTo(Integer.parseInt(value.strip()));
  }

  @Test
  void a_password_may_be_long_but_not_endless() {
    assertThat(PasswordRule.tooLong("a".repeat(4096))).isFalse();
    assertThat(PasswordRule.tooLong("a".repeat(4097))).isTrue();
    assertThat(PasswordRule.tooLong("😀".repeat(4096))).isFalse();
    assertThat(PasswordRule.tooLong("😀".repeat(4097))).isTrue();
    assertThat(PasswordRule.tooLong("a\u030a".repeat(4096))).isFalse();
    assertThat(PasswordRule.tooLong("a\u030a".repeat(4097))).isTrue();
    assertThat(PasswordRule.tooLong("x".repeat(10_000_000))).isTrue();
  }

  @Test
  void the_longest_minimum_is_held() {
    PasswordRule rule = new PasswordRule(128);
    assertThat(rule.unmet("kaffe-26".repeat(16))).isEmpty();
    assertThat(rule.unmet("kaffe-26".repeat(16).substring(1)))
        .containsExactly(PasswordRequirement.LENGTH);
  }

  @Test
  void no_value_is_the_shortest() {
    assertThat(new PasswordRulePolicy(null).parseConfig(null)).isEqualTo(8);
  }
}
