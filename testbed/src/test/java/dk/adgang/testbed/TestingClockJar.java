package dk.adgang.testbed;

import dk.adgang.testbed.clock.TestingClock;
import dk.adgang.testbed.clock.TestingClockFactory;
import dk.adgang.testbed.clock.TestingRowsFactory;
import dk.adgang.testbed.guard.TestingCookieProviderFactory;
import dk.adgang.testbed.guard.TestingSamlProtocolFactory;
import dk.adgang.testbed.guard.TestingTokenProcessorFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * Packs what only the tests' server gets: the clock, what breaks stored rows, what takes out one
 * guard of the exits, and login themes of somebody else.
 */
final class TestingClockJar {

  /**
   * What Keycloak makes, by the kind of provider. Sorted, so that the jar is the same each time.
   */
  private static final Map<String, List<Class<?>>> SERVICES =
      new TreeMap<>(
          Map.of(
              "org.keycloak.services.resource.RealmResourceProviderFactory",
              List.of(TestingClockFactory.class, TestingRowsFactory.class),
              "org.keycloak.cookie.CookieProviderFactory",
              List.of(TestingCookieProviderFactory.class),
              "org.keycloak.protocol.LoginProtocolFactory",
              List.of(TestingSamlProtocolFactory.class),
              "org.keycloak.protocol.oidc.token.TokenPostProcessorFactory",
              List.of(TestingTokenProcessorFactory.class)));

  private TestingClockJar() {}

  static Path make(Path folder) throws IOException {
    Files.createDirectories(folder);
    var jar = folder.resolve("adgang-testing-clock.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      addPackage(out, TestingClock.class);
      addPackage(out, TestingCookieProviderFactory.class);
      for (var service : SERVICES.entrySet()) {
        add(
            out,
            "META-INF/services/" + service.getKey(),
            text(
                service.getValue().stream().map(Class::getName).collect(Collectors.joining("\n"))));
      }
      add(out, "META-INF/keycloak-themes.json", text(OtherTheme.description()));
      for (var theme : OtherTheme.madeByTests()) {
        for (var type : OtherTheme.TYPES) {
          add(
              out,
              "theme/" + theme.id() + "/" + type + "/theme.properties",
              text(theme.properties()));
        }
      }
      // Without it the server does not look for resources in the jar.
      add(out, "META-INF/beans.xml", new byte[0]);
    }
    return jar;
  }

  /** Adds every class of the package that one of them is in. */
  private static void addPackage(JarOutputStream out, Class<?> one) throws IOException {
    var folder = one.getPackageName().replace('.', '/') + "/";
    var url = one.getResource(one.getSimpleName() + ".class");
    try (var files = Files.list(Path.of(URI.create(url.toString())).getParent())) {
      for (var file : files.sorted().toList()) {
        add(out, folder + file.getFileName(), Files.readAllBytes(file));
      }
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
