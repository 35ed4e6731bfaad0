package dk.adgang.testbed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;

/** The token that a program gets with a client of its own. */
public final class ClientToken {

  private ClientToken() {}

  /**
   * Asks a realm for a token.
   *
   * @param server the address of the server
   */
  public static String of(URI server, String realm, String client, String secret) {
    var answer =
        new HttpBrowser()
            .post(
                server.resolve("/realms/" + realm + "/protocol/openid-connect/token"),
                "grant_type",
                "client_credentials",
                "client_id",
                client,
                "client_secret",
                secret);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    try {
      return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.body(), e);
    }
  }
}
