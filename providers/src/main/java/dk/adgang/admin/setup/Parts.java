package dk.adgang.admin.setup;

import dk.adgang.common.PureRule;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All parts of a whole realm, in their order. */
@PureRule
public final class Parts {

  private static final String COMMENT = "#";
  private static final Pattern COLUMN = Pattern.compile(" \\| ");
  private static final int COLUMNS = 5;

  private final Map<String, Part> byId;

  /** The parts as they were written down, several of the same words in one. */
  private final List<Part> lines;

  private Parts(Map<String, Part> byId, List<Part> lines) {
    this.byId = byId;
    this.lines = lines;
  }

  /** Reads the list: one line a part, as its own comment says. */
  static Parts read(String text) {
    List<Part> lines =
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith(COMMENT))
            .map(Parts::line)
            .toList();
    Map<String, Part> byId = new LinkedHashMap<>();
    for (Part line : lines) {
      List<String> ids = List.of(line.id().split(",", -1));
      for (String id : ids) {
        Part part = new Part(id, line.need(), line.where(), line.name(), line.why());
        String own = id.substring(id.lastIndexOf('/') + 1);
        byId.put(id, ids.size() > 1 ? part.of(own) : part);
      }
    }
    return new Parts(byId, lines);
  }

  private static Part line(String line) {
    String[] columns = COLUMN.split(line, -1);
    if (columns.length != COLUMNS) {
      throw new IllegalArgumentException("Not a line of the description: " + line);
    }
    return new Part(
        columns[0],
        Part.Need.valueOf(columns[1].toUpperCase(Locale.ROOT)),
        columns[2],
        columns[3],
        columns[4]);
  }

  /** Returns these parts and some more. */
  Parts with(List<Part> more) {
    Map<String, Part> all = new LinkedHashMap<>(byId);
    more.forEach(part -> all.put(part.id(), part));
    return new Parts(all, lines);
  }

  /** The part of this id, which there must be. */
  public Part get(String id) {
    Part part = byId.get(id);
    if (part == null) {
      throw new IllegalArgumentException("The description has no part " + id);
    }
    return part;
  }

  public boolean has(String id) {
    return byId.containsKey(id);
  }

  public Collection<Part> all() {
    return byId.values();
  }

  /** The parts of one need as a table of the documentation: where, what, and why. */
  public String table(Part.Need need) {
    return lines.stream()
        .filter(part -> part.need() == need)
        .map(
            part ->
                "| %s | %s | %s |"
                    .formatted(shown(part.where()), shown(part.name()), shown(part.why())))
        .collect(Collectors.joining("\n"));
  }

  private static String shown(String text) {
    return text.replace("{}", "…");
  }
}
