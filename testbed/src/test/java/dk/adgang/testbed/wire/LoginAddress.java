package dk.adgang.testbed.wire;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The address of a login's form, taken apart, so that an attacker can put it together otherwise.
 */
public record LoginAddress(URI action) {

  public static final String CODE = "session_code";
  public static final String EXECUTION = "execution";
  public static final String TAB = "tab_id";

  /** The parameters, as they stand in the address. */
  public Map<String, String> parameters() {
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
  public URI to(String path, Map<String, String> parameters) {
    var query = new StringBuilder();
    parameters.forEach(
        (name, value) ->
            query.append(query.isEmpty() ? "?" : "&").append(name).append('=').append(value));
    return action.resolve(path + query);
  }

  /** Another address of the same login, without the parameters that name its page. */
  public URI bare(String path) {
    var left = parameters();
    left.keySet().removeAll(List.of(CODE, EXECUTION));
    return to(path, left);
  }
}
