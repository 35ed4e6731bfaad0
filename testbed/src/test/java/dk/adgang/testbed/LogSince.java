package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** What the server has said since. */
final class LogSince {

  /**
   * Keycloak's own word, with a trace of its own, before any step of a flow is asked: the flow has
   * no such step.
   */
  private static final String NO_SUCH_STEP =
      "AuthenticationFlowException: Requested authentication execution is not allowed";

  /** Keycloak says three times of each new passkey that it has looked at and refused it. */
  private static final String NO_PASSKEY = "WebAuthnRegister] ";

  /** The server says of each realm of a test what it lacks, whenever it was changed. */
  private static final String LACKS = "not all of it";

  private final Path log;
  private final long begin;

  LogSince(Path log) {
    this.log = log;
    this.begin = log.toFile().length();
  }

  /** The lines that warn of something; there is no trace of a stack among the others. */
  List<String> lines() {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      var bytes = new byte[(int) (file.length() - begin)];
      file.seek(begin);
      file.readFully(bytes);
      var text = new String(bytes, ISO_8859_1);
      var lines =
          text.lines().filter(line -> line.contains(" WARN ") && !line.contains(LACKS)).toList();
      if (lines.stream().anyMatch(line -> line.contains(NO_SUCH_STEP))) {
        return lines.stream().filter(line -> !line.contains(NO_SUCH_STEP)).toList();
      }
      assertThat(text).doesNotContain("\tat ").doesNotContain(" ERROR ");
      return lines.stream().anyMatch(line -> line.contains(NO_PASSKEY))
          ? lines.subList(0, 1)
          : lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
