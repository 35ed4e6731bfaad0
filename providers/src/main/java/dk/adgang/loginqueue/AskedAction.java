package dk.adgang.loginqueue;

import dk.adgang.common.PureRule;

/**
 * The parameter {@code kc_action}, by which an app asks for an action: its name, or its name, a
 * colon and a parameter.
 */
@PureRule
final class AskedAction {

  private static final String BETWEEN = ":";

  private AskedAction() {}

  /**
   * Whether Keycloak can read it. Keycloak reads the text behind the first colon without checking
   * that there is one.
   *
   * @param asked null when the app asks for none
   */
  static boolean readable(String asked) {
    if (asked == null || !asked.contains(BETWEEN)) {
      return true;
    }
    String about = asked.substring(asked.indexOf(BETWEEN) + 1);
    return about.chars().anyMatch(each -> each != BETWEEN.charAt(0));
  }
}
