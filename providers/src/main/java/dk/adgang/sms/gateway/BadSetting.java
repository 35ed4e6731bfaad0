package dk.adgang.sms.gateway;

import dk.adgang.PureRule;

/**
 * A setting that cannot be used. The message is for the log: it never holds the setting's value.
 */
@PureRule
final class BadSetting extends Exception {

  BadSetting(String why) {
    super(why);
  }
}
