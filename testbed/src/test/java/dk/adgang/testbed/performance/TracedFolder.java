package dk.adgang.testbed.performance;

import dk.adgang.testbed.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A database that writes down its statements. */
record TracedFolder(Database.Folder folder) implements Database {

  /** H2 writes each statement that it executes into its trace, as a comment and the text. */
  private static final Pattern STATEMENT = Pattern.compile("(?m)^/\\*SQL[^*]*\\*/(.*)$");

  private static final Pattern COUNTED =
      Pattern.compile("(?i)^\\s*(select|insert|update|delete|merge)\\b.*");

  /** The statements of other threads, which come also when nobody logs in. */
  private static final Pattern BACKGROUND =
      Pattern.compile("(?i)^(?!insert).*(adgang_mail|adgang_batch|adgang_import|jgroups)");

  @Override
  public String kind() {
    return folder.kind();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "KC_DB_URL",
        folder.environment().get("KC_DB_URL") + ";TRACE_LEVEL_FILE=2;TRACE_MAX_FILE_SIZE=1000");
  }

  /** The statements of a warm login that is done again and again: those of the median one. */
  List<String> aLogin(int warmUp, int logins, Runnable login) {
    for (var i = 0; i < warmUp; i++) {
      login.run();
    }
    var all = new ArrayList<List<String>>();
    for (var i = 0; i < logins; i++) {
      var before = statements().size();
      login.run();
      var after = statements();
      all.add(after.subList(before, after.size()));
    }
    all.sort(Comparator.comparingInt(List::size));
    return all.get(logins / 2);
  }

  private List<String> statements() {
    try (var files = Files.list(folder.folder())) {
      var trace = files.filter(file -> file.toString().endsWith(".trace.db")).findFirst();
      if (trace.isEmpty()) {
        return List.of();
      }
      return STATEMENT
          .matcher(Files.readString(trace.get()))
          .results()
          .map(found -> found.group(1).replaceAll("\\s*\\{1:.*", ""))
          .filter(COUNTED.asMatchPredicate())
          .filter(statement -> !BACKGROUND.matcher(statement).find())
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
