package dev.lantern.report;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Finding;
import dev.lantern.explain.Verdict;
import dev.lantern.imaging.ImageHeader.PatientFields;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.BundleEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `results.csv`: RFC 4180, UTF-8, a line per file; the README lists the columns.
final class CsvReport {
  private static final String LINE_END = "\r\n";
  private static final List<String> PATIENT =
      List.of("patient_name", "patient_id", "patient_birth_date");

  /// Of each finding, without what is asked for.
  private static final List<String> FINDING =
      List.of("_probability", "_threshold", "_positive", "_heatmap", "_operating_point");

  private static final Pattern TO_QUOTE = Pattern.compile("[\",;\t\r\n]");

  /// The place before a formula, within a cell, where another separator than ours would begin one.
  private static final Pattern INNER_FORMULA =
      Pattern.compile("(?<=[;\t\r\n])(\"*)(?=[=+\\-@＝＋－＠])");

  private final BatchReport report;
  private final List<String> findings;
  private final List<String> findingColumns;

  private CsvReport(BatchReport report) {
    this.report = report;
    this.findings = report.context().findings();
    this.findingColumns = new ArrayList<>(FINDING);
    report.content().parts().forEach(part -> findingColumns.add("_" + part.column()));
    if (report.content().trust()) {
      findingColumns.add("_trust");
    }
  }

  static void write(BatchReport report, Path file) throws IOException {
    var table = new CsvReport(report);
    AtomicFile.write(
        file,
        stream -> {
          stream.write(line(table.header()).getBytes(StandardCharsets.UTF_8));
          for (ReportRow row : report.rows()) {
            stream.write(line(table.cells(row)).getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  private List<String> header() {
    List<String> names = new ArrayList<>(List.of("source", "outcome", "reason"));
    for (String id : findings) {
      findingColumns.stream().map(id::concat).forEach(names::add);
    }
    names.addAll(List.of("detail", "rank", "urgency"));
    if (report.content().patients()) {
      names.addAll(PATIENT);
    }
    names.addAll(List.of("study_instance_uid", "series_instance_uid", "sop_instance_uid"));
    names.addAll(List.of("bundle", "bundle_sha256", "precision", "preprocessing_sha256"));
    names.addAll(List.of("program", "notice"));
    return names;
  }

  private List<String> cells(ReportRow ranked) {
    BatchRow row = ranked.row();
    List<String> cells =
        new ArrayList<>(List.of(row.source().name(), row.outcome().word(), row.reasonCode()));
    for (String id : findings) {
      cells.addAll(
          row.finding(id)
              .map(finding -> cells(row, finding))
              .orElseGet(() -> blanks(findingColumns.size())));
    }
    cells.add(row.detail());
    cells.add(Integer.toString(ranked.rank()));
    cells.add(row.urgency().stream().mapToObj(Numbers::sixDecimals).findFirst().orElse(""));
    if (report.content().patients()) {
      cells.addAll(ranked.patient().map(CsvReport::cells).orElseGet(() -> blanks(3)));
    }
    cells.add(row.identifiers().study().orElse(""));
    cells.add(row.identifiers().series().orElse(""));
    cells.add(row.identifiers().sop().orElse(""));
    cells.addAll(row.classification().map(this::cells).orElseGet(() -> blanks(4)));
    cells.add(report.context().program());
    cells.add(ReportContext.NOTICE);
    return cells;
  }

  private List<String> cells(BatchRow row, Finding finding) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                Numbers.sixDecimals(finding.probability()),
                Numbers.sixDecimals(finding.threshold()),
                Boolean.toString(finding.positive()),
                finding.positive() ? PositiveFiles.heatmap(row.source(), finding.id()) : "",
                finding.operatingPoint().name()));
    for (PositivePart part : report.content().parts()) {
      cells.add(part.file(row, finding).orElse(""));
    }
    if (report.content().trust()) {
      cells.add(row.trust(finding.id()).map(Verdict::word).orElse(""));
    }
    return cells;
  }

  private List<String> cells(Classification said) {
    return List.of(
        said.bundle(),
        said.bundleHash(),
        report.context().precision().word(),
        report.context().bundle(said.bundle()).map(BundleEntry.Usable::preprocessing).orElse(""));
  }

  private static List<String> cells(PatientFields patient) {
    return List.of(patient.name(), patient.id(), patient.birthDate());
  }

  private static List<String> blanks(int count) {
    return Stream.generate(() -> "").limit(count).toList();
  }

  /// A record, with its line end.
  static String line(List<String> cells) {
    return cells.stream()
            .map(CsvReport::defused)
            .map(CsvReport::quoted)
            .collect(Collectors.joining(","))
        + LINE_END;
  }

  /// A spreadsheet would take a cell with one of these beginnings for a formula, and run it: an
  /// apostrophe before it makes it text. No number that is written here begins so. Where semicolon
  /// or tab is its separator, quotes hold nothing together but at a line's start, so that a cell
  /// begins behind each of them, too.
  private static String defused(String cell) {
    String inside = INNER_FORMULA.matcher(cell).replaceAll("$1'");
    return !inside.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(inside.charAt(0)) >= 0
        ? "'" + inside
        : inside;
  }

  private static String quoted(String cell) {
    return TO_QUOTE.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
