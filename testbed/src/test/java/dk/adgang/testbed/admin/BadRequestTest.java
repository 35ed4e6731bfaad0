package dk.adgang.testbed.admin;

import static dk.adgang.testbed.admin.RefusingRealm.isRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.RawRest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that the server cannot serve, because of the employee, the key or the mail server: 4xx,
 * and nothing is done.
 */
@WithAdgang
final class BadRequestTest {

  @AutoClose private static RefusingRealm realm;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new RefusingRealm(adgang);
  }

  @AfterEach
  void nothingWasDone(Adgang adgang) {
    realm.nothingWasDone(adgang);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void a_senseless_key_is_refused(String key, Adgang adgang) {
    var body = Map.of("userIds", List.of(realm.own.employee().id()));

    isRefused(
        new RawRest(adgang).sending("Idempotency-Key", key).post(realm.many(), body),
        400,
        "Idempotency-Key");
  }

  @Test
  void an_employee_without_an_address_or_with_one_that_nobody_can_write_to(Adgang adgang) {
    for (var address :
        new String[] {
          null, "evil@own.example\r\nBcc: x@evil.example", "a\u202eb@c.dk", "søren@own.example"
        }) {
      var id = imported(adgang, address);

      for (var call : List.of("welcome", "password-reset")) {
        isRefused(
            new RawRest(adgang)
                .post("/" + realm.name() + "/adgang/employees/" + id + "/" + call, "{}"),
            400,
            "email");
      }
      var links = "/" + realm.name() + "/adgang/employees/" + id + "/links";
      // An import queues a welcome, which finds out in time that nobody can be written to.
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(adgang.admin().get(links))
                      .allSatisfy(
                          link -> assertThat(link.path("state").asText()).isEqualTo("FAILED")));
    }
    assertThat(adgang.mailbox().to("x@evil.example")).isEmpty();
  }

  @Test
  void keycloak_takes_no_such_address_for_somebody_new(Adgang adgang) {
    for (var address : List.of("new@own.example\r\nBcc: x@evil.example", "a\u0085b@own.example")) {
      assertThatThrownBy(
              () ->
                  adgang
                      .admin()
                      .post(
                          "/" + realm.name() + "/users",
                          Map.of("username", "somebody", "email", address, "enabled", true)))
          .isInstanceOf(AdminRest.Refused.class)
          .hasMessageContaining(": 400 ")
          .hasMessageContaining("\"field\":\"email\"");
    }
  }

  @Test
  void somebody_of_another_realm_is_nobody_here(Adgang adgang) {
    var stranger =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);

    for (var call : List.of("welcome", "password-reset")) {
      assertThat(
              new RawRest(adgang)
                  .post(
                      "/" + realm.name() + "/adgang/employees/" + stranger.id() + "/" + call, "{}")
                  .status())
          .isEqualTo(404);
    }
    assertThat(adgang.mailbox().to(stranger)).isEmpty();
  }

  @Test
  void a_realm_without_a_mail_server_refuses_every_mail(Adgang adgang) {
    var before = (ObjectNode) adgang.admin().get("/" + realm.name());
    try {
      realm.own.forgetMail();
      refusesAll(adgang);
      // Keycloak itself refuses settings that have a host and no address to send from.
      realm.own.setMail(Map.of("from", "velkommen@adgang.example"));
      refusesAll(adgang);
    } finally {
      adgang.admin().put("/" + realm.name(), before);
    }
  }

  private static void refusesAll(Adgang adgang) {
    var rest = new RawRest(adgang);
    isRefused(rest.post(realm.one("welcome"), ""), 400, "smtpServer");
    isRefused(
        rest.post(realm.one("password-reset"), Map.of("block", true, "endSessions", true)),
        400,
        "smtpServer");
    isRefused(
        rest.post(realm.many(), Map.of("userIds", List.of(realm.own.employee().id()))),
        400,
        "smtpServer");
  }

  /** A value that an import brings, and that Keycloak does not check. */
  private static String imported(Adgang adgang, String address) {
    var name = "import-" + UUID.randomUUID();
    var user = new HashMap<String, Object>(Map.of("username", name, "enabled", true));
    user.put("id", UUID.randomUUID().toString());
    user.put("email", address);
    adgang
        .admin()
        .post(
            "/" + realm.name() + "/partialImport",
            Map.of("ifResourceExists", "FAIL", "users", List.of(user)));
    return user.get("id").toString();
  }
}
