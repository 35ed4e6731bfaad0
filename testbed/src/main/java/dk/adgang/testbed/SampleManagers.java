package dk.adgang.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * The people who try the console on the server of {@code script/server}: a manager of the sample
 * employer, and an administrator of the realm. No file has them, so that no import brings an
 * administrator with a public password into a real realm.
 */
final class SampleManagers {

  static final String ADMINISTRATOR = "anders.admin@adgang.example";

  private static final String MANAGER = "ida.holm@kaffehuset.example";
  private static final String GROUP = "Ledere";
  private static final String PASSWORD = "Kaffe-2026";

  private final AdminRest admin;

  SampleManagers(AdminRest admin) {
    this.admin = admin;
  }

  /** Makes those that are not there yet. */
  void make() {
    manager();
    if (admin.get("/adgang/users?exact=true&username=" + ADMINISTRATOR).isEmpty()) {
      administrator();
    }
  }

  private void manager() {
    var employer = first("/adgang/organizations?search=Kaffehuset");
    var person = first("/adgang/users?exact=true&username=" + MANAGER);
    if (employer.isMissingNode() || person.isMissingNode()) {
      return;
    }
    var groups = "/adgang/organizations/" + employer.path("id").asText() + "/groups";
    var there = first(groups + "?search=" + GROUP + "&exact=true");
    var group =
        there.isMissingNode()
            ? admin.post(groups, Map.of("name", GROUP)).createdId()
            : there.path("id").asText();
    admin.put(groups + "/" + group + "/members/" + person.path("id").asText(), null);
  }

  private void administrator() {
    var id =
        admin
            .post(
                "/adgang/users",
                Map.of(
                    "username",
                    ADMINISTRATOR,
                    "email",
                    ADMINISTRATOR,
                    "firstName",
                    "Anders",
                    "lastName",
                    "Admin",
                    "enabled",
                    true,
                    "credentials",
                    List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))))
            .createdId();
    var client = first("/adgang/clients?clientId=realm-management").path("id").asText();
    var role = admin.get("/adgang/clients/" + client + "/roles/realm-admin");
    admin.post("/adgang/users/" + id + "/role-mappings/clients/" + client, List.of(role));
  }

  private JsonNode first(String path) {
    return admin.get(path).path(0);
  }
}
