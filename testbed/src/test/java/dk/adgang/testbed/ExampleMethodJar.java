package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** Compiles and packs the example in {@code docs/developer/second-factor-method.md}. */
final class ExampleMethodJar {

  /** The required action by which a realm uses it. */
  static final String ACTION = "enrol-example-card";

  private static final String SOURCE = ".java";

  private ExampleMethodJar() {}

  static Path make(Project project) throws IOException {
    var example = project.root().resolve("docs/developer/example-card");
    var folder = project.target().resolve("example-card");
    Folders.delete(folder);
    var classes = Files.createDirectories(folder.resolve("classes"));
    compile(files(example).filter(file -> file.toString().endsWith(SOURCE)).toList(), classes);
    var content = new TreeMap<String, byte[]>();
    for (var from : List.of(example, classes)) {
      for (var file : files(from).filter(each -> !each.toString().endsWith(SOURCE)).toList()) {
        content.put(from.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    // Without it the server does not look for resources in the jar.
    content.put("META-INF/beans.xml", new byte[0]);
    var jar = folder.resolve("example-card.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var each : content.entrySet()) {
        // A fixed time, so that the same files make the same jar, and the prepared server is found
        // again.
        ZipEntry entry = new JarEntry(each.getKey());
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(each.getValue());
        out.closeEntry();
      }
    }
    return jar;
  }

  private static Stream<Path> files(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }

  private static void compile(List<Path> sources, Path classes) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var said = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var options =
          List.of(
              "-Xlint:all",
              "-proc:none",
              "--release",
              "17",
              "-classpath",
              System.getProperty("java.class.path"),
              "-d",
              classes.toString());
      var compiled =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).as("compiled: %s", said).isTrue();
    }
  }
}
