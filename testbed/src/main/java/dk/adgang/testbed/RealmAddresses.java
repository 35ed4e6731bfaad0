package dk.adgang.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** Points the realm at the inbox of this run, where the ports are not the usual ones. */
public final class RealmAddresses {

  private static final String REALM = "/" + KeycloakServer.REALM;
  private static final List<String> CLIENTS = List.of("adgang-web", "adgang-app");

  private final AdminRest admin;

  public RealmAddresses(AdminRest admin) {
    this.admin = admin;
  }

  /**
   * Changes the mail server's port and the addresses of the sample app.
   *
   * @param from the ports that the realm has now
   */
  public void move(Ports from, Ports to) {
    if (from.smtp() != to.smtp()) {
      var realm = (ObjectNode) admin.get(REALM);
      if (realm.path("smtpServer") instanceof ObjectNode mail) {
        mail.put("host", "localhost").put("port", Integer.toString(to.smtp()));
        admin.put(REALM, realm);
      }
    }
    if (from.inbox() != to.inbox()) {
      for (var name : CLIENTS) {
        for (var client : admin.get(REALM + "/clients?clientId=" + name)) {
          var moved = replace(client, app(from), app(to));
          if (!moved.equals(client)) {
            admin.put(REALM + "/clients/" + client.path("id").asText(), moved);
          }
        }
      }
    }
  }

  private static String app(Ports ports) {
    return "http://localhost:" + ports.inbox();
  }

  private static JsonNode replace(JsonNode node, String from, String to) {
    if (node instanceof ObjectNode object) {
      var copy = object.objectNode();
      object.properties().forEach(e -> copy.set(e.getKey(), replace(e.getValue(), from, to)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      var copy = new ObjectMapper().createArrayNode();
      array.forEach(each -> copy.add(replace(each, from, to)));
      return copy;
    }
    return node.isTextual() ? TextNode.valueOf(node.asText().replace(from, to)) : node;
  }
}
