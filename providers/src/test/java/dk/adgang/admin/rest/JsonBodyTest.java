package dk.adgang.admin.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.link.welcome.BulkWelcome;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Bodies that must be accepted; BadBodyTest tries those that are refused, on a server. */
final class JsonBodyTest {

  @Test
  void as_many_ids_as_there_may_be_fit_in_however_long_and_indented() {
    String id = "f:" + "x".repeat(253);
    String body =
        "{\r\n    \"userIds\": [\r\n        \""
            + String.join("\",\r\n        \"", Collections.nCopies(BulkWelcome.MOST, id))
            + "\"\r\n    ]\r\n}\r\n";

    WelcomesRequest wanted = read(body, WelcomesResource.LONGEST_BODY, WelcomesRequest.class);

    assertThat(wanted.userIds()).hasSize(BulkWelcome.MOST).containsOnly(id);
  }

  @Test
  void the_longest_client_and_address_fit_in_however_they_are_written() {
    String client = "ø".repeat(255);
    String address = "dk.adgang.app:/" + "x".repeat(1985);
    String body =
        "{\"clientId\":\"%s\",\"redirectUri\":\"%s\"}".formatted(escaped(client), escaped(address));

    LinkRequest wanted = read(body, JsonBody.USUAL, LinkRequest.class);

    assertThat(wanted).isEqualTo(new LinkRequest(client, address));
  }

  @Test
  void nothing_asks_for_nothing() {
    ResetRequest nothing = new ResetRequest(null, null, false, false);

    assertThat(JsonBody.read(null, 10, ResetRequest.class)).isEqualTo(nothing);
    assertThat(read(" \r\n", 10, ResetRequest.class)).isEqualTo(nothing);
    assertThat(read("{\"block\":null}", 20, ResetRequest.class)).isEqualTo(nothing);
  }

  private static <R extends Record> R read(String body, int longest, Class<R> shape) {
    return JsonBody.read(new ByteArrayInputStream(body.getBytes(UTF_8)), longest, shape);
  }

  private static String escaped(String text) {
    return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
  }
}
