package dk.adgang.admin.imports;

import dk.adgang.common.PureRule;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * An employee as a row of a file.
 *
 * @param line the line of the file on which the row begins, counted from 1
 * @param cells the values by column, stripped; an empty cell is missing
 */
@PureRule
record ImportRow(long line, Map<ImportColumn, String> cells) {

  public ImportRow {
    cells = cells.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(cells));
  }

  /** The value of a column; null for none. */
  public String cell(ImportColumn column) {
    return cells.get(column);
  }

  /** The address as Keycloak stores it; empty for none. */
  public String address() {
    return cells.getOrDefault(ImportColumn.EMAIL, "").toLowerCase(Locale.ROOT);
  }
}
