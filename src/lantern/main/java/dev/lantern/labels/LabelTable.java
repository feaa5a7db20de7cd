package dev.lantern.labels;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A table of labels: RFC 4180, separated by commas, semicolons or tabs, UTF-8 unless a byte order
/// mark says otherwise, column names in its first line. `file` and `label` must be among them; case
/// makes no difference.
///
/// @param columns as the file writes them
/// @param rows in the file's order; empty lines are left out
public record LabelTable(List<String> columns, List<LabelRow> rows) {
  private static final long MOST_BYTES = 256L << 20;
  private static final char[] SEPARATORS = {',', ';', '\t'};

  public LabelTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// @throws LabelsException where the file cannot be read, has over 256 MiB, or is no such table
  public static LabelTable read(Path file) throws LabelsException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new LabelsException(file + " has over " + (MOST_BYTES >> 20) + " MiB.");
      }
      for (char separator : SEPARATORS) {
        try (CloseableIterator<CsvRecord> records = open(file, separator).iterator()) {
          List<String> columns = records.hasNext() ? header(records.next()) : List.of();
          if (has(columns, LabelRow.FILE) && has(columns, LabelRow.LABEL)) {
            return new LabelTable(columns, rows(file, columns, records));
          }
        }
      }
      throw new LabelsException(
          file + " needs the columns " + LabelRow.FILE + " and " + LabelRow.LABEL + ".");
    } catch (IOException | UncheckedIOException e) {
      throw new LabelsException(file + " cannot be read.", e);
    } catch (CsvParseException e) {
      throw new LabelsException(file + " is not a table: " + e.getMessage(), e);
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

  static String key(String column) {
    return column.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean has(List<String> columns, String key) {
    return columns.stream().anyMatch(column -> key(column).equals(key));
  }

  private static CsvReader<CsvRecord> open(Path file, char separator) throws IOException {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .detectBomHeader(true)
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(file);
  }

  private static List<String> header(CsvRecord record) {
    return record.getFields().stream().map(String::strip).toList();
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

  private static Optional<String> repeated(List<String> keys) {
    return keys.stream()
        .filter(key -> !key.isEmpty() && keys.indexOf(key) != keys.lastIndexOf(key))
        .findFirst();
  }
}
