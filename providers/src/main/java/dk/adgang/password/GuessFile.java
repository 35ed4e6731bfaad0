package dk.adgang.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A list in the place of the bundled one: UTF-8, one password a line, lines that begin with {@code
 * #} left out.
 */
final class GuessFile {

  static final int MOST_LINES = 1_000_000;
  static final long MOST_BYTES = 64L * 1024 * 1024;
  static final int LONGEST_LINE = 256;

  private GuessFile() {}

  /**
   * @throws IOException whose message says in one sentence what is wrong with the file
   */
  static GuessList read(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException("it is no file that can be read");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException("it is larger than " + (MOST_BYTES >> 20) + " MB");
    }
    GuessList list = lines(file).build();
    if (list.size() == 0) {
      throw new IOException("there is no password in it");
    }
    return list;
  }

  private static GuessList.Builder lines(Path file) throws IOException {
    GuessList.Builder list = new GuessList.Builder();
    int number = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file),
                UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String password = ++number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (number > MOST_LINES) {
          throw new IOException("it has more than " + MOST_LINES + " lines");
        }
        if (password.length() > LONGEST_LINE) {
          throw new IOException(
              "line " + number + " has more than " + LONGEST_LINE + " characters");
        }
        if (password.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
          throw new IOException("line " + number + " has a control character");
        }
        if (!password.isBlank() && !password.startsWith("#")) {
          list.add(password.strip());
        }
      }
    } catch (CharacterCodingException e) {
      throw new IOException("it is not written in UTF-8 after line " + number, e);
    }
    return list;
  }
}
