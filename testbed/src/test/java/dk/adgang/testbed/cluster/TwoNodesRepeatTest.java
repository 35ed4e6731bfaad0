package dk.adgang.testbed.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.testbed.fixture.AtOnce;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Requests with one {@code Idempotency-Key} at two nodes. */
@WithCluster
final class TwoNodesRepeatTest {

  private static final int AT_ONCE = 10;
  private static final int RACES = 5;

  private final HttpClient http = HttpClient.newHttpClient();
  private final TwoNodes nodes;

  TwoNodesRepeatTest(TwoNodes nodes) {
    this.nodes = nodes;
  }

  @Test
  void one_of_many_at_the_same_moment_creates_and_all_get_its_answer() throws Exception {
    for (var race = 0; race < RACES; race++) {
      var name = UUID.randomUUID().toString();
      var requests = new ArrayList<Callable<HttpResponse<String>>>();
      for (var i = 0; i < AT_ONCE; i++) {
        var request = create(nodes.urls().get(i % 2), name);
        requests.add(() -> http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8)));
      }

      var answers = AtOnce.all(requests);

      assertThat(answers).extracting(HttpResponse::body).containsOnly(answers.get(0).body());
      assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
      var id = new ObjectMapper().readTree(answers.get(0).body()).path("id").asText();
      assertThat(nodes.admin().get("/adgang/adgang/employees?search=" + name).path("total").asInt())
          .isOne();
      assertThat(nodes.admin().get("/adgang/adgang/employees/" + id + "/links")).hasSize(1);
    }
  }

  private HttpRequest create(URI node, String name) {
    return HttpRequest.newBuilder(URI.create(node + "/admin/realms/adgang/adgang/employees"))
        .header("Authorization", "Bearer " + nodes.admin().bearer())
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", name)
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"email\":\"%s@kaffehuset.example\"}".formatted(name)))
        .build();
  }
}
