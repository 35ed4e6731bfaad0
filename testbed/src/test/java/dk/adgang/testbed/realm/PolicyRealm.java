package dk.adgang.testbed.realm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.VirtualKey;
import dk.adgang.testbed.pages.Window;
import dk.adgang.testbed.wire.HttpPasskey;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A realm with one employee, for whom Keycloak's rarer pages are shown. */
public final class PolicyRealm implements AutoCloseable {

  private static final String EMPLOYER = "policy";

  private final AdminRest admin;
  private final MatrixRealm realm;
  private final HttpPasskey key = new HttpPasskey();
  private final Employee employee;

  public PolicyRealm(Adgang adgang) {
    admin = adgang.admin();
    realm = new MatrixRealm(adgang);
    realm.employer(EMPLOYER, Map.of());
    var email = "freja@" + realm.name() + ".example";
    var id =
        realm.employee(
            email,
            EMPLOYER,
            true,
            Map.of("title", List.of(Employees.SALGSASSISTENT)),
            List.of(key.factor("webauthn-passwordless")));
    employee =
        new Employee(
            id, email, "Freja", EMPLOYER, Employees.SALGSASSISTENT, Employee.USUAL_PASSWORD);
    realm.make();
  }

  public Employee employee() {
    return employee;
  }

  public URI url() {
    return realm.url();
  }

  public URI authorization(String client, String redirect) {
    return realm.authorization(client, redirect);
  }

  /** Where the admin REST has the employee's sessions. */
  public String sessions() {
    return "/" + realm.name() + "/users/" + employee.id() + "/sessions";
  }

  /** A service that the realm logs people in to by SAML, with its POST binding. */
  public void samlService(String address) {
    admin.post(
        "/" + realm.name() + "/clients",
        Map.of(
            "clientId",
            address,
            "protocol",
            "saml",
            "enabled",
            true,
            "redirectUris",
            List.of(address + "/*"),
            "attributes",
            Map.of(
                "saml_idp_initiated_sso_url_name", "loenseddel",
                "saml_assertion_consumer_url_post", address + "/saml",
                "saml.force.post.binding", "true",
                "saml.client.signature", "false",
                "saml_name_id_format", "email")));
  }

  /** An app that wants to be told of a logout in a frame. */
  public void app(String id, String address) {
    admin.post(
        "/" + realm.name() + "/clients",
        Map.of(
            "clientId",
            id,
            "name",
            id,
            "publicClient",
            true,
            "frontchannelLogout",
            true,
            "redirectUris",
            List.of(address + "/callback"),
            "attributes",
            Map.of(
                "frontchannel.logout.url", address + "/logout",
                "frontchannel.logout.session.required", "true",
                "post.logout.redirect.uris", address + "/farvel")));
  }

  /**
   * Lets passkeys in on the login page, and puts the employee's into the window's device.
   *
   * @param mediation how the browser suggests it: {@code conditional}, or {@code none}
   */
  public void passkeyOn(Window window, String mediation) {
    var settings = (ObjectNode) admin.get("/" + realm.name());
    settings.put("webAuthnPolicyPasswordlessPasskeysEnabled", true);
    settings.put("webAuthnPolicyPasswordlessMediation", mediation);
    admin.put("/" + realm.name(), settings);
    VirtualKey.in(window).keep(key, employee.id());
  }

  /** Types the password, and skips the second factor that is offered then. */
  public void logIn(Window window) {
    window.find("#username").fill(employee.email());
    window.find("#password").fill(employee.password());
    window.leaving(() -> window.find("#kc-login").click());
    goOn(window);
  }

  public void goOn(Window window) {
    if (window.has("#adgang-skip")) {
      window.leaving(() -> window.find("#adgang-skip").click());
    }
  }

  @Override
  public void close() {
    realm.close();
  }
}
