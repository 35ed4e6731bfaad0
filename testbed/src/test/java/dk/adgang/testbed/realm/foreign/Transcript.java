package dk.adgang.testbed.realm.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The answers of a server to a person, line by line, to compare two servers: values that differ
 * from one login to the next, or between two addresses, are replaced.
 */
public final class Transcript {

  /** The values that are new each time, on pages, in mails and in addresses. */
  private static final List<Map.Entry<Pattern, String>> MADE_ANEW =
      List.of(
          anew("http(://|%3A%2F%2F)localhost(:|%3A)\\d+", "SERVER"),
          anew("(?i)\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "UUID"),
          anew("/resources/[^/]+/", "/resources/VERSION/"),
          anew(
              "\\b(session_code|tab_id|client_data|execution|state|code|key|session_state|nonce|"
                  + "user_code|device_code|code_challenge|auth_req_id|skip_logout|checksum)"
                  + "=[^&\"'\\s]*",
              "$1=X"),
          anew("checkAuthSession\\([^)]*\\)|startSessionPolling\\([^)]*\\)", "SESSION"),
          anew("base64,\\s*[A-Za-z0-9+/=]+", "IMAGE"),
          anew(
              "(?i)(name=\"(totpSecret|code|generatedAt|generatedRecoveryAuthnCodes|authn_use_chk|"
                  + "authenticationExecution|stateChecker|SAMLResponse)\"[^>]*value=)\"[^\"]*\"",
              "$1X"),
          anew("(\\\\\"(credentialId|credentialPublicKey)\\\\\":)\\\\\"[^\"]*\\\\\"", "$1X"),
          anew("(challenge|userid|excludeCredentialIds) *: *\"[^\"]*\"", "$1"),
          anew("\\b[A-Z0-9a-z]{4}-[A-Z0-9a-z]{4}-[A-Z0-9a-z]{4}\\b", "RECOVERY-CODE"),
          anew("\\b[A-Z]{4}-[A-Z]{4}\\b", "USER-CODE"),
          anew("\\b\\d{1,2}:\\d{2}( |\\u202f)?(AM|PM)\\b", "TIME"),
          anew("\\b\\d{9,13}\\b", "MOMENT"),
          anew("(?s)(authSessionHash|\"[A-Za-z0-9+/_-]{43}=?\")", "HASH"));

  /** The items of one list are in the order in which a server has loaded its parts. */
  private static final Pattern ITEM = Pattern.compile("<li>[^<]*</li>");

  /** Fields of tokens and answers that differ from login to login. */
  private static final List<String> OF_ONE_LOGIN =
      List.of(
          "id",
          "sid",
          "jti",
          "iat",
          "exp",
          "nbf",
          "auth_time",
          "sub",
          "at_hash",
          "session_state",
          "createdDate",
          "createdTimestamp",
          "expires_in",
          "refresh_expires_in",
          "device_code",
          "user_code",
          "auth_req_id",
          "error_id",
          "time",
          "containerId",
          "kid",
          "flowId",
          "authenticationConfig",
          "parentId",
          "secretData",
          "lastUpdate");

  private static final List<String> TOKENS = List.of("access_token", "id_token", "refresh_token");

  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> own;

  /**
   * A transcript without the values of one server.
   *
   * @param own the values that differ from server to server, and the words in their place
   */
  public Transcript(Map<String, String> own) {
    this.own = own;
  }

  private static Map.Entry<Pattern, String> anew(String pattern, String instead) {
    return Map.entry(Pattern.compile(pattern), instead);
  }

  public List<String> lines() {
    return lines;
  }

  public void page(String step, Page page) {
    lines.add("== %s: %d %s".formatted(step, page.status(), normal(page.at().toString())));
    page.trail().forEach(to -> lines.add("-> " + normal(to.toString())));
    var items = new TreeSet<String>();
    for (var line : normal(page.body()).lines().map(String::strip).toList()) {
      if (ITEM.matcher(line).matches()) {
        items.add(line);
      } else if (!line.isEmpty()) {
        lines.addAll(items);
        items.clear();
        lines.add(line);
      }
    }
  }

  public void json(String step, JsonNode json) {
    lines.add(normal("== " + step));
    sorted(json).toPrettyString().lines().map(this::normal).forEach(lines::add);
  }

  public void text(String step, Object text) {
    lines.add(normal("== " + step));
    normal(String.valueOf(text)).lines().map(String::strip).forEach(lines::add);
  }

  private String normal(String text) {
    var normal = text;
    for (var each : own.entrySet()) {
      normal = normal.replace(each.getKey(), each.getValue());
    }
    for (var each : MADE_ANEW) {
      normal = each.getKey().matcher(normal).replaceAll(each.getValue());
    }
    return normal;
  }

  /** Fields by name, tokens by their claims, and lists in sorted order. */
  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var fields = new TreeMap<String, JsonNode>();
      object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
      var copy = object.objectNode();
      fields.forEach(
          (name, value) -> {
            if (TOKENS.contains(name) && value.asText().split("\\.", -1).length == 3) {
              copy.set(name, sorted(CodeFlow.claims(value.asText())));
            } else if (OF_ONE_LOGIN.contains(name)) {
              copy.put(name, "X");
            } else if (name.equals("scope")) {
              copy.put(name, Stream.of(value.asText().split(" ", -1)).sorted().toList().toString());
            } else {
              copy.set(name, sorted(value));
            }
          });
      return copy;
    }
    if (node instanceof ArrayNode array) {
      var all = new ArrayList<JsonNode>();
      array.forEach(each -> all.add(sorted(each)));
      all.sort(Comparator.comparing(JsonNode::toString));
      return array.arrayNode().addAll(all);
    }
    return node;
  }
}
