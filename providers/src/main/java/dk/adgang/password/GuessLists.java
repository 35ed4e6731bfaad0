package dk.adgang.password;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The lists that this server has: the bundled one or the file in its place, and files that a realm
 * names. A file that cannot be used is reported once, and the bundled list is in force.
 */
final class GuessLists {

  /** The value of the policy that means the server's own list. */
  static final String DEFAULT = "default";

  /** The name of a file, and never a way to another folder. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

  private static final Logger LOG = Logger.getLogger(GuessLists.class);

  private final GuessRule bundled = new GuessRule(BundledGuesses.load());
  private final GuessRule server;
  private final String folder;
  private final Map<String, GuessRule> named = new ConcurrentHashMap<>();

  /**
   * @param file the list in place of the bundled one, or null
   * @param folder the folder with the files that a realm may name, or null
   */
  GuessLists(String file, String folder) {
    this.folder = folder;
    this.server = file == null || file.isBlank() ? bundled : read(file.strip());
  }

  static boolean mayBeNamed(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * @param name the value of the realm's policy
   */
  GuessRule named(String name) {
    if (name == null || name.equals(DEFAULT)) {
      return server;
    }
    return named.computeIfAbsent(name, this::fromFolder);
  }

  /** True when the server cannot use the list of this name, so that the bundled one is in force. */
  boolean lacks(String name) {
    return !name.equals(DEFAULT) && named(name) == bundled;
  }

  private GuessRule fromFolder(String name) {
    if (folder == null || folder.isBlank()) {
      LOG.errorf(
          "Guessable passwords: a realm names the list %s, but the server has no setting folder; the bundled list is in"
              + " force",
          name);
      return bundled;
    }
    return read(folder.strip() + "/" + name);
  }

  private GuessRule read(String file) {
    try {
      GuessList list = GuessFile.read(Path.of(file));
      LOG.infof("Guessable passwords: %d from %s", list.size(), file);
      return new GuessRule(list);
    } catch (IOException | InvalidPathException e) {
      LOG.errorf(
          "Guessable passwords: %s cannot be used, because %s; the bundled list is in force",
          file, e.getMessage());
      return bundled;
    }
  }
}
