package dev.lantern.report;

import dev.lantern.pipeline.Evaluation;
import dev.lantern.pipeline.FindingEvaluation;
import java.io.IOException;
import java.nio.file.Path;

/// What an evaluation leaves in its folder: `images.csv`, `evaluation.json`, four plots a finding,
/// and `saliency.csv` and `saliency.md` where the maps were asked for.
public final class EvaluationReport {
  private final EvaluationPlots plots;

  private EvaluationReport(EvaluationPlots plots) {
    this.plots = plots;
  }

  /// Loads what every plot needs, for the reason that [HeatmapPicture#load] gives.
  public static EvaluationReport load() throws IOException {
    return new EvaluationReport(new EvaluationPlots(Letters.load(), NoticeStrip.notice()));
  }

  /// Writes each file whole or not at all. An evaluation that was cancelled gets no plots: half the
  /// images make no curve. Those of an evaluation before it, of whichever bundle, do not stay
  /// beside other figures.
  public void write(Evaluation evaluation, ReportContext context, Path folder) throws IOException {
    EvaluationPlots.remove(folder);
    SaliencyTables.remove(folder);
    EvaluationTable.write(evaluation, context, folder.resolve("images.csv"));
    EvaluationJson.write(evaluation, context, folder.resolve("evaluation.json"));
    if (!evaluation.saliency().isEmpty()) {
      SaliencyTables.write(evaluation, context, folder);
    }
    if (!evaluation.cancelled()) {
      for (FindingEvaluation measured : evaluation.findings()) {
        plots.write(measured, context.bundles().getFirst().name(), folder);
      }
    }
  }
}
