package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.adgang.testbed.ProviderSources.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rebuild that a changed source needs. A program in the place of Maven notes its arguments. */
final class ProviderSourcesTest {

  private static final String CODE = "providers/src/main/java/dk/adgang/";
  private static final String CLASSES = "providers/target/classes/dk/adgang/";

  private @TempDir Path root;
  private ProviderSources sources;

  @BeforeEach
  void makeTree() throws IOException {
    write(CODE + "Rule.java", "package dk.adgang; class Rule { int most() { return 1; } }");
    write(CODE + "LinkEntity.java", "package dk.adgang; class LinkEntity {}");
    write("providers/src/main/resources/META-INF/services/a", "dk.adgang.Rule");
    write("providers/src/main/resources/theme-resources/templates/a.ftl", "");
    write("realm-export.json", "{}");
    write("testbed/target/x", "");
    compile("Rule");
    sources = new ProviderSources(Project.at(root));
  }

  @Test
  void nothing_or_a_page_asks_for_nothing() throws IOException {
    assertThat(sources.makeJar(maven(""))).isEqualTo(Change.NONE);
    write("providers/src/main/resources/theme-resources/templates/a.ftl", "new");
    assertThat(sources.makeJar(maven(""))).isEqualTo(Change.NONE);
    assertThat(root.resolve("told")).doesNotExist();
  }

  @Test
  void another_body_is_compiled_alone() throws IOException {
    write(CODE + "Rule.java", "package dk.adgang; class Rule { int most() { return 2; } }");

    assertThat(sources.makeJar(maven(""))).isEqualTo(Change.JAR);
    assertThat(Files.readAllLines(root.resolve("told")))
        .singleElement()
        .asString()
        .contains("useIncrementalCompilation=false", "-pl providers", "package");
    assertThat(sources.makeJar(maven(""))).as("once").isEqualTo(Change.NONE);
  }

  @Test
  void another_declaration_is_compiled_with_all_that_may_use_it() throws IOException {
    write(CODE + "Rule.java", "package dk.adgang; class Rule { long most() { return 2; } }");
    var compiled = root.resolve("compiled");
    Files.createDirectories(compiled);
    compile("Rule", compiled);
    var copied =
        "mkdir -p %2$s && cp %1$s/dk/adgang/Rule.class %2$s"
            .formatted(compiled, root.resolve(CLASSES));

    assertThat(sources.makeJar(maven(copied))).isEqualTo(Change.JAR);
    assertThat(Files.readAllLines(root.resolve("told"))).hasSize(2);
    assertThat(Files.readAllLines(root.resolve("told")).get(1)).doesNotContain("Incremental");
  }

  @Test
  void a_change_of_built_in_parts_asks_for_another_server() throws IOException {
    write(CODE + "LinkEntity.java", "package dk.adgang; class LinkEntity { int column; }");
    assertThat(sources.makeJar(maven(""))).isEqualTo(Change.SERVER);
    write("providers/src/main/resources/META-INF/services/a", "dk.adgang.Other");
    assertThat(sources.makeJar(maven(""))).isEqualTo(Change.SERVER);
    write(CODE + "Another.java", "package dk.adgang; class Another {}");
    assertThat(sources.makeJar(maven(""))).isEqualTo(Change.SERVER);
    write("realm-export.json", "{\"realm\":\"other\"}");
    assertThat(sources.makeJar(maven(""))).isEqualTo(Change.SERVER);
  }

  @Test
  void a_build_that_fails_says_where() throws IOException {
    write(CODE + "Rule.java", "package dk.adgang; class Rule {");
    var failing = maven("echo '[ERROR] Rule.java:[1,1] reached end of file'; exit 1");

    assertThatThrownBy(() -> sources.makeJar(failing))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Rule.java:[1,1]");
  }

  private String maven(String does) throws IOException {
    var program = root.resolve("maven");
    Files.writeString(program, "#!/bin/sh\necho \"$@\" >>%s/told\n%s\n".formatted(root, does));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program.toString();
  }

  private void write(String file, String text) throws IOException {
    var path = root.resolve(file);
    Files.createDirectories(path.getParent());
    var later = Files.exists(path) ? Files.getLastModifiedTime(path).toInstant() : Instant.now();
    Files.writeString(path, text);
    Files.setLastModifiedTime(path, FileTime.from(later.plusSeconds(1)));
  }

  private void compile(String name) throws IOException {
    Files.createDirectories(root.resolve(CLASSES));
    compile(name, root.resolve("providers/target/classes"));
  }

  private void compile(String name, Path to) {
    var source = root.resolve(CODE + name + ".java").toString();
    assertThat(
            ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", to.toString(), source))
        .isZero();
  }
}
