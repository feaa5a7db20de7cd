package dev.lantern.report;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Finding;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `results.csv`: RFC 4180, UTF-8, a line per file. Columns `source`, `outcome`, `reason`; per
/// finding of every bundle `<id>_probability`, `<id>_threshold`, `<id>_positive`, `<id>_heatmap`;
/// then the bundle that judged, and what every export carries.
final class CsvReport {
  private static final String LINE_END = "\r\n";

  private CsvReport() {}

  static void write(BatchResult result, ReportContext context, Path file) throws IOException {
    var text = new StringBuilder(line(header(context)));
    for (BatchRow row : result.rows()) {
      text.append(line(cells(row, context)));
    }
    AtomicFile.write(
        file, stream -> stream.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> header(ReportContext context) {
    List<String> names = new ArrayList<>(List.of("source", "outcome", "reason"));
    for (String finding : context.findings()) {
      names.add(finding + "_probability");
      names.add(finding + "_threshold");
      names.add(finding + "_positive");
      names.add(finding + "_heatmap");
    }
    names.addAll(List.of("detail", "sop_instance_uid", "bundle", "bundle_sha256", "notice"));
    return names;
  }

  private static List<String> cells(BatchRow row, ReportContext context) {
    List<String> cells =
        new ArrayList<>(List.of(row.source().name(), row.outcome().word(), row.reason()));
    for (String id : context.findings()) {
      cells.addAll(
          row.finding(id)
              .map(finding -> cells(row, finding))
              .orElseGet(() -> List.of("", "", "", "")));
    }
    cells.add(row.detail());
    cells.add(row.identifiers().sop().orElse(""));
    cells.add(row.classification().map(Classification::bundle).orElse(""));
    cells.add(row.classification().map(Classification::bundleHash).orElse(""));
    cells.add(ReportContext.NOTICE);
    return cells;
  }

  private static List<String> cells(BatchRow row, Finding finding) {
    return List.of(
        Numbers.probability(finding.probability()),
        Numbers.probability(finding.threshold()),
        Boolean.toString(finding.positive()),
        finding.positive() ? HeatmapPicture.name(row.source(), finding.id()) : "");
  }

  /// A record, with its line end.
  static String line(List<String> cells) {
    return cells.stream().map(CsvReport::quoted).collect(Collectors.joining(",")) + LINE_END;
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
