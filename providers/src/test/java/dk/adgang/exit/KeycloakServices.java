package dk.adgang.exit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** The factories that Keycloak's jars and ours name in their {@code META-INF/services}. */
final class KeycloakServices {

  private KeycloakServices() {}

  /**
   * Returns those of Keycloak's factories that no class of ours extends.
   *
   * @param factory the service: the name of the factory's interface
   */
  static List<String> notReplaced(String factory) throws Exception {
    var keycloaks = new ArrayList<String>();
    var replaced = new ArrayList<String>();
    for (var each : named(factory)) {
      if (each.startsWith("dk.adgang.")) {
        replaced.add(Class.forName(each).getSuperclass().getName());
      } else {
        keycloaks.add(each);
      }
    }
    assertThat(keycloaks).as("the factories of Keycloak's own").isNotEmpty();
    keycloaks.removeAll(replaced);
    return keycloaks;
  }

  private static List<String> named(String factory) throws Exception {
    var factories = new ArrayList<String>();
    var files =
        KeycloakServices.class.getClassLoader().getResources("META-INF/services/" + factory);
    while (files.hasMoreElements()) {
      try (var file = files.nextElement().openStream()) {
        new String(file.readAllBytes(), UTF_8)
            .lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .forEach(factories::add);
      }
    }
    return factories;
  }
}
