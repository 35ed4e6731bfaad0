package dk.adgang.testbed;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a form of a login goes, taken apart, so that an attacker can put it together otherwise. */
record LoginAddress(URI action) {

  static final String CODE = "session_code";
  static final String EXECUTION = "execution";
  static final String TAB = "tab_id";

  /** The parameters, as they stand in the address. */
  Map<String, String> parameters() {
    var parameters = new LinkedHashMap<String, String>();
    if (action.getRawQuery() != null) {
      for (var part : action.getRawQuery().split("&", -1)) {
        var pair = part.split("=", 2);
        parameters.put(pair[0], pair.length < 2 ? "" : pair[1]);
      }
    }
    return parameters;
  }

  /** Another address of the same login, with such parameters. */
  URI to(String path, Map<String, String> parameters) {
    var query = new StringBuilder();
    parameters.forEach(
        (name, value) ->
            query.append(query.isEmpty() ? "?" : "&").append(name).append('=').append(value));
    return action.resolve(path + query);
  }

  /** Another address of the same login, without what says which page it comes from. */
  URI bare(String path) {
    var left = parameters();
    left.keySet().removeAll(List.of(CODE, EXECUTION));
    return to(path, left);
  }
}
