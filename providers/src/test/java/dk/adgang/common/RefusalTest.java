package dk.adgang.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class RefusalTest {

  @Test
  @DisplayName("The documentation lists every refusal, as the events and the log have it")
  void the_documentation_is_the_list() throws IOException {
    assertThat(Files.readString(Path.of("../docs/operator/refusals.md"))).contains(Refusal.table());
  }
}
