package dk.adgang.testbed;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The sources of the providers' jar, and how the jar is made anew when one has changed. */
final class ProviderSources implements AutoCloseable {

  /** The rebuild that a change needs. */
  enum Change {
    NONE,
    /** The jar is another one; the server that was built with the old one can go on with it. */
    JAR,
    /**
     * Parts have changed that are built into the server: providers, tables, the files themselves.
     */
    SERVER
  }

  private static final String TABLES = "Entity.java";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path classes;
  private final Path code;
  private final Path resources;
  private final Path realmFile;
  private final Path root;
  private final Path log;
  private Map<Path, Long> seen;
  private volatile Process build;

  ProviderSources(Project project) {
    root = project.root();
    classes = root.resolve("providers/target/classes");
    code = root.resolve("providers/src/main/java");
    resources = root.resolve("providers/src/main/resources");
    realmFile = project.realmFile();
    log = project.target().resolve("dev-build.log");
    seen = files();
  }

  /** Makes the jar anew where a source has changed since the last time. */
  Change makeJar(String maven) {
    var now = files();
    var changed = changed(now);
    if (changed.isEmpty()) {
      return Change.NONE;
    }
    var sameFiles = now.keySet().equals(seen.keySet());
    seen = now;
    if (!sameFiles || changed.stream().anyMatch(this::isBuiltIn)) {
      make(maven, List.of());
      return Change.SERVER;
    }
    var before = declarations(changed);
    // Only what has changed: seconds instead of half a minute.
    make(maven, List.of("-Dmaven.compiler.useIncrementalCompilation=false"));
    if (!declarations(changed).equals(before)) {
      // Other files may use a declaration that has changed.
      Folders.delete(classes.resolve("dk"));
      make(maven, List.of());
    }
    return Change.JAR;
  }

  private List<Path> changed(Map<Path, Long> now) {
    var all = new TreeSet<>(now.keySet());
    all.addAll(seen.keySet());
    all.removeIf(file -> now.containsKey(file) && now.get(file).equals(seen.get(file)));
    return List.copyOf(all);
  }

  private boolean isBuiltIn(Path file) {
    return file.toString().endsWith(TABLES)
        || file.startsWith(resources.resolve("META-INF"))
        || file.equals(realmFile);
  }

  /** All but our pages, which are read from the source tree anyway. */
  private Map<Path, Long> files() {
    var files = new TreeMap<Path, Long>();
    try (var sources = Files.walk(code);
        var others = Files.walk(resources)) {
      for (var file : Stream.concat(sources, others).filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(resources.resolve("theme-resources"))) {
          files.put(file, Files.getLastModifiedTime(file).toMillis());
        }
      }
      files.put(realmFile, Files.getLastModifiedTime(realmFile).toMillis());
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The declarations of these sources that others may use, with the values of constants. */
  private String declarations(List<Path> sources) {
    var arguments = new ArrayList<>(List.of("-package", "-constants"));
    for (var source : sources) {
      arguments.addAll(classFiles(source));
    }
    var out = new StringWriter();
    ToolProvider.findFirst("javap")
        .orElseThrow()
        .run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new));
    return out.toString();
  }

  private List<String> classFiles(Path source) {
    var name = source.getFileName().toString().replaceAll("[.]java$", "");
    var folder = classes.resolve(code.relativize(source)).getParent();
    if (!source.startsWith(code) || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> isClassOf(name, file.getFileName().toString()))
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a build that is under way. */
  @Override
  public void close() {
    var running = build;
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroy);
      running.destroy();
    }
  }

  private static boolean isClassOf(String name, String file) {
    return file.endsWith(".class") && (file.equals(name + ".class") || file.startsWith(name + "$"));
  }

  private void make(String maven, List<String> options) {
    var command = new ArrayList<>(List.of(maven, "-B", "-ntp", "-q", "-o", "-pl", "providers"));
    command.addAll(options);
    command.addAll(List.of("-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "package"));
    try {
      build =
          new ProcessBuilder(command)
              .directory(root.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!build.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES) || build.exitValue() != 0) {
        throw new UserError(errors());
      }
    } catch (IOException e) {
      throw new UserError("Maven could not be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("Interrupted while building.", e);
    }
  }

  private String errors() throws IOException {
    try (var lines = Files.lines(log)) {
      var errors =
          lines
              .filter(line -> line.contains("ERROR") && line.contains(".java"))
              .distinct()
              .toList();
      return errors.isEmpty()
          ? "The build failed; everything it said is in " + log
          : "The build failed:\n" + String.join("\n", errors);
    }
  }
}
