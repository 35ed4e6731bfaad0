package dk.adgang.admin.history;

import dk.adgang.common.PureRule;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads an event that the employee has caused, or a mail to them. The words of types, errors and
 * details are Keycloak's and ours, as {@code docs/operator/events.md} lists them. What is not known
 * here is told as «something», so that a new type never shows its name or more than it should.
 */
@PureRule
final class UserEventRule {

  /**
   * Types that come with another event about the same thing, or by the thousand: apps fetch and
   * check tokens.
   */
  static final Set<String> SILENT =
      Set.of(
          "CODE_TO_TOKEN",
          // A yes to another employer is that employer's to know.
          "INVITE_ORG",
          "INVITE_ORG_ERROR",
          "REFRESH_TOKEN",
          "REFRESH_TOKEN_ERROR",
          "USER_INFO_REQUEST",
          "INTROSPECT_TOKEN",
          "VALIDATE_ACCESS_TOKEN",
          "TOKEN_EXCHANGE",
          "PERMISSION_TOKEN",
          "CLIENT_LOGIN",
          "RESTART_AUTHENTICATION",
          "UPDATE_PASSWORD",
          "UPDATE_PASSWORD_ERROR",
          "UPDATE_TOTP",
          "UPDATE_TOTP_ERROR",
          "REMOVE_TOTP",
          "REMOVE_TOTP_ERROR");

  private static final String ERROR = "_ERROR";
  private static final String NOT_ALLOWED = "not_allowed";
  private static final String CREDENTIAL = "credential_type";
  private static final String PASSWORD = "password";
  private static final String PURPOSE = "link_purpose";
  private static final String STATE = "link_state";
  private static final String ACTION = "custom_required_action";
  private static final String CHOSEN = "second_factor_chosen";
  private static final String SMS_NUMBER = "sms_number";
  private static final String SMS = "sms";

  private final Map<String, String> details;
  private final Function<String, Optional<String>> methods;

  private UserEventRule(Map<String, String> details, Function<String, Optional<String>> methods) {
    this.details = details;
    this.methods = methods;
  }

  /**
   * Reads one.
   *
   * @param error null for none
   * @param methods finds the id of a second factor by the type of its credential
   */
  static Happened read(
      String type,
      String error,
      Map<String, String> details,
      Function<String, Optional<String>> methods) {
    UserEventRule rule = new UserEventRule(details, methods);
    return type.endsWith(ERROR)
        ? rule.refused(
            type.substring(0, type.length() - ERROR.length()), error == null ? "" : error)
        : rule.done(type);
  }

  private Happened done(String type) {
    return switch (type) {
      case "LOGIN" -> Happening.LOGIN.alone();
      case "LOGOUT" -> Happening.LOGOUT.alone();
      case "UPDATE_CREDENTIAL" ->
          PASSWORD.equals(details.get(CREDENTIAL))
              ? Happening.PASSWORD_CREATED.alone()
              : factor(Happening.FACTOR_ADDED, Happening.OTHER);
      case "REMOVE_CREDENTIAL" -> factor(Happening.FACTOR_REMOVED, Happening.OTHER);
      case "CUSTOM_REQUIRED_ACTION" -> action();
      case "SEND_RESET_PASSWORD" -> link(Happening.LINK_SENT, Happening.OTHER);
      case "EXECUTE_ACTION_TOKEN" -> link(Happening.LINK_OPENED, Happening.OTHER);
      case "USER_DISABLED_BY_TEMPORARY_LOCKOUT", "USER_DISABLED_BY_PERMANENT_LOCKOUT" ->
          Happening.LOCKED_OUT.alone();
      default -> Happening.OTHER.alone();
    };
  }

  private Happened action() {
    String chosen = details.get(CHOSEN);
    if (chosen != null) {
      return switch (chosen) {
        case "skip" -> Happening.FACTOR_SKIPPED.alone();
        case "later" -> Happening.FACTOR_PUT_OFF.alone();
        default -> Happening.FACTOR_CHOSEN.of(chosen);
      };
    }
    return switch (details.getOrDefault(ACTION, "")) {
      case "link-queued" -> link(Happening.LINK_QUEUED, Happening.OTHER);
      case "link-retired" -> link(Happening.LINK_RETIRED, Happening.OTHER);
      case "sms-sent" -> Happening.SMS_SENT.alone();
      case "sms-verified" -> Happening.SMS_PROVEN.alone();
      default -> Happening.OTHER.alone();
    };
  }

  private Happened refused(String type, String error) {
    switch (error) {
      case "invalid_user_credentials" -> {
        return wrong();
      }
      case "user_disabled", "user_temporarily_disabled" -> {
        return Happening.LOGIN_LOCKED.alone();
      }
      case "expired_code" -> {
        return Happening.LOGIN_OVER.alone();
      }
      default -> {
        // The type says it.
      }
    }
    return switch (type) {
      case "LOGIN", "CODE_TO_TOKEN" ->
          (NOT_ALLOWED.equals(error) ? Happening.LOGIN_HELD : Happening.LOGIN_OVER).alone();
      case "CUSTOM_REQUIRED_ACTION" -> actionRefused(error);
      case "UPDATE_CREDENTIAL" ->
          ("password_rejected".equals(error)
                  ? Happening.PASSWORD_REFUSED
                  : Happening.FACTOR_CHANGE_REFUSED)
              .alone();
      case "REMOVE_CREDENTIAL" -> factor(Happening.FACTOR_KEPT, Happening.OTHER_REFUSED);
      case "SEND_RESET_PASSWORD" ->
          link(
              "QUEUED".equals(details.get(STATE))
                  ? Happening.LINK_DELAYED
                  : Happening.LINK_NOT_SENT,
              Happening.OTHER_REFUSED);
      case "EXECUTE_ACTION_TOKEN" -> Happening.LINK_REFUSED.alone();
      default -> Happening.OTHER_REFUSED.alone();
    };
  }

  /** Keycloak says of a wrong password that it is one by naming no second factor. */
  private Happened wrong() {
    if (details.containsKey(SMS_NUMBER)) {
      return Happening.FACTOR_WRONG.of(SMS);
    }
    Optional<String> method = Optional.ofNullable(details.get(CREDENTIAL)).flatMap(methods);
    return method.map(Happening.FACTOR_WRONG::of).orElseGet(Happening.LOGIN_FAILED::alone);
  }

  private Happened actionRefused(String error) {
    if (details.getOrDefault(ACTION, "").startsWith("sms-")) {
      return Happening.SMS_NOT_SENT.alone();
    }
    return (NOT_ALLOWED.equals(error) ? Happening.FACTOR_CHANGE_REFUSED : Happening.OTHER_REFUSED)
        .alone();
  }

  private Happened factor(Happening what, Happening otherwise) {
    return Optional.ofNullable(details.get(CREDENTIAL))
        .flatMap(methods)
        .map(what::of)
        .orElseGet(otherwise::alone);
  }

  /** Keycloak uses the same types for mails of its own, which have no purpose. */
  private Happened link(Happening what, Happening otherwise) {
    String purpose = details.get(PURPOSE);
    return "WELCOME".equals(purpose) || "RESET".equals(purpose)
        ? what.ofLink(purpose)
        : otherwise.alone();
  }
}
