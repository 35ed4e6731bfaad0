package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.app.SampleApp;
import dk.adgang.testbed.web.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The sample app while nobody is there to log in with. */
final class SampleAppOfflineTest {

  @Test
  void a_server_that_does_not_answer_is_said_in_plain_words() throws Exception {
    var nobody = URI.create("http://localhost:%d/realms/adgang".formatted(Ports.free().http()));
    try (var web = WebServer.start(0)) {
      SampleApp.install(web, nobody);

      var answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(web.url().resolve("/app/login")).build(),
                  HttpResponse.BodyHandlers.ofString());

      assertThat(answer.body()).contains("svarer ikke", "Prøv igen").doesNotContain("Exception");
    }
  }
}
