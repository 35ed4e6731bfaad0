package dk.adgang.testbed.admin.employees;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** An administrator of such a realm, by Keycloak's own means. */
public record StaffAdmin(Adgang adgang, StaffRealm realm) {

  private static final int AT_A_TIME = 200;
  private static final String ACTIONS = "/authentication/required-actions/";
  private static final String CHOICE = "choose-second-factor";
  private static final String TITLES = "adgang.secondFactor.requiredTitles";

  /** Sets the titles that the realm's own settings list, joined as Keycloak joins them. */
  public void setRequiredTitles(String joined) {
    set(CHOICE, TITLES, joined);
  }

  /** The titles that the realm's own settings list. */
  public String requiredTitles() {
    return get(ACTIONS + CHOICE).path("config").path(TITLES).asText();
  }

  /** Sets a setting of a required action. */
  public void set(String action, String setting, String value) {
    var path = ACTIONS + action;
    var changed = (ObjectNode) get(path);
    changed.withObject("/config").put(setting, value);
    adgang.admin().put(realm.path(path), changed);
  }

  /** An employer as Keycloak's own console sees it. */
  public JsonNode organization(String id) {
    return get("/organizations/" + id);
  }

  /** Sets one attribute of an employer, as Keycloak's own console does. */
  public void setAttribute(String employer, String name, String value) {
    var changed = (ObjectNode) organization(employer);
    changed.withObject("/attributes").putArray(name).add(value);
    adgang.admin().put(realm.path("/organizations/" + employer), changed);
  }

  /** Gives somebody a role by which Keycloak lets them administer the realm. */
  public Employee administrator(Employee employee) {
    return role(employee, "query-groups");
  }

  /** Gives somebody one of Keycloak's roles for the realm. */
  public Employee role(Employee employee, String name) {
    var client = get("/clients?clientId=realm-management").path(0).path("id").asText();
    var role = get("/clients/" + client + "/roles/" + name);
    adgang
        .admin()
        .post(
            realm.path("/users/" + employee.id() + "/role-mappings/clients/" + client),
            List.of(role));
    return employee;
  }

  /**
   * Brings many employees with a title at once, as an import does.
   *
   * @return their ids
   */
  public List<String> imported(int count, String title) {
    var users = new ArrayList<Map<String, Object>>();
    for (var i = 0; i < count; i++) {
      users.add(
          Map.of(
              "id",
              UUID.randomUUID().toString(),
              "username",
              UUID.randomUUID() + "@" + realm.name() + ".example",
              "enabled",
              true,
              "attributes",
              Map.of("title", List.of(title))));
    }
    // Other requests wait while Keycloak imports, so that it gets some at a time.
    for (var from = 0; from < count; from += AT_A_TIME) {
      var some = users.subList(from, Math.min(count, from + AT_A_TIME));
      adgang
          .admin()
          .post(realm.path("/partialImport"), Map.of("ifResourceExists", "FAIL", "users", some));
    }
    return users.stream().map(user -> user.get("id").toString()).toList();
  }

  /** The token of the administrator. */
  public String token() {
    return adgang.admin().bearer();
  }

  /** Whether somebody is a member of an employer. */
  public boolean isMember(String employer, Employee employee) {
    return get("/organizations/" + employer + "/members").findValuesAsText("id").stream()
        .anyMatch(employee.id()::equals);
  }

  /** The title of somebody. */
  public String title(String id) {
    return realm.user(id).path("attributes").path("title").path(0).asText();
  }

  /** Something of the realm, by Keycloak's own REST. */
  public JsonNode get(String path) {
    return adgang.admin().get(realm.path(path));
  }

  /** A body as it is written. */
  public static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  /** A body to be written. */
  static String text(Object body) {
    try {
      return new ObjectMapper().writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(body.toString(), e);
    }
  }

  /** The texts of a list. */
  public static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
