package dk.adgang.testbed;

import dk.adgang.testbed.clock.TestingClock;
import dk.adgang.testbed.clock.TestingClockFactory;
import dk.adgang.testbed.clock.TestingRows;
import dk.adgang.testbed.clock.TestingRowsFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Packs the clock, and what breaks stored rows, that only the tests' server gets. */
final class TestingClockJar {

  private TestingClockJar() {}

  static Path make(Path folder) throws IOException {
    Files.createDirectories(folder);
    var jar = folder.resolve("adgang-testing-clock.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var type :
          List.of(
              TestingClock.class,
              TestingClockFactory.class,
              TestingRows.class,
              TestingRowsFactory.class)) {
        var name = type.getName().replace('.', '/') + ".class";
        try (var in = type.getClassLoader().getResourceAsStream(name)) {
          add(out, name, in.readAllBytes());
        }
      }
      add(
          out,
          "META-INF/services/org.keycloak.services.resource.RealmResourceProviderFactory",
          (TestingClockFactory.class.getName() + "\n" + TestingRowsFactory.class.getName())
              .getBytes(StandardCharsets.UTF_8));
      // Without it the server does not look for resources in the jar.
      add(out, "META-INF/beans.xml", new byte[0]);
    }
    return jar;
  }

  // A fixed time, so that the same classes make the same jar, and the prepared server is found
  // again.
  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    ZipEntry entry = new JarEntry(name);
    entry.setTime(0);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}
