package dk.adgang.testbed.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.ClientToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An HR system welcomes many employees at once, with a token of its own. */
@WithAdgang
final class ManyWelcomesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/adgang/adgang/welcomes";

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void each_gets_one_mail_and_unknown_ids_are_reported(Adgang adgang) throws Exception {
    var ida = adgang.employees().createUnwelcomed(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    var per = adgang.employees().createUnwelcomed(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);
    var gone = UUID.randomUUID().toString();
    var key = UUID.randomUUID().toString();
    var ids = List.of(ida.id(), gone, per.id(), ida.id());
    var hr = hrToken(adgang);

    var answer = post(adgang, hr, key, Map.of("userIds", ids, "clientId", "adgang-web"));

    assertThat(answer.statusCode()).isEqualTo(202);
    var id = JSON.readTree(answer.body()).path("id").asText();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> report(adgang, id).path("states").path("SENT").asInt() == 2);
    var report = report(adgang, id);
    assertThat(report.path("total").asInt()).as("each counted once").isEqualTo(3);
    assertThat(report.path("failures")).hasSize(1);
    assertThat(report.path("failures").path(0).path("userId").asText()).isEqualTo(gone);
    assertThat(report.toString()).doesNotContain("token");

    var again = post(adgang, hr, key, Map.of("userIds", ids, "clientId", "adgang-web"));

    assertThat(JSON.readTree(again.body()).path("id").asText()).isEqualTo(id);
    var last = adgang.employees().createUnwelcomed(Employees.KAFFEHUSET, Employees.BUTIKSCHEF);
    adgang.employees().sendWelcome(last);
    // The courier takes mails in their order: when this one has come, a second one would have.
    adgang.mailbox().welcomeTo(last);
    assertThat(adgang.mailbox().to(ida)).hasSize(1);
    assertThat(adgang.mailbox().to(per)).hasSize(1);
    assertThat(post(adgang, hr, key, Map.of("userIds", List.of(ida.id()))).statusCode())
        .as("the key with another request")
        .isEqualTo(400);
  }

  @Test
  void welcomes_need_the_permission_to_manage_users(Adgang adgang) throws Exception {
    var ids = Map.<String, Object>of("userIds", List.of(UUID.randomUUID().toString()));
    assertThat(post(adgang, "no-token", null, ids).statusCode()).isEqualTo(401);
  }

  @Test
  void requests_that_make_no_sense_name_the_field_and_do_nothing(Adgang adgang) {
    var one = UUID.randomUUID().toString();
    refused(adgang, Map.of(), "userIds");
    refused(adgang, Map.of("userIds", one), "userIds");
    refused(adgang, Map.of("userIds", List.of()), "userIds");
    refused(adgang, Map.of("userIds", List.of(1)), "userIds");
    refused(adgang, Map.of("userIds", List.of(one + "\n" + one)), "userIds");
    refused(adgang, Map.of("userIds", Collections.nCopies(10_001, one)), "userIds");
    refused(adgang, Map.of("userIds", List.of(one), "clientId", "no-such"), "clientId");
    refused(adgang, Map.of("userIds", List.of(one), "color", "red"), "color");
  }

  private static void refused(Adgang adgang, Map<String, Object> wishes, String field) {
    assertThatThrownBy(() -> adgang.admin().post(PATH, wishes))
        .isInstanceOf(AdminRest.Refused.class)
        .hasMessageContaining(": 400 ")
        .hasMessageContaining("\"field\":\"" + field + "\"");
  }

  private static JsonNode report(Adgang adgang, String id) {
    return adgang.admin().get(PATH + "/" + id);
  }

  private HttpResponse<String> post(
      Adgang adgang, String token, String key, Map<String, Object> wishes)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(adgang.server().url() + "/admin/realms" + PATH))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(wishes)));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The token that an HR system gets with its own client. */
  private static String hrToken(Adgang adgang) {
    var hr = adgang.admin().get("/adgang/clients?clientId=adgang-hr").path(0).path("id").asText();
    var secret =
        adgang.admin().get("/adgang/clients/" + hr + "/client-secret").path("value").asText();
    return ClientToken.of(adgang.server().url(), "adgang", "adgang-hr", secret);
  }
}
