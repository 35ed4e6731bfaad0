package dk.adgang.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The themes as they are in the source tree, in one folder that Keycloak reads without a cache.
 *
 * <p>Our pages lie in two places: in the theme, and beside the providers, for realms with another
 * theme. Keycloak reads one folder a theme, so both are copied into it, whenever one has changed.
 */
final class SourceThemes {

  private static final String THEME = "adgang";
  private static final String LOGIN = THEME + "/login";
  private static final String ACCOUNT = THEME + "/account";
  private static final String MESSAGES = "/messages/";

  private final Path themes;
  private final Path pages;
  private final Path folder;
  private Map<String, Long> copied = Map.of();

  SourceThemes(Project project) {
    themes = project.root().resolve("themes/src/main/resources/theme");
    pages = project.root().resolve("providers/src/main/resources/theme-resources");
    folder = project.target().resolve("dev-themes");
    Folders.delete(folder);
  }

  /** The folder that Keycloak is told to read. */
  Path folder() {
    return folder;
  }

  /** Copies what has changed since the last time; true when anything has. */
  boolean copyChanges() {
    try {
      var sources = sources();
      var times = new TreeMap<String, Long>();
      for (var each : sources.entrySet()) {
        times.put(each.getKey(), newest(each.getValue()));
      }
      for (var name : times.keySet()) {
        if (!times.get(name).equals(copied.get(name))) {
          copy(sources.get(name), folder.resolve(name));
        }
      }
      Set<String> gone = new HashSet<>(copied.keySet());
      gone.removeAll(times.keySet());
      for (var name : gone) {
        Files.deleteIfExists(folder.resolve(name));
      }
      var changed = !times.equals(copied);
      copied = times;
      return changed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files that each file of the folder is made of; the later one is the stronger one. */
  private Map<String, List<Path>> sources() throws IOException {
    var sources = new TreeMap<String, List<Path>>();
    add(sources, pages.resolve("messages"), LOGIN + MESSAGES);
    add(sources, pages.resolve("messages"), ACCOUNT + MESSAGES);
    add(sources, pages.resolve("templates"), LOGIN + "/");
    add(sources, pages.resolve("resources"), LOGIN + "/resources/");
    add(sources, themes, "");
    return sources;
  }

  private static void add(Map<String, List<Path>> sources, Path from, String prefix)
      throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = prefix + from.relativize(file).toString().replace('\\', '/');
        sources.computeIfAbsent(name, key -> new ArrayList<>()).add(file);
      }
    }
  }

  private static long newest(List<Path> files) throws IOException {
    var newest = 0L;
    for (var file : files) {
      newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
    }
    return newest;
  }

  /** All files of messages count; of other kinds only the theme's own. */
  private static void copy(List<Path> from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    if (!to.toString().endsWith(".properties")) {
      Files.write(to, Files.readAllBytes(from.get(from.size() - 1)));
      return;
    }
    var all = new StringBuilder();
    for (var file : from) {
      all.append(Files.readString(file, StandardCharsets.UTF_8)).append('\n');
    }
    Files.writeString(to, all, StandardCharsets.UTF_8);
  }
}
