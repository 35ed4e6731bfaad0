package dk.adgang.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.link.BulkWelcome;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is refused is tried on a server, by BadRequestTest; here is what must not be. */
final class JsonBodyTest {

  @Test
  void as_many_ids_as_there_may_be_fit_in_however_long_and_indented() {
    String id = "f:" + "x".repeat(253);
    String body =
        "{\r\n    \"userIds\": [\r\n        \""
            + String.join("\",\r\n        \"", Collections.nCopies(BulkWelcome.MOST, id))
            + "\"\r\n    ]\r\n}\r\n";

    JsonBody wishes = read(body, EmployeesResource.LONGEST_BODY_OF_MANY, "userIds");

    assertThat(wishes.ids("userIds")).hasSize(BulkWelcome.MOST).containsOnly(id);
  }

  @Test
  void the_longest_client_and_address_fit_in_however_they_are_written() {
    String client = "ø".repeat(255);
    String address = "dk.adgang.app:/" + "x".repeat(1985);
    String body =
        "{\"clientId\":\"%s\",\"redirectUri\":\"%s\"}".formatted(escaped(client), escaped(address));

    JsonBody wishes = read(body, EmployeesResource.LONGEST_BODY, "clientId", "redirectUri");

    assertThat(wishes.text("clientId")).isEqualTo(client);
    assertThat(wishes.text("redirectUri")).isEqualTo(address);
  }

  @Test
  void nothing_is_no_wish() {
    assertThat(JsonBody.read(null, 10, Set.of("block")).flag("block")).isFalse();
    assertThat(read(" \r\n", 10, "block").flag("block")).isFalse();
    assertThat(read("{\"block\":null}", 20, "block").flag("block")).isFalse();
  }

  private static JsonBody read(String body, int longest, String... known) {
    return JsonBody.read(new ByteArrayInputStream(body.getBytes(UTF_8)), longest, Set.of(known));
  }

  private static String escaped(String text) {
    return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
  }
}
