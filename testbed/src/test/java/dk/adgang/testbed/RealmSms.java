package dk.adgang.testbed;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the realm decides about SMS. It is one for everybody: a class that changes it is {@link
 * WithSecondServer}, or {@code Isolated}, and sets it right again.
 */
final class RealmSms {

  private static final String ENOUGH = "100000";

  /** Everybody in the tests sits at one network address, and most work for two employers. */
  private static final Map<String, String> USUAL =
      Map.of(
          "adgang.sms.perAddressHour", ENOUGH,
          "adgang.sms.perAddressDay", ENOUGH,
          "adgang.sms.perEmployerHour", ENOUGH,
          "adgang.sms.perEmployerDay", ENOUGH);

  private static final String CONFIG = "/adgang/authentication/required-actions/enrol-sms/config";

  private final AdminRest admin;
  private boolean changed;

  RealmSms(AdminRest admin) {
    this.admin = admin;
  }

  void set(String setting, String value) {
    set(Map.of(setting, value));
  }

  void set(Map<String, String> settings) {
    changed = true;
    put(settings);
  }

  void right() {
    if (changed) {
      begin();
    }
    changed = false;
  }

  void begin() {
    put(Map.of());
  }

  private void put(Map<String, String> own) {
    var all = new LinkedHashMap<String, String>();
    // What is there has to be named; empty takes it away.
    admin.get(CONFIG).path("config").fieldNames().forEachRemaining(name -> all.put(name, ""));
    all.putAll(USUAL);
    all.putAll(own);
    admin.put(CONFIG, Map.of("config", all));
  }
}
