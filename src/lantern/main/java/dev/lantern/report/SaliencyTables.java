package dev.lantern.report;

import dev.lantern.evaluation.MapEffect;
import dev.lantern.evaluation.MapFigure;
import dev.lantern.evaluation.MapScore;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.pipeline.Evaluation;
import dev.lantern.pipeline.SaliencyEvaluation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// `saliency.csv`, a line an image and method as RFC 4180 has it, and `saliency.md`, the figures as
/// a table to be read.
final class SaliencyTables {
  private static final List<String> COLUMNS =
      List.of(
          "source",
          "finding",
          "method",
          "called_positive",
          "area",
          "pointing_game",
          "iou_fixed",
          "relevance_mass",
          "relevance_rank",
          "deletion_beaten",
          "insertion_beaten",
          "permuted_head",
          "permuted_head_chance",
          "permuted_last_layer",
          "permuted_last_layer_chance",
          "bundle",
          "bundle_sha256",
          "notice");

  private static final String HEAD =
      """

      | method | measure | images | mean [95 %] | by chance | good is |
      | --- | --- | --- | --- | --- | --- |
      """;

  private static final String TABLE = "saliency.csv";
  private static final String WORDS = "saliency.md";

  private SaliencyTables() {}

  static void write(Evaluation evaluation, ReportContext context, Path folder) throws IOException {
    write(folder.resolve(TABLE), rows(evaluation, context));
    write(folder.resolve(WORDS), words(evaluation, context));
  }

  static void remove(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(TABLE));
    Files.deleteIfExists(folder.resolve(WORDS));
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String rows(Evaluation evaluation, ReportContext context) {
    var text = new StringBuilder(CsvReport.line(COLUMNS));
    for (SaliencyEvaluation measured : evaluation.saliency()) {
      for (SaliencyEvaluation.Row row : measured.rows()) {
        List<String> cells = new ArrayList<>(cells(measured, row));
        BundleEntry.Usable bundle = context.bundles().getFirst();
        cells.addAll(List.of(bundle.name(), bundle.hash(), ReportContext.NOTICE));
        text.append(CsvReport.line(cells));
      }
    }
    return text.toString();
  }

  private static List<String> cells(SaliencyEvaluation measured, SaliencyEvaluation.Row row) {
    MapScore score = row.sample().score();
    return List.of(
        row.source().name(),
        measured.finding().id(),
        row.method().word(),
        Boolean.toString(row.called()),
        Numbers.sixDecimals(score.area()),
        Numbers.sixDecimals(score.hit()),
        Numbers.sixDecimals(score.overlaps().get(MapScore.FIXED)),
        Numbers.sixDecimals(score.mass()),
        Numbers.sixDecimals(score.rank()),
        effect(row, MapEffect::deletion),
        effect(row, MapEffect::insertion),
        effect(row, effect -> effect.head().own()),
        effect(row, effect -> effect.head().chance()),
        effect(row, effect -> effect.layer().own()),
        effect(row, effect -> effect.layer().chance()));
  }

  private static String effect(SaliencyEvaluation.Row row, ToDoubleFunction<MapEffect> value) {
    return row.sample()
        .effect()
        .map(effect -> Numbers.sixDecimals(value.applyAsDouble(effect)))
        .orElse("");
  }

  private static String words(Evaluation evaluation, ReportContext context) {
    var text = new StringBuilder(ReportContext.NOTICE).append("\n");
    for (SaliencyEvaluation measured : evaluation.saliency()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n%s (%s): %d images with the finding and a mark, %d of them called positive%s.%n",
              measured.finding().name(),
              context.bundles().getFirst().name(),
              measured.marked(),
              measured.called(),
              measured.cancelled() ? "; cancelled before all were measured" : ""));
      text.append(HEAD);
      for (SaliencyEvaluation.Method method : measured.methods()) {
        method.figures().figures().forEach(figure -> text.append(line(method, figure)));
      }
      measured.methods().forEach(method -> text.append(cuts(method)));
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static String line(SaliencyEvaluation.Method method, MapFigure figure) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d%s | %.3f [%.3f, %.3f] | %.3f | %s |\n",
        method.name().word(),
        figure.measure().title(),
        figure.images(),
        figure.few() ? " few" : "",
        figure.value(),
        figure.low(),
        figure.high(),
        figure.chance(),
        figure.measure().good());
  }

  private static String cuts(SaliencyEvaluation.Method method) {
    List<Double> cuts = method.figures().cuts();
    return cuts.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "\n%s: the cut-off that is best on one half of the patients is %.2f of the maximum, on"
                + " the other %.2f.\n",
            method.name().word(),
            cuts.getLast(),
            cuts.getFirst());
  }
}
