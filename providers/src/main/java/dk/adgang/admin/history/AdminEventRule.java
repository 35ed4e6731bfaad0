package dk.adgang.admin.history;

import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads an event of a manager, an administrator or a program about one employee. The event's path
 * says what was done: Keycloak's own calls and our changes are below {@code users}, our other calls
 * below {@code adgang}, and the console's buttons below {@code adgang/console}.
 */
@PureRule
final class AdminEventRule {

  private static final String CONSOLE = "adgang/console/employees/";
  private static final String REST = "adgang/employees/";
  private static final String USERS = "users/";

  /** Keycloak's own call that removes a credential. */
  private static final Pattern CREDENTIAL = Pattern.compile("credentials/[^/]+");

  private AdminEventRule() {}

  /** The path of the employee's account, and of changes of it. */
  static String account(String id) {
    return USERS + id;
  }

  /** Paths of our calls and buttons of which the history tells. */
  static List<String> deeds(String id) {
    return Stream.concat(
            Stream.of("welcome", "password-reset", "second-factor", "memory")
                .map(call -> REST + id + "/" + call),
            Stream.of("welcome", "reset", "lost-phone", "forget")
                .map(button -> CONSOLE + id + "/" + button))
        .toList();
  }

  /**
   * Reads one.
   *
   * @param path of the event, one of those above
   * @param changed the names of the fields that a change of ours has changed; empty where the event
   *     does not say it
   */
  static Happening read(String id, String path, String operation, Set<String> changed) {
    if (path.equals(account(id))) {
      return switch (operation) {
        case "CREATE" -> Happening.CREATED;
        case "UPDATE" -> change(changed);
        default -> Happening.ACCOUNT_CHANGED;
      };
    }
    if (path.startsWith(account(id) + "/")) {
      return ofKeycloak(path.substring(account(id).length() + 1));
    }
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "welcome" -> Happening.WELCOME_ASKED;
      case "password-reset", "reset" -> Happening.RESET_ASKED;
      case "second-factor", "lost-phone" -> Happening.FACTORS_TAKEN;
      default -> Happening.ASKED_AGAIN;
    };
  }

  private static Happening ofKeycloak(String call) {
    if (CREDENTIAL.matcher(call).matches()) {
      return Happening.CREDENTIAL_REMOVED;
    }
    return switch (call) {
      case "reset-password" -> Happening.PASSWORD_SET;
      case "logout" -> Happening.LOGGED_OUT;
      default -> Happening.ACCOUNT_CHANGED;
    };
  }

  /** The change that matters most, where there were several at once. */
  private static Happening change(Set<String> changed) {
    if (changed.contains("disabled")) {
      return Happening.ENDED;
    }
    if (changed.contains("enabled")) {
      return Happening.BEGAN;
    }
    if (changed.contains("title")) {
      return Happening.TITLE_CHANGED;
    }
    return changed.equals(Set.of("language")) ? Happening.LANGUAGE_CHANGED : Happening.CHANGED;
  }
}
