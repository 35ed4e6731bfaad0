package dk.adgang.policy.settings;

import dk.adgang.common.PureRule;

/**
 * The name of a setting and the help with it, for Keycloak's admin console: keys of our messages,
 * which it looks up in the language of its reader. It formats nothing, so the texts have neither
 * values nor apostrophes.
 */
@PureRule
public final class SettingWords {

  private static final String PREFIX = "setting.";
  private static final String HELP = ".help";

  private SettingWords() {}

  /**
   * Returns the key of the name.
   *
   * @param setting the name in the configuration, as {@code adgang.sms.off}
   */
  public static String label(String setting) {
    return PREFIX + setting;
  }

  /** Returns the key of the help with it. */
  public static String help(String setting) {
    return PREFIX + setting + HELP;
  }
}
