package dk.adgang.admin.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dk.adgang.common.PureRule;
import dk.adgang.common.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file with employees, as spreadsheets and HR systems write it: with commas, semicolons or tabs
 * (RFC 4180), in UTF-8, UTF-16 or Windows-1252, with a heading or without.
 *
 * @param rows the employees; empty rows are left out
 * @param ignored the headings of columns that mean nothing here
 * @param wide the lines on which there are more cells than columns
 */
@PureRule
record ImportFile(List<ImportRow> rows, List<String> ignored, List<Long> wide) {

  /** The longest file, in bytes: 10 MB, of which the server itself takes a little more. */
  static final int LONGEST = 10_000_000;

  /** The most rows. */
  static final int MOST = 10_000;

  /** More cells in a row are no employee; each takes memory, even an empty one. */
  private static final int MOST_CELLS = 100;

  private static final String FIELD = "file";
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final String MARK = "\uFEFF";

  /** The columns of a file without a heading, in their order. */
  private static final List<ImportColumn> USUAL = List.of(ImportColumn.values());

  /**
   * Reads a file.
   *
   * @throws RefusedException when it holds no employees, too many, or no text
   */
  static ImportFile read(byte[] bytes) throws RefusedException {
    if (bytes.length > LONGEST) {
      throw new RefusedException(
          FIELD, "The file has more than " + LONGEST + " bytes", "consoleImportTooLong");
    }
    if (isWorkbook(bytes)) {
      throw new RefusedException(
          FIELD, "The file is a workbook: save it as CSV", "consoleImportExcel");
    }
    String text = text(bytes);
    List<CsvRecord> records = records(text);
    if (records.isEmpty()) {
      throw new RefusedException(FIELD, "The file has no rows", "consoleImportEmpty");
    }
    Optional<List<Optional<ImportColumn>>> heading = heading(records.get(0));
    List<Optional<ImportColumn>> columns =
        heading.orElseGet(() -> USUAL.stream().map(Optional::of).toList());
    if (!columns.contains(Optional.of(ImportColumn.EMAIL))) {
      throw new RefusedException(FIELD, "No column is called e-mail", "consoleImportNoEmail");
    }
    List<ImportColumn> known = columns.stream().flatMap(Optional::stream).toList();
    if (known.size() > new HashSet<>(known).size()) {
      throw new RefusedException(FIELD, "Two columns are the same", "consoleImportTwice");
    }
    boolean named =
        columns.contains(Optional.of(ImportColumn.FIRST_NAME))
            || columns.contains(Optional.of(ImportColumn.LAST_NAME));
    if (!named && columns.contains(Optional.<ImportColumn>empty())) {
      // One of the other columns has the names, under a heading of its own.
      throw new RefusedException(FIELD, "No column is called first name", "consoleImportNoName");
    }
    List<CsvRecord> rest = heading.isPresent() ? records.subList(1, records.size()) : records;
    if (rest.isEmpty()) {
      throw new RefusedException(FIELD, "The file has no rows", "consoleImportEmpty");
    }
    if (rest.size() > MOST) {
      throw new RefusedException(
          FIELD, "The file has more than " + MOST + " rows", "consoleImportTooMany");
    }
    List<Long> wide = new ArrayList<>();
    List<ImportRow> rows = rest.stream().map(each -> row(each, columns, wide)).toList();
    List<String> ignored = new ArrayList<>();
    for (int i = 0; heading.isPresent() && i < columns.size(); i++) {
      if (columns.get(i).isEmpty() && !records.get(0).getField(i).isBlank()) {
        ignored.add(records.get(0).getField(i).strip());
      }
    }
    return new ImportFile(rows, ignored, wide);
  }

  /** A workbook of Excel or LibreOffice is a ZIP file, which begins with its mark. */
  private static boolean isWorkbook(byte[] bytes) {
    return bytes.length > ZIP.length && Arrays.equals(bytes, 0, ZIP.length, ZIP, 0, ZIP.length);
  }

  private static ImportRow row(
      CsvRecord line, List<Optional<ImportColumn>> columns, List<Long> wide) {
    Map<ImportColumn, String> cells = new EnumMap<>(ImportColumn.class);
    for (int i = 0; i < line.getFieldCount(); i++) {
      String cell = line.getField(i).strip();
      if (cell.isEmpty()) {
        continue;
      }
      if (i >= columns.size()) {
        wide.add(line.getStartingLineNumber());
        break;
      }
      columns.get(i).ifPresent(column -> cells.putIfAbsent(column, cell));
    }
    return new ImportRow(line.getStartingLineNumber(), cells);
  }

  /** The columns that a first row names; empty where it is an employee. */
  private static Optional<List<Optional<ImportColumn>>> heading(CsvRecord first) {
    List<Optional<ImportColumn>> named =
        first.getFields().stream().map(ImportColumn::named).toList();
    boolean employee = first.getFields().stream().anyMatch(cell -> cell.contains("@"));
    return employee || named.stream().allMatch(Optional::isEmpty)
        ? Optional.empty()
        : Optional.of(named);
  }

  private static List<CsvRecord> records(String text) throws RefusedException {
    try {
      return CsvReader.builder()
          .fieldSeparator(separator(text))
          .allowExtraFields(true)
          .allowMissingFields(true)
          .allowExtraCharsAfterClosingQuote(true)
          .build(CsvRecordHandler.of(each -> each.maxFields(MOST_CELLS)), text)
          .stream()
          .filter(each -> each.getFields().stream().anyMatch(cell -> !cell.isBlank()))
          .limit(MOST + 2L)
          .toList();
    } catch (CsvParseException e) {
      throw new RefusedException(FIELD, "The file is no CSV", "consoleImportNoCsv");
    }
  }

  /** The character that stands most often in the first line. */
  private static char separator(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char best = ';';
    for (char each : new char[] {';', ',', '\t'}) {
      if (count(first, each) > count(first, best)) {
        best = each;
      }
    }
    return best;
  }

  private static long count(String line, char separator) {
    return line.chars().filter(c -> c == separator).count();
  }

  private static String text(byte[] bytes) throws RefusedException {
    Charset charset = charset(bytes);
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        throw new RefusedException(FIELD, "The file is no text", "consoleImportNoCsv");
      }
      return text.startsWith(MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      // Every byte has a meaning there, or stands for none.
      return new String(bytes, WINDOWS);
    }
  }

  /** A spreadsheet marks UTF-16 at the beginning (RFC 2781, 3.2). */
  private static Charset charset(byte[] bytes) {
    boolean marked =
        bytes.length > 1
            && (Arrays.equals(bytes, 0, 2, new byte[] {(byte) 0xFE, (byte) 0xFF}, 0, 2)
                || Arrays.equals(bytes, 0, 2, new byte[] {(byte) 0xFF, (byte) 0xFE}, 0, 2));
    return marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }
}
