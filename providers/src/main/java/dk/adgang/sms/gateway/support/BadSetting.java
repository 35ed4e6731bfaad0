package dk.adgang.sms.gateway.support;

import dk.adgang.common.PureRule;

/**
 * A setting that cannot be used. The message is for the log: it never holds the setting's value.
 */
@PureRule
public final class BadSetting extends Exception {

  public BadSetting(String why) {
    super(why);
  }
}
