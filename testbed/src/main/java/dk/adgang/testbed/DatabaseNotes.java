package dk.adgang.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Facts about a kept database that are known without opening it. */
public final class DatabaseNotes {

  /** The ports in {@code samples.json}. */
  public static final Ports IN_REALM_FILE = new Ports(8080, 9000, 8025, 8026);

  private final Path file;

  DatabaseNotes(Path database) {
    this.file = database.resolve("ports.properties");
  }

  /** The ports that the realm in the database speaks of. */
  Ports ports() {
    if (!Files.exists(file)) {
      return IN_REALM_FILE;
    }
    try (var in = Files.newBufferedReader(file)) {
      var noted = new Properties();
      noted.load(in);
      return new Ports(
          number(noted, "http"),
          number(noted, "management"),
          number(noted, "inbox"),
          number(noted, "smtp"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void ports(Ports ports) {
    var noted = new Properties();
    noted.setProperty("http", Integer.toString(ports.http()));
    noted.setProperty("management", Integer.toString(ports.management()));
    noted.setProperty("inbox", Integer.toString(ports.inbox()));
    noted.setProperty("smtp", Integer.toString(ports.smtp()));
    try (var out = Files.newBufferedWriter(file)) {
      noted.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(Properties noted, String name) {
    return Integer.parseInt(noted.getProperty(name, "0"));
  }
}
