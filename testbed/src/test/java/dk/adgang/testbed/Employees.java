package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What an administrator does with employees, over the admin REST API. */
final class Employees {

  static final String KAFFEHUSET = "kaffehuset";
  static final String BOGHANDLEN = "boghandlen";
  static final String BUTIKSCHEF = "Butikschef";
  static final String SALGSASSISTENT = "Salgsassistent";

  private static final AtomicInteger COUNT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(1000) * 100);

  private final AdminRest admin;

  Employees(AdminRest admin) {
    this.admin = admin;
  }

  /** A new employee, who has no password yet. */
  Employee create(String employer, String title) {
    return create(employer, title, null, List.of());
  }

  /** A new employee who has no password yet, and whom nobody has mailed. */
  Employee createUnwelcomed(String employer, String title) {
    var employee = createWithPassword(employer, title);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> links(employee).findValuesAsText("state"), List.of("RETIRED")::equals);
    removeCredentials(employee, "password");
    return employee;
  }

  /** A new employee whose password is there already. */
  Employee createWithPassword(String employer, String title) {
    return create(employer, title, Employee.USUAL_PASSWORD, List.of());
  }

  /**
   * A new employee with a password, an authenticator app and recovery codes, all of them known.
   *
   * @param codes those that are left, the last ones of twelve
   */
  Employee createWithBackup(String employer, String title, Totp app, List<String> codes) {
    return createWithFactors(employer, title, List.of(factor(app), recoveryCodes(codes)));
  }

  /**
   * Recovery codes as the admin REST takes them.
   *
   * @param codes those that are left, the last ones of twelve
   */
  static Map<String, Object> recoveryCodes(List<String> codes) {
    var left = new ArrayList<Map<String, Object>>();
    for (var code : codes) {
      left.add(
          Map.of("number", 13 - codes.size() + left.size(), "encodedHashedValue", sha512(code)));
    }
    return Map.of(
        "type", "recovery-authn-codes",
        "secretData", AdminRest.text(Map.of("codes", left)),
        "credentialData",
            AdminRest.text(
                Map.of("algorithm", "SHA-512", "totalCodes", 12, "remainingCodes", codes.size())));
  }

  /** An authenticator app as the admin REST takes it. */
  static Map<String, Object> factor(Totp app) {
    return Map.of(
        "type", "otp",
        "secretData", AdminRest.text(Map.of("value", app.secret())),
        "credentialData",
            AdminRest.text(
                Map.of(
                    "subType", "totp",
                    "digits", 6,
                    "period", 30,
                    "counter", 0,
                    "algorithm", "HmacSHA1")));
  }

  /**
   * A new employee with a password, and whatever else is given.
   *
   * @param factors credentials as the admin REST takes them
   */
  Employee createWithFactors(String employer, String title, List<Map<String, Object>> factors) {
    return create(employer, title, Employee.USUAL_PASSWORD, factors);
  }

  private static String sha512(String code) {
    try {
      var hash = MessageDigest.getInstance("SHA-512").digest(code.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new employee who has proven a mobile number before. */
  Employee createWithSms(String employer, String title, String number) {
    return createWithFactors(
        employer, title, List.of(sms("{\"number\":\"%s\"}".formatted(number))));
  }

  /** A stored number as it may come from an import, whatever is in it. */
  static Map<String, Object> sms(String data) {
    return Map.of("type", "adgang-sms", "credentialData", data, "secretData", "{}");
  }

  /** Has an employee also use an authenticator app; what the app shows comes back. */
  Totp addApp(Employee employee) {
    var app = Totp.ofTest();
    add(employee, factor(app));
    return app;
  }

  /** Has an employee also use a factor, as the admin REST takes it. */
  void add(Employee employee, Map<String, Object> factor) {
    var user = (ObjectNode) get(employee);
    user.putArray("credentials").addPOJO(factor);
    admin.put("/adgang/users/" + employee.id(), user);
  }

  /**
   * Waits until so many wrong passwords and codes of an employee were counted. Keycloak counts them
   * beside the request that brought them.
   */
  void awaitFailures(Employee employee, int many) {
    var path = "/adgang/attack-detection/brute-force/users/" + employee.id();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> admin.get(path).path("numFailures").asInt() == many);
  }

  /** One of those whom the realm brings along. */
  Employee sample(String email) {
    var user = admin.get("/adgang/users?exact=true&email=" + AdminRest.encode(email)).path(0);
    return new Employee(
        user.path("id").asText(),
        email,
        user.path("firstName").asText(),
        email.replaceAll(".*@|\\.example", ""),
        user.path("attributes").path("title").path(0).asText(),
        Employee.USUAL_PASSWORD);
  }

  private Employee create(
      String employer, String title, String password, List<Map<String, Object>> more) {
    var email = "freja.%d@%s.example".formatted(COUNT.incrementAndGet(), employer);
    var user = new LinkedHashMap<String, Object>();
    user.put("username", email);
    user.put("email", email);
    user.put("firstName", "Freja");
    user.put("lastName", "Lind");
    user.put("enabled", true);
    user.put("emailVerified", password != null);
    user.put("attributes", Map.of("title", List.of(title)));
    var credentials = new ArrayList<Map<String, Object>>();
    if (password != null) {
      credentials.add(Map.of("type", "password", "value", password, "temporary", false));
    }
    credentials.addAll(more);
    user.put("credentials", credentials);
    var id = admin.post("/adgang/users", user).createdId();
    admin.post("/adgang/organizations/" + employerId(employer) + "/members", id);
    return new Employee(id, email, "Freja", employer, title, password);
  }

  /**
   * Somebody whom an import brings: Keycloak does not look at what it says.
   *
   * @param more what differs from an employee who has nothing yet, as in Keycloak's representation
   */
  Employee imported(String employer, Map<String, Object> more) {
    var email = "viggo.%d@%s.example".formatted(COUNT.incrementAndGet(), employer);
    var user = new LinkedHashMap<String, Object>();
    user.put("id", UUID.randomUUID().toString());
    user.put("username", email);
    user.put("email", email);
    user.put("firstName", "Viggo");
    user.put("lastName", "Storm");
    user.put("enabled", true);
    user.putAll(more);
    admin.post("/adgang/partialImport", Map.of("ifResourceExists", "FAIL", "users", List.of(user)));
    var id = user.get("id").toString();
    admin.post("/adgang/organizations/" + employerId(employer) + "/members", id);
    return new Employee(id, email, user.get("firstName").toString(), employer, "", null);
  }

  /** The types of what an employee can log in with. */
  List<String> credentials(Employee employee) {
    var types = new ArrayList<String>();
    for (var each : admin.get("/adgang/users/" + employee.id() + "/credentials")) {
      types.add(each.path("type").asText());
    }
    return types;
  }

  /** The names that an employee gave to what they can log in with. */
  List<String> labels(Employee employee) {
    var labels = new ArrayList<String>();
    for (var each : admin.get("/adgang/users/" + employee.id() + "/credentials")) {
      if (each.hasNonNull("userLabel")) {
        labels.add(each.path("userLabel").asText());
      }
    }
    return labels;
  }

  /** Removes everything of one type that an employee can log in with. */
  void removeCredentials(Employee employee, String type) {
    var path = "/adgang/users/" + employee.id() + "/credentials";
    for (var each : admin.get(path)) {
      if (each.path("type").asText().equals(type)) {
        admin.delete(path + "/" + each.path("id").asText());
      }
    }
  }

  /** The id of the first credential of a type. */
  String credentialId(Employee employee, String type) {
    return credentialIds(employee, type).get(0);
  }

  /** The ids of all credentials of a type, in the order in which they were added. */
  List<String> credentialIds(Employee employee, String type) {
    var ids = new ArrayList<String>();
    for (var each : admin.get("/adgang/users/" + employee.id() + "/credentials")) {
      if (each.path("type").asText().equals(type)) {
        ids.add(each.path("id").asText());
      }
    }
    return ids;
  }

  /**
   * What a manager does whose employee has lost the phone.
   *
   * @param query of the address; empty for none
   */
  JsonNode clearSecondFactor(Employee employee, String query) {
    return admin
        .delete("/adgang/adgang/employees/" + employee.id() + "/second-factor" + query)
        .body();
  }

  /** How many wrong passwords and codes count against an employee now. */
  int failures(Employee employee) {
    return admin
        .get("/adgang/attack-detection/brute-force/users/" + employee.id())
        .path("numFailures")
        .asInt();
  }

  /** The number of the employee's sessions. */
  int sessions(Employee employee) {
    return admin.get("/adgang/users/" + employee.id() + "/sessions").size();
  }

  JsonNode get(Employee employee) {
    return admin.get("/adgang/users/" + employee.id());
  }

  void setAttribute(Employee employee, String name, String value) {
    var user = get(employee);
    ((com.fasterxml.jackson.databind.node.ObjectNode) user)
        .withObject("/attributes")
        .putArray(name)
        .add(value);
    admin.put("/adgang/users/" + employee.id(), user);
  }

  void delete(Employee employee) {
    admin.delete("/adgang/users/" + employee.id());
  }

  /** What the manager's button does. */
  JsonNode sendWelcome(Employee employee) {
    return admin.post("/adgang/adgang/employees/" + employee.id() + "/welcome", Map.of()).body();
  }

  /** What a manager does who has been told that a password was forgotten or stolen. */
  JsonNode resetPassword(Employee employee, Map<String, Object> wishes) {
    return admin
        .post("/adgang/adgang/employees/" + employee.id() + "/password-reset", wishes)
        .body();
  }

  void disable(Employee employee) {
    var user = (com.fasterxml.jackson.databind.node.ObjectNode) get(employee);
    user.put("enabled", false);
    admin.put("/adgang/users/" + employee.id(), user);
  }

  JsonNode secondFactor(Employee employee) {
    return admin.get("/adgang/adgang/employees/" + employee.id() + "/second-factor");
  }

  /** What is remembered of somebody. */
  JsonNode memory(Employee employee) {
    return admin.get("/adgang/adgang/employees/" + employee.id() + "/memory");
  }

  JsonNode links(Employee employee) {
    return admin.get("/adgang/adgang/employees/" + employee.id() + "/links");
  }

  /** Tries to set a password as an administrator; false where the server refuses it. */
  boolean acceptsPassword(Employee employee, String password) {
    try {
      admin.put(
          "/adgang/users/" + employee.id() + "/reset-password",
          Map.of("type", "password", "value", password, "temporary", false));
      return true;
    } catch (AdminRest.Refused e) {
      if (e.status() == 400) {
        return false;
      }
      throw e;
    }
  }

  /** A new employer; its alias comes back. */
  String createEmployer(String name, Map<String, List<String>> settings) {
    var alias = "employer-" + COUNT.incrementAndGet();
    admin.post(
        "/adgang/organizations",
        Map.of(
            "name", name,
            "alias", alias,
            "domains", List.of(Map.of("name", alias + ".example")),
            "attributes", settings));
    return alias;
  }

  void disableEmployer(String employer) {
    var path = "/adgang/organizations/" + employerId(employer);
    var organization = (com.fasterxml.jackson.databind.node.ObjectNode) admin.get(path);
    organization.put("enabled", false);
    admin.put(path, organization);
  }

  void setEmail(Employee employee, String email) {
    var user = (com.fasterxml.jackson.databind.node.ObjectNode) get(employee);
    user.put("email", email);
    user.put("username", email);
    admin.put("/adgang/users/" + employee.id(), user);
  }

  void setEmployerSetting(String employer, String setting, String... values) {
    var path = "/adgang/organizations/" + employerId(employer);
    var organization = (com.fasterxml.jackson.databind.node.ObjectNode) admin.get(path);
    var array = organization.withObject("/attributes").putArray(setting);
    for (var value : values) {
      array.add(value);
    }
    admin.put(path, organization);
  }

  JsonNode employer(String alias) {
    return admin.get("/adgang/organizations/" + employerId(alias));
  }

  private String employerId(String alias) {
    for (var each : admin.get("/adgang/organizations?max=500")) {
      if (each.path("alias").asText().equals(alias)) {
        return each.path("id").asText();
      }
    }
    throw new AssertionError("No employer " + alias);
  }
}
