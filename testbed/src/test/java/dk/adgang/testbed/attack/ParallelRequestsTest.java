package dk.adgang.testbed.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.AtOnce;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Limits and counts hold when many ask at the same moment. */
@WithAdgang
@Tag("attack")
final class ParallelRequestsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MANY = 12;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void send_a_new_link_pressed_many_times_at_once_sends_one(Adgang adgang, Visitor visitor)
      throws Exception {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var mail = adgang.mailbox().welcomeTo(employee);
    mail.pressButton(visitor.onPhone()).goOn().create("kaffe-til-to-9");
    var again = URI.create(mail.link().toString().replace("/adgang/link?", "/adgang/new-link?"));

    var answers =
        AtOnce.each(
            MANY,
            () ->
                client.send(
                    HttpRequest.newBuilder(again).POST(HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.discarding()));

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(303);
    assertThat(answers)
        .extracting(answer -> answer.headers().firstValue("Location").orElseThrow())
        .as("the same answer for each")
        .containsOnly(answers.get(0).headers().firstValue("Location").orElseThrow());
    adgang.mailbox().newestWelcomeTo(employee, 2);
    assertThat(adgang.employees().links(employee)).hasSize(2);
  }

  @Test
  void of_welcomes_asked_for_at_the_same_moment_one_link_works(Adgang adgang) throws Exception {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    adgang.mailbox().welcomeTo(employee);

    var answers = AtOnce.each(MANY, () -> adgang.employees().sendWelcome(employee));

    assertThat(answers).extracting(link -> link.path("state").asText()).containsOnly("QUEUED");
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> states(adgang, employee).stream().noneMatch("QUEUED"::equals));
    assertThat(states(adgang, employee)).hasSize(1 + MANY).containsOnlyOnce("SENT");
    assertThat(states(adgang, employee).stream().filter("RETIRED"::equals)).hasSize(MANY);
  }

  @Test
  void the_same_key_at_the_same_moment_is_one_request(Adgang adgang) throws Exception {
    var employee =
        adgang.employees().createUnwelcomed(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var key = UUID.randomUUID().toString();
    var token = adgang.admin().bearer();

    var answers =
        AtOnce.each(
            MANY,
            () ->
                client.send(
                    HttpRequest.newBuilder(
                            URI.create(
                                adgang.server().url() + "/admin/realms/adgang/adgang/welcomes"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(
                            HttpRequest.BodyPublishers.ofString(
                                JSON.writeValueAsString(Map.of("userIds", List.of(employee.id())))))
                        .build(),
                    HttpResponse.BodyHandlers.ofString()));

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
    var ids = new ArrayList<String>();
    for (var answer : answers) {
      ids.add(JSON.readTree(answer.body()).path("id").asText());
    }
    assertThat(ids).containsOnly(ids.get(0));
    adgang.mailbox().welcomeTo(employee);
    // The other one is the automatic welcome, which is not sent to an employee with a password.
    assertThat(states(adgang, employee)).containsExactlyInAnyOrder("SENT", "RETIRED");
  }

  private static List<String> states(Adgang adgang, Employee employee) {
    var states = new ArrayList<String>();
    for (JsonNode link : adgang.employees().links(employee)) {
      states.add(link.path("state").asText());
    }
    return states;
  }
}
