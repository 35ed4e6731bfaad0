package dk.adgang.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class RefusalTest {

  @Test
  void the_documentation_lists_every_refusal_as_the_events_and_the_log_have_it()
      throws IOException {
    assertThat(Files.readString(Path.of("../docs/operator/refusals.md"))).contains(Refusal.table());
  }
}
