package dev.lantern.labels;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.lantern.platform.RootCause;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A table of labels: RFC 4180, separated by commas, semicolons or tabs, column names in its first
/// line. `file` and `label` must be among them; case makes no difference. The characters are those
/// that a byte order mark names, else UTF-8, else, where the bytes are no UTF-8,
/// Windows-1252, which spreadsheets write.
///
/// @param columns as the file writes them
/// @param rows in the file's order; empty lines are left out
public record LabelTable(List<String> columns, List<LabelRow> rows) {
  private static final long MOST_BYTES = 256L << 20;

  /// With it a spreadsheet is told the separator, in a line before the column names.
  private static final String HINT = "sep=";

  private static final char[] SEPARATORS = {',', ';', '\t'};

  public LabelTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// @throws LabelsException where the file cannot be read, has over 256 MiB, or is no such table
  public static LabelTable read(Path file) throws LabelsException {
    return read(file, List.of(LabelRow.FILE, LabelRow.LABEL));
  }

  /// As [#read], for a table that needs other columns.
  ///
  /// @param needed at least two, in lower case
  static LabelTable read(Path file, List<String> needed) throws LabelsException {
    if (!Files.isRegularFile(file)) {
      throw new LabelsException(
          Files.exists(file) ? file + " is no file of labels." : "There is no " + file + ".");
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new LabelsException(file + " has over " + (MOST_BYTES >> 20) + " MiB.");
      }
      Charset charset = charset(file);
      for (char separator : SEPARATORS) {
        try (CloseableIterator<CsvRecord> records = open(file, charset, separator).iterator()) {
          List<String> columns = header(records);
          if (needed.stream().allMatch(column -> has(columns, column))) {
            return new LabelTable(columns, rows(file, columns, records));
          }
        }
      }
      throw new LabelsException(
          file
              + " needs the columns "
              + String.join(", ", needed.subList(0, needed.size() - 1))
              + " and "
              + needed.getLast()
              + ", named in its first line and separated by commas, semicolons or tabs.");
    } catch (IOException | UncheckedIOException e) {
      throw new LabelsException(file + " cannot be read.", e);
    } catch (CsvParseException e) {
      throw new LabelsException(file + " is not a table: " + RootCause.of(e).getMessage(), e);
    }
  }

  /// Rows whose cell in a column says the same as a value, whatever its case.
  ///
  /// @throws LabelsException where there is no such column
  public LabelTable where(String column, String value) throws LabelsException {
    requireColumn(column);
    return new LabelTable(
        columns,
        rows.stream().filter(row -> row.cell(column).equalsIgnoreCase(value.strip())).toList());
  }

  /// @throws LabelsException where there is no such column
  public void requireColumn(String column) throws LabelsException {
    if (!has(columns, key(column))) {
      throw new LabelsException(
          "The labels have no column "
              + column
              + "; theirs are "
              + String.join(", ", columns)
              + ".");
    }
  }

  /// True where a row tells its patient.
  public boolean knowsPatients() {
    return rows.stream().anyMatch(row -> row.patient().isPresent());
  }

  /// True of the column that says who the patient is, in any case.
  public static boolean ofPatients(String column) {
    return key(column).equals(LabelRow.PATIENT);
  }

  static String key(String column) {
    return column.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean has(List<String> columns, String key) {
    return columns.stream().anyMatch(column -> key(column).equals(key));
  }

  private static Charset charset(Path file) throws IOException {
    try (Reader strict = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      strict.transferTo(Writer.nullWriter());
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return Charset.forName("windows-1252");
    }
  }

  private static CsvReader<CsvRecord> open(Path file, Charset charset, char separator)
      throws IOException {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .detectBomHeader(true)
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(file, charset);
  }

  /// Empty where the first line is none with this separator, as where another one follows a quote.
  private static List<String> header(CloseableIterator<CsvRecord> records) {
    try {
      List<String> first = next(records);
      return !first.isEmpty() && first.getFirst().startsWith(HINT) ? next(records) : first;
    } catch (CsvParseException e) {
      return List.of();
    }
  }

  private static List<String> next(CloseableIterator<CsvRecord> records) {
    return records.hasNext()
        ? records.next().getFields().stream().map(String::strip).toList()
        : List.of();
  }

  private static List<LabelRow> rows(
      Path file, List<String> columns, CloseableIterator<CsvRecord> records)
      throws LabelsException {
    Optional<String> twice = repeated(columns.stream().map(LabelTable::key).toList());
    if (twice.isPresent()) {
      throw new LabelsException(file + " has the column " + twice.get() + " twice.");
    }
    List<LabelRow> rows = new ArrayList<>();
    while (records.hasNext()) {
      CsvRecord record = records.next();
      requireWidth(file, columns, record);
      Map<String, String> cells = new HashMap<>();
      for (int i = 0; i < Math.min(columns.size(), record.getFieldCount()); i++) {
        cells.put(key(columns.get(i)), record.getField(i).strip());
      }
      if (cells.values().stream().anyMatch(cell -> !cell.isEmpty())) {
        rows.add(new LabelRow(record.getStartingLineNumber(), cells));
      }
    }
    return rows;
  }

  /// A separator in a cell without quotes moves the cells behind it into columns that they are not
  /// of. Separators at the end of a line are a habit of spreadsheets.
  private static void requireWidth(Path file, List<String> columns, CsvRecord record)
      throws LabelsException {
    for (int i = columns.size(); i < record.getFieldCount(); i++) {
      if (!record.getField(i).isBlank()) {
        throw new LabelsException(
            "%s, line %d: %d cells for %d columns; a separator within a cell needs quotes around it."
                .formatted(
                    file, record.getStartingLineNumber(), record.getFieldCount(), columns.size()));
      }
    }
  }

  private static Optional<String> repeated(List<String> keys) {
    return keys.stream()
        .filter(key -> !key.isEmpty() && keys.indexOf(key) != keys.lastIndexOf(key))
        .findFirst();
  }
}
