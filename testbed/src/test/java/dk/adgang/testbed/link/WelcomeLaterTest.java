package dk.adgang.testbed.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpLink;
import dk.adgang.testbed.wire.RawRest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Employees whom HR creates before the first day, or with an address that is wrong. */
@WithAdgang
final class WelcomeLaterTest {

  private static final String WELCOME = "Velkommen til ";

  @Test
  void an_employee_created_disabled_is_welcomed_when_enabled(Adgang adgang) {
    var email = address();
    var id = create(adgang, Map.of("email", email, "enabled", false));
    assertThat(states(adgang, id)).isEmpty();

    change(adgang, id, "lastName", "Lind");
    assertThat(states(adgang, id)).isEmpty();
    change(adgang, id, "enabled", true);

    create(adgang, email, id);
    change(adgang, id, "enabled", true);
    assertThat(states(adgang, id)).containsExactly("USED");
  }

  @Test
  void a_right_address_gets_a_welcome_and_ends_that_of_the_wrong_one(Adgang adgang) {
    var wrong = address();
    var id = create(adgang, Map.of("email", wrong, "enabled", true));
    var old = new HttpLink(adgang.mailbox().welcomeTo(somebody(id, wrong)).link());

    var right = address();
    change(adgang, id, "email", right);

    await().atMost(Duration.ofSeconds(20)).until(() -> !adgang.mailbox().to(right).isEmpty());
    becomes(adgang, id, "SENT", "RETIRED");
    assertThat(links(adgang, id).path(1).path("reason").asText()).isEqualTo("address was changed");
    assertThat(HttpLink.problem(old.goOn(new HttpBrowser()))).isPresent();
    create(adgang, right, id);
    assertThat(adgang.mailbox().to(wrong)).hasSize(1);
  }

  @Test
  void an_employee_disabled_meanwhile_is_welcomed_anew(Adgang adgang) {
    var email = address();
    var id = create(adgang, Map.of("email", email, "enabled", true));
    adgang.mailbox().welcomeTo(somebody(id, email));

    change(adgang, id, "enabled", false);
    assertThat(states(adgang, id)).containsExactly("RETIRED");
    assertThat(links(adgang, id).path(0).path("reason").asText())
        .isEqualTo("employee is gone or disabled");
    change(adgang, id, "enabled", true);

    await().atMost(Duration.ofSeconds(20)).until(() -> adgang.mailbox().to(email).size() == 2);
    becomes(adgang, id, "SENT", "RETIRED");
  }

  /** A nightly job that writes everybody writes to nobody. */
  @Test
  void an_employee_with_a_password_hears_nothing(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var before = adgang.mailbox().to(employee).size();

    change(adgang, employee.id(), "enabled", false);
    change(adgang, employee.id(), "enabled", true);
    change(adgang, employee.id(), "lastName", "Krogh");

    var links = new ArrayList<>(states(adgang, employee.id()));
    links.removeIf("RETIRED"::equals);
    assertThat(links).as("links that work").isEmpty();
    assertThat(adgang.mailbox().to(employee)).hasSize(before);
  }

  @Test
  void an_employee_with_a_password_is_not_welcomed_again(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);

    var answer =
        new RawRest(adgang)
            .post("/adgang/adgang/employees/" + employee.id() + "/welcome", Map.of());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.field()).isEqualTo("password");
    assertThat(answer.body()).contains("password-reset");
    var many =
        adgang.admin().post("/adgang/adgang/welcomes", Map.of("userIds", List.of(employee.id())));
    var request = "/adgang/adgang/welcomes/" + many.body().path("id").asText();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !adgang.admin().get(request).path("failures").isEmpty());
    assertThat(adgang.admin().get(request).path("failures").path(0).path("reason").asText())
        .contains("password-reset");
    assertThat(states(adgang, employee.id())).doesNotContain("SENT");
    assertThat(adgang.mailbox().to(employee)).isEmpty();
  }

  private static String address() {
    return "freja.%s@kaffehuset.example".formatted(UUID.randomUUID().toString().substring(0, 8));
  }

  private static Employee somebody(String id, String email) {
    return new Employee(id, email, "Freja", Employees.KAFFEHUSET, "", null);
  }

  private static String create(Adgang adgang, Map<String, Object> more) {
    var user = new LinkedHashMap<String, Object>(more);
    user.put("username", more.getOrDefault("email", address()));
    user.put("firstName", "Freja");
    user.put("lastName", "Krogh");
    return adgang.admin().post("/adgang/users", user).createdId();
  }

  private static void change(Adgang adgang, String id, String name, Object value) {
    var user = (ObjectNode) adgang.admin().get("/adgang/users/" + id).deepCopy();
    user.putPOJO(name, value);
    if (name.equals("email")) {
      user.putPOJO("username", value);
    }
    adgang.admin().put("/adgang/users/" + id, user);
  }

  private static void create(Adgang adgang, String email, String id) {
    await().atMost(Duration.ofSeconds(20)).until(() -> !adgang.mailbox().to(email).isEmpty());
    var mail = adgang.mailbox().welcomeTo(somebody(id, email));
    assertThat(mail.message().subject()).startsWith(WELCOME);
    var page = new HttpLink(mail.link()).create(new HttpBrowser(), "kaffe-til-tre-7");
    assertThat(HttpLink.succeeded(page)).as(page.body()).isTrue();
  }

  private static JsonNode links(Adgang adgang, String id) {
    return adgang.admin().get("/adgang/adgang/employees/" + id + "/links");
  }

  /** A mail is there a moment before its row says so. */
  private static void becomes(Adgang adgang, String id, String... states) {
    await().atMost(Duration.ofSeconds(20)).until(() -> states(adgang, id), List.of(states)::equals);
  }

  private static List<String> states(Adgang adgang, String id) {
    return links(adgang, id).findValuesAsText("state");
  }
}
