package dk.adgang.admin.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kinds of refusals; ProblemDetailsTest causes each on a server. */
final class ProblemKindTest {

  private static final Pattern DOCUMENTED =
      Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (4\\d\\d) \\| ");

  @Test
  void the_docs_name_each_type_with_its_status() throws Exception {
    String page = Files.readString(Path.of("../docs/apps/rest.md"));

    assertThat(
            DOCUMENTED
                .matcher(page)
                .results()
                .map(row -> Map.entry("urn:adgang:problem:" + row.group(1), row.group(2))))
        .containsExactlyElementsOf(
            Arrays.stream(ProblemKind.values())
                .map(each -> Map.entry(each.type(), Integer.toString(each.status())))
                .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "body, INVALID_BODY",
    "file, INVALID_BODY",
    "Idempotency-Key, INVALID_KEY",
    "mails, TOO_MANY_MAILS",
    "email, INVALID_FIELD",
    "smtpServer, INVALID_FIELD",
  })
  void a_field_tells_the_kind(String field, ProblemKind kind) {
    assertThat(ProblemKind.ofField(field)).isEqualTo(kind);
  }

  @Test
  void a_refusal_has_the_members_of_both_forms() {
    assertThat(RefusedRequest.members(ProblemKind.STALE, "If-Match", "Read again"))
        .containsExactly(
            Map.entry("type", "urn:adgang:problem:stale"),
            Map.entry("title", "It has changed since it was read"),
            Map.entry("status", 412),
            Map.entry("detail", "Read again"),
            Map.entry("field", "If-Match"),
            Map.entry("error", "If-Match: Read again"));
  }
}
