package dk.adgang.testbed.realm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.Person;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A realm of a test's own, and another one that plays the identity providers of its employers: a
 * real one, which speaks OpenID Connect and sets the claims of its ID tokens as the test wants.
 */
public final class BrokerRealm implements AutoCloseable {

  /** Keycloak's own flow for somebody who comes for the first time. */
  public static final String STOCK = "first broker login";

  private static final String REDIRECT = "http://localhost:8025/app/callback";

  private final URI server;
  private final AdminRest admin;
  private final OwnRealm realm;
  private final String provider = "kontor-" + UUID.randomUUID().toString().substring(0, 8);
  private int count;

  public BrokerRealm(Adgang adgang) {
    server = adgang.server().url();
    admin = adgang.admin();
    realm =
        new OwnRealm(
            adgang.project(),
            admin,
            0,
            Map.of(
                "port",
                admin.get("/" + KeycloakServer.REALM).path("smtpServer").path("port").asText()));
    admin.post("", Map.of("realm", provider, "enabled", true));
  }

  public String realm() {
    return realm.name();
  }

  /** A new employer; its id. */
  public String employer(Map<String, List<String>> settings) {
    var alias = "arbejdsgiver-" + ++count;
    return admin
        .post(
            "/" + realm.name() + "/organizations",
            Map.of(
                "name", alias,
                "alias", alias,
                "domains", List.of(Map.of("name", alias + ".example")),
                "attributes", settings))
        .createdId();
  }

  /** Changes one setting of an employer. */
  public void set(String employer, String setting, String value) {
    var path = "/" + realm.name() + "/organizations/" + employer;
    var organization = (ObjectNode) admin.get(path);
    organization.withObject("/attributes").putArray(setting).add(value);
    admin.put(path, organization);
  }

  public void disable(String employer) {
    var path = "/" + realm.name() + "/organizations/" + employer;
    var organization = (ObjectNode) admin.get(path);
    organization.put("enabled", false);
    admin.put(path, organization);
  }

  /**
   * A new identity provider of an employer's.
   *
   * @param employer null when it belongs to no employer
   * @param claims the claims of its ID tokens: {@code acr} as it is, others as JSON
   * @param more the settings that differ from the usual ones; a {@code flow} of {@code none} leaves
   *     out ours after the login, and {@code firstFlow} is another one for the first time
   * @return its alias
   */
  public String provider(String employer, Map<String, String> claims, Map<String, String> more) {
    var alias = "login-" + ++count;
    admin.post(
        "/" + provider + "/clients",
        Map.of(
            "clientId", alias,
            "secret", BrokerSettings.SECRET,
            "redirectUris",
                List.of(server + "/realms/" + realm.name() + "/broker/" + alias + "/endpoint"),
            "defaultClientScopes", List.of("basic", "profile", "email"),
            "protocolMappers", BrokerSettings.mappers(claims)));
    var settings = BrokerSettings.provider(alias, server + "/realms/" + provider, more);
    admin.post("/" + realm.name() + "/identity-provider/instances", settings);
    if (employer != null) {
      admin.post("/" + realm.name() + "/organizations/" + employer + "/identity-providers", alias);
    }
    return alias;
  }

  /**
   * A new employee, with a password here and an account there.
   *
   * @param factors credentials as the admin REST takes them
   */
  public Employee employee(String employer, List<Map<String, Object>> factors) {
    var email = "freja.%d@%s.example".formatted(++count, realm.name());
    var id = user(realm.name(), email, factors);
    admin.post("/" + realm.name() + "/organizations/" + employer + "/members", id);
    user(provider, email, List.of());
    return new Employee(
        id, email, "Freja", employer, Employees.BUTIKSCHEF, Employee.USUAL_PASSWORD);
  }

  /** Somebody whom only the identity provider knows, without a last name; returns the address. */
  public String newcomer() {
    var email = "freja.%d@%s.example".formatted(++count, realm.name());
    admin.post(
        "/" + provider + "/users",
        Map.of(
            "username",
            email,
            "email",
            email,
            "firstName",
            "Freja",
            "enabled",
            true,
            "emailVerified",
            true,
            "credentials",
            List.of(
                Map.of("type", "password", "value", Employee.USUAL_PASSWORD, "temporary", false))));
    return email;
  }

  private String user(String in, String email, List<Map<String, Object>> factors) {
    var credentials = new ArrayList<Map<String, Object>>();
    credentials.add(
        Map.of("type", "password", "value", Employee.USUAL_PASSWORD, "temporary", false));
    credentials.addAll(factors);
    return admin
        .post(
            "/" + in + "/users",
            Person.named(
                "Freja",
                "Lind",
                email,
                Map.of(
                    "emailVerified",
                    true,
                    "attributes",
                    Map.of("title", List.of(Employees.BUTIKSCHEF)),
                    "credentials",
                    credentials)))
        .createdId();
  }

  /** Connects an employee with the account there. */
  public void connect(Employee employee, String alias) {
    var there =
        admin
            .get("/" + provider + "/users?exact=true&email=" + AdminRest.encode(employee.email()))
            .path(0);
    admin.post(
        "/" + realm.name() + "/users/" + employee.id() + "/federated-identity/" + alias,
        Map.of("userId", there.path("id").asText(), "userName", employee.email()));
  }

  /** The kind of membership of an employee: {@code MANAGED} or {@code UNMANAGED}. */
  public String membership(String employer, Employee employee) {
    return admin
        .get("/" + realm.name() + "/organizations/" + employer + "/members/" + employee.id())
        .path("membershipType")
        .asText();
  }

  /** The number of accounts elsewhere that an employee is connected with. */
  public int connected(Employee employee) {
    return admin.get("/" + realm.name() + "/users/" + employee.id() + "/federated-identity").size();
  }

  /** The address of the realm. */
  public URI url() {
    return URI.create(server + "/realms/" + realm.name() + "/");
  }

  /** The address that the app is answered at. */
  public String app() {
    return REDIRECT.toString();
  }

  public int sessions(Employee employee) {
    return admin.get("/" + realm.name() + "/users/" + employee.id() + "/sessions").size();
  }

  /**
   * Logs in with an identity provider, up to the page that comes after it.
   *
   * @param more of the question, names and values in turn
   */
  public CodeFlow login(Employee employee, String alias, String... more) {
    return login(employee.email(), alias, more);
  }

  /** The same for somebody who need not be known here. */
  public CodeFlow login(String email, String alias, String... more) {
    var flow =
        new CodeFlow(URI.create(server + "/realms/" + realm.name() + "/"), "adgang-web", REDIRECT);
    var question = new ArrayList<>(List.of("scope", "openid", "kc_idp_hint", alias));
    question.addAll(List.of(more));
    flow.open(question.toArray(String[]::new));
    flow.submit("username", email, "password", Employee.USUAL_PASSWORD);
    return flow;
  }

  /** Where a login with an identity provider begins, for a browser with a screen. */
  public URI address(String alias) {
    return URI.create(
        server
            + "/realms/"
            + realm.name()
            + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=adgang-web"
            + "&code_challenge_method=S256"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
            + AdminRest.encode(REDIRECT)
            + "&kc_idp_hint="
            + alias);
  }

  @Override
  public void close() {
    admin.delete("/" + provider);
    realm.close();
  }
}
