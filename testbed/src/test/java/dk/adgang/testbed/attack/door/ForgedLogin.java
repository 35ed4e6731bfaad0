package dk.adgang.testbed.attack.door;

import dk.adgang.testbed.wire.LoginAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parts of the login that a request carries. */
enum ForgedLogin {
  ITS_OWN,
  NO_CODE,
  NO_EXECUTION,
  NEITHER,
  NO_TAB,
  NOTHING,
  CODE_OF_ANOTHER_PAGE,
  EXECUTION_OF_ANOTHER_PAGE,
  EXECUTION_OF_ANOTHER_PAGE_ALONE,
  ALL_OF_ANOTHER_LOGIN,
  TAB_OF_ANOTHER_LOGIN,
  CODE_OF_ANOTHER_LOGIN,
  EXECUTION_OF_ANOTHER_LOGIN,
  COOKIE_OF_ANOTHER_LOGIN,
  KEY,
  KEY_ALONE;

  /** The login can also be named in the address, in place of the cookie. */
  private static final String SESSION = "auth_session_id";

  /** The ways that a request at this stage can be forged in. */
  static List<ForgedLogin> at(LoginStage stage) {
    return Stream.of(values())
        .filter(which -> stage.isByLink() || (which != KEY && which != KEY_ALONE))
        .toList();
  }

  /**
   * The parameters of a request.
   *
   * @param own those of the page
   * @param earlier those of an earlier page of the login
   * @param elsewhere those of another login, with its cookie
   * @param key of the mailed link that led to the login
   */
  Map<String, String> of(
      LoginAddress own,
      LoginAddress earlier,
      LoginAddress elsewhere,
      String cookieElsewhere,
      String key) {
    var all = new LinkedHashMap<>(own.parameters());
    var others = elsewhere.parameters();
    switch (this) {
      case ITS_OWN -> {}
      case NO_CODE -> all.remove(LoginAddress.CODE);
      case NO_EXECUTION -> all.remove(LoginAddress.EXECUTION);
      case NEITHER -> all.keySet().removeAll(List.of(LoginAddress.CODE, LoginAddress.EXECUTION));
      case NO_TAB -> all.remove(LoginAddress.TAB);
      case NOTHING -> all.keySet().retainAll(List.of("client_id"));
      case CODE_OF_ANOTHER_PAGE -> take(all, LoginAddress.CODE, earlier.parameters());
      case EXECUTION_OF_ANOTHER_PAGE -> take(all, LoginAddress.EXECUTION, earlier.parameters());
      case EXECUTION_OF_ANOTHER_PAGE_ALONE -> {
        take(all, LoginAddress.EXECUTION, earlier.parameters());
        all.remove(LoginAddress.CODE);
      }
      case ALL_OF_ANOTHER_LOGIN -> {
        all.clear();
        all.putAll(others);
      }
      case TAB_OF_ANOTHER_LOGIN -> take(all, LoginAddress.TAB, others);
      case CODE_OF_ANOTHER_LOGIN -> take(all, LoginAddress.CODE, others);
      case EXECUTION_OF_ANOTHER_LOGIN -> take(all, LoginAddress.EXECUTION, others);
      case COOKIE_OF_ANOTHER_LOGIN -> all.put(SESSION, cookieElsewhere);
      case KEY -> all.put("key", key);
      case KEY_ALONE -> {
        all.clear();
        all.put("key", key);
      }
    }
    return all;
  }

  private static void take(Map<String, String> into, String name, Map<String, String> from) {
    into.remove(name);
    if (from.containsKey(name)) {
      into.put(name, from.get(name));
    }
  }
}
