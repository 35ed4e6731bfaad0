package dk.adgang.common.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.keycloak.provider.ProviderFactory;

final class OverridesKeycloakTest {

  @TestFactory
  List<DynamicTest> a_factory_that_extends_keycloaks_own_of_the_same_id_has_the_higher_order()
      throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Class<?> ours : registered()) {
      Class<?> keycloaks = ours.getSuperclass();
      if (ProviderFactory.class.isAssignableFrom(keycloaks)
          && !Modifier.isAbstract(keycloaks.getModifiers())) {
        tests.add(DynamicTest.dynamicTest(ours.getName(), () -> wins(ours, keycloaks)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(30);
    return tests;
  }

  private static void wins(Class<?> ours, Class<?> keycloaks) throws Exception {
    assertThat(made(ours).getId()).isEqualTo(made(keycloaks).getId());
    assertThat(made(ours).order()).isGreaterThan(made(keycloaks).order());
  }

  private static ProviderFactory<?> made(Class<?> type) throws Exception {
    return (ProviderFactory<?>) type.getConstructor().newInstance();
  }

  private static List<Class<?>> registered() throws Exception {
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/META-INF/services"))) {
      for (Path file : files.toList()) {
        for (String name : Files.readAllLines(file)) {
          classes.add(Class.forName(name.strip()));
        }
      }
    }
    return classes;
  }
}
