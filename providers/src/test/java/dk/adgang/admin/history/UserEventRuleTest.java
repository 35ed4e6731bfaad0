package dk.adgang.admin.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.events.EventType;

/** What a history makes of the events of an employee. */
final class UserEventRuleTest {

  private static Optional<String> method(String type) {
    return type.equals("otp") ? Optional.of("otp") : Optional.empty();
  }

  private static Happened read(EventType type, String error, Map<String, String> details) {
    return UserEventRule.read(type.name(), error, details, UserEventRuleTest::method);
  }

  static Stream<Arguments> events() {
    return Stream.of(
        Arguments.of(EventType.LOGIN, null, Map.of(), Happening.LOGIN.alone()),
        Arguments.of(EventType.LOGOUT, null, Map.of(), Happening.LOGOUT.alone()),
        Arguments.of(
            EventType.LOGIN_ERROR,
            "invalid_user_credentials",
            Map.of("auth_method", "openid-connect"),
            Happening.LOGIN_FAILED.alone()),
        Arguments.of(
            EventType.LOGIN_ERROR,
            "invalid_user_credentials",
            Map.of("credential_type", "otp"),
            Happening.FACTOR_WRONG.of("otp")),
        Arguments.of(
            EventType.CUSTOM_REQUIRED_ACTION_ERROR,
            "invalid_user_credentials",
            Map.of("sms_number", "12"),
            Happening.FACTOR_WRONG.of("sms")),
        Arguments.of(
            EventType.LOGIN_ERROR, "user_disabled", Map.of(), Happening.LOGIN_LOCKED.alone()),
        Arguments.of(EventType.LOGIN_ERROR, "not_allowed", Map.of(), Happening.LOGIN_HELD.alone()),
        Arguments.of(
            EventType.UPDATE_CREDENTIAL,
            null,
            Map.of("credential_type", "password"),
            Happening.PASSWORD_CREATED.alone()),
        Arguments.of(
            EventType.UPDATE_CREDENTIAL,
            null,
            Map.of("credential_type", "otp"),
            Happening.FACTOR_ADDED.of("otp")),
        Arguments.of(
            EventType.UPDATE_CREDENTIAL,
            null,
            Map.of("credential_type", "of-another-jar"),
            Happening.OTHER.alone()),
        Arguments.of(
            EventType.UPDATE_CREDENTIAL_ERROR,
            "password_rejected",
            Map.of(),
            Happening.PASSWORD_REFUSED.alone()),
        Arguments.of(
            EventType.REMOVE_CREDENTIAL,
            null,
            Map.of("credential_type", "otp"),
            Happening.FACTOR_REMOVED.of("otp")),
        Arguments.of(
            EventType.CUSTOM_REQUIRED_ACTION,
            null,
            Map.of("second_factor_chosen", "skip"),
            Happening.FACTOR_SKIPPED.alone()),
        Arguments.of(
            EventType.CUSTOM_REQUIRED_ACTION,
            null,
            Map.of("custom_required_action", "link-queued", "link_purpose", "WELCOME"),
            Happening.LINK_QUEUED.ofLink("WELCOME")),
        Arguments.of(
            EventType.SEND_RESET_PASSWORD,
            null,
            Map.of("link_purpose", "RESET"),
            Happening.LINK_SENT.ofLink("RESET")),
        Arguments.of(
            EventType.SEND_RESET_PASSWORD_ERROR,
            "email_send_failed",
            Map.of("link_purpose", "RESET", "link_state", "QUEUED"),
            Happening.LINK_DELAYED.ofLink("RESET")),
        Arguments.of(
            EventType.SEND_RESET_PASSWORD_ERROR,
            "email_send_failed",
            Map.of("link_purpose", "RESET", "link_state", "FAILED"),
            Happening.LINK_NOT_SENT.ofLink("RESET")),
        Arguments.of(EventType.SEND_RESET_PASSWORD, null, Map.of(), Happening.OTHER.alone()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event(EventType type, String error, Map<String, String> details, Happened expected) {
    assertThat(read(type, error, details)).isEqualTo(expected);
  }

  @Test
  void every_type_has_an_answer_and_a_failure_never_reads_like_a_success() {
    for (EventType type : EventType.values()) {
      Happened alone = read(type, null, Map.of());
      assertThat(alone).as("%s", type).isNotNull();
      if (type.name().endsWith("_ERROR")) {
        assertThat(alone.what())
            .as("%s", type)
            .isNotIn(
                Happening.LOGIN, Happening.LOGOUT, Happening.PASSWORD_CREATED, Happening.OTHER);
      }
    }
    assertThat(UserEventRule.read("TYPE_OF_TOMORROW", null, Map.of(), type -> Optional.empty()))
        .isEqualTo(Happening.OTHER.alone());
    assertThat(UserEventRule.read("TYPE_ERROR", "odd", Map.of(), type -> Optional.empty()))
        .isEqualTo(Happening.OTHER_REFUSED.alone());
  }

  @Test
  void silent_types_are_types_of_keycloak() {
    assertThat(Arrays.stream(EventType.values()).map(EventType::name))
        .containsAll(UserEventRule.SILENT);
  }
}
