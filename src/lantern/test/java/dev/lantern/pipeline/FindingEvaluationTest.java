package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.classify.Classification;
import dev.lantern.evaluation.Figures;
import dev.lantern.evaluation.Sample;
import dev.lantern.imaging.ImageSource;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.labels.LabelRow;
import dev.lantern.modelbundle.TestBundles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Figures of scores that a table holds beside its labels, in the column `said`.
final class FindingEvaluationTest {
  private static final String TABLE =
      """
      file,label,ward,said,patient_id
      1.png,left,a,0.9,p1
      2.png,clear,a,0.6,p1
      3.png,left,a,0.5,p2
      4.png,clear,a,0.2,p2
      5.png,left,b,0.8,p3
      6.png,clear,b,0.7,p4
      """;

  private final Path folder;

  FindingEvaluationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /// Each patient's own images are in order, which those of both are not: the rounds differ.
  @Test
  void figuresOfAGroupDrawPatientsAsThoseOfTheWholeDo() throws Exception {
    FindingEvaluation measured = measured(TABLE);

    double threshold = measured.figures().threshold();
    assertEquals(
        List.of(
            new FindingEvaluation.Subgroup(
                "ward",
                "a",
                Figures.of(
                    List.of(
                        new Sample(0.9, true, "patient p1"),
                        new Sample(0.6, false, "patient p1"),
                        new Sample(0.5, true, "patient p2"),
                        new Sample(0.2, false, "patient p2")),
                    threshold,
                    true)),
            new FindingEvaluation.Subgroup(
                "ward",
                "b",
                Figures.of(
                    List.of(
                        new Sample(0.8, true, "patient p3"), new Sample(0.7, false, "patient p4")),
                    threshold,
                    true))),
        measured.subgroups());
    assertEquals(List.of("0.75 by patient, shares too", "1.0 by patient"), words(measured));
  }

  @Test
  void withoutPatientsEachImageCountsForItself() throws Exception {
    assertEquals(
        List.of("0.75", "1.0"), words(measured(TABLE.replace("patient_id", "technician"))));
  }

  /// The area of each group, and which intervals are by patient.
  private static List<String> words(FindingEvaluation measured) {
    return measured.subgroups().stream()
        .map(FindingEvaluation.Subgroup::figures)
        .map(
            figures ->
                figures.auc().orElseThrow().value()
                    + (figures.aucByPatient().isPresent() ? " by patient" : "")
                    + (figures.confusion().byPatient() ? ", shares too" : ""))
        .toList();
  }

  private FindingEvaluation measured(String table) throws Exception {
    Path labels = Files.writeString(folder.resolve("labels.csv"), table);
    for (int i = 1; i <= 6; i++) {
      Files.createFile(folder.resolve(i + ".png"));
    }
    EvaluationPlan plan =
        new EvaluationPlanner(TestBundles.openTiny().manifest(), ImageLoader.standard())
            .plan(
                new EvaluationRequest(
                    labels,
                    new BatchRequest(ScanInputs.of(List.of(folder), true), 1),
                    List.of(),
                    List.of("ward"),
                    List.of(),
                    Optional.of("sided"),
                    false,
                    folder.resolve("results"),
                    Optional.empty()));
    EvaluationPlan.Question question = plan.questions().getFirst();
    List<EvaluatedImage> images = new ArrayList<>();
    for (Map.Entry<ImageSource, LabelRow> entry :
        new TreeMap<>(plan.matching().rows()).entrySet()) {
      double said = Double.parseDouble(entry.getValue().cell("said"));
      images.add(
          new EvaluatedImage(
              new BatchRow(
                  entry.getKey(),
                  BatchRow.Outcome.DIAGNOSED,
                  Optional.empty(),
                  "",
                  BatchRow.Identifiers.NONE,
                  Optional.of(
                      new Classification(
                          "tiny 0.1.0", "", List.of(question.finding().finding(0, said))))),
              Optional.of(entry.getValue()),
              Optional.empty()));
    }
    return FindingEvaluation.of(plan, question, images);
  }
}
