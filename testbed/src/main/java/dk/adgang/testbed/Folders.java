package dk.adgang.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Whole folders at once. */
public final class Folders {

  private Folders() {}

  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void copy(Path from, Path to) {
    try (var all = Files.walk(from)) {
      for (var each : all.toList()) {
        var copy = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(each, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unpacks a distribution, without the one folder that all of it is in. */
  public static void unpack(Path zip, Path folder) throws IOException {
    try (var file = new ZipFile(zip.toFile())) {
      for (var entries = file.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        var target = folder.resolve(withoutFirstFolder(entry)).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("The distribution names a file outside of itself: " + entry);
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.getParent());
        try (var in = file.getInputStream(entry)) {
          Files.copy(in, target);
        }
        if (target.toString().endsWith(".sh") && !target.toFile().setExecutable(true)) {
          throw new IOException("Not allowed to make a file executable: " + target);
        }
      }
    }
  }

  private static String withoutFirstFolder(ZipEntry entry) {
    return entry.getName().substring(entry.getName().indexOf('/') + 1);
  }
}
