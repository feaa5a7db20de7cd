package dev.lantern.report;

import dev.lantern.pipeline.Evaluation;
import java.io.IOException;
import java.nio.file.Path;

/// What an evaluation leaves in its folder: `images.csv`, `evaluation.json`, and plots.
public final class EvaluationReport {

  public static EvaluationReport load() throws IOException {
    return new EvaluationReport();
  }

  public void write(Evaluation evaluation, ReportContext context, Path folder) throws IOException {
    EvaluationTable.write(evaluation, context, folder.resolve("images.csv"));
    EvaluationJson.write(evaluation, context, folder.resolve("evaluation.json"));
  }
}
