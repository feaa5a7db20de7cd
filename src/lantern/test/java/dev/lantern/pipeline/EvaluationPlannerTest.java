package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.ImageSource;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.labels.LabelsException;
import dev.lantern.modelbundle.TestBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is measured, and the sentence where it cannot be. The tiny bundle has the classes clear,
/// left and right, and the findings sided (left, right) and clear.
final class EvaluationPlannerTest {
  private final Path folder;
  private final Path labels;
  private final EvaluationPlanner planner;

  EvaluationPlannerTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.labels = folder.resolve("labels.csv");
    this.planner = new EvaluationPlanner(TestBundles.openTiny().manifest(), ImageLoader.standard());
    for (String name : List.of("1.png", "2.png", "3.png")) {
      Files.createFile(folder.resolve(name));
    }
  }

  @Test
  void eachFindingIsAskedWhatTheLabelSaysOfIt() throws Exception {
    EvaluationPlan plan = planner.plan(table("1.png,left", "2.png,Clear", "3.png,").request());

    assertEquals(List.of("1.png", "2.png", "3.png"), names(plan));
    assertEquals(
        List.of("sided: [true, false, nothing]", "clear: [false, true, nothing]"),
        plan.questions().stream()
            .map(
                question ->
                    question.finding().id()
                        + ": "
                        + Stream.of("left", "Clear", "")
                            .map(question.truth()::positive)
                            .map(truth -> truth.map(String::valueOf).orElse("nothing"))
                            .toList())
            .toList());
  }

  @Test
  void rowsThatWereChosenBringTheirImagesAlone() throws Exception {
    assertEquals(
        List.of("2.png"),
        names(planner.plan(table("1.png,left,a", "2.png,clear,B").where("ward=b").request())));
  }

  @Test
  void whatAnEvaluationLeftIsNoneOfTheImages() throws Exception {
    Files.createFile(Files.createDirectory(folder.resolve("results")).resolve("sided-roc.png"));

    assertEquals(
        List.of("1.png", "2.png", "3.png"), names(planner.plan(table("1.png,left").request())));
  }

  @Test
  void aLabelMustMeanSomething() throws Exception {
    assertEquals(
        "Labels that say nothing of Sided or Clear (tiny 0.1.0): middle (2), top (1). Name those"
            + " that mean it with --positive LABEL[,LABEL] and --finding ID; every other label then"
            + " means its absence, and a row without a label is not counted.",
        refusal(table("1.png,middle", "2.png,top", "3.png,middle")));
    assertEquals(
        "Labels that say nothing of Sided (tiny 0.1.0): maybe (1). Name those that mean it with"
            + " --positive LABEL[,LABEL]; every other label then means its absence, and a row"
            + " without a label is not counted.",
        refusal(table("1.png,maybe", "2.png,yes").finding("sided")));
  }

  @Test
  void labelsOfImagesThatAreNotLookedAtNeedNotMeanAnything() throws Exception {
    EvaluationPlan plan = planner.plan(table("1.png,left", "gone.png,middle").request());

    assertEquals(1, plan.matching().unused().size());
  }

  @Test
  void saysWhatCannotBeAsked() throws Exception {
    Request plain = table("1.png,left,a", "2.png,clear,b", "3.png,left,b");

    assertEquals(
        "The labels have no column sex; theirs are file, label, ward.", refusal(plain.by("sex")));
    assertEquals(
        "The labels have no column sex; theirs are file, label, ward.",
        refusal(plain.where("sex=f")));
    assertEquals(
        "No row of the labels has ward=c; what stands there is a (1), b (2).",
        refusal(plain.where("ward=c")));
    assertEquals(
        "No row of the labels says lefts; what stands there is clear (1), left (2).",
        refusal(plain.finding("sided").positive("lefts")));
    assertEquals(
        "The bundle has no finding lump; its findings are sided, clear.",
        refusal(plain.finding("lump")));
    assertEquals(
        "The bundle has several findings (sided, clear): say with --finding which one --positive"
            + " is about.",
        refusal(plain.positive("left")));
    assertEquals(labels + " has no rows below its first line.", refusal(table()));
  }

  @Test
  void aColumnOfPatientsMakesNoSubgroups() throws Exception {
    String[] rows = IntStream.range(0, 51).mapToObj(i -> "1.png,left,p" + i).toArray(String[]::new);

    assertEquals(
        "The column ward has 51 different values; at most 50 make subgroups.",
        refusal(table(rows).by("ward")));
  }

  @Test
  void theColumnOfPatientsMakesNoSubgroupsAndIsNotRepeated() throws Exception {
    Request numbered = table("1.png,left,1280", "2.png,clear,1281", "3.png,left,1282");
    Files.writeString(labels, Files.readString(labels).replace("ward", "Patient_ID"));

    assertEquals(
        "The column patient_id says who the patient is, which makes no subgroups.",
        refusal(numbered.by("patient_id")));
    assertEquals(
        "No row of the labels has patient_id=7; 3 other values stand there.",
        refusal(numbered.where("patient_id=7")));
  }

  @Test
  void aConditionNeedsAColumnAndAValue() {
    assertEquals(Optional.empty(), EvaluationRequest.Condition.of("=a"));
    assertEquals(Optional.empty(), EvaluationRequest.Condition.of("a"));
    assertEquals(
        Optional.of(new EvaluationRequest.Condition("a", "")),
        EvaluationRequest.Condition.of("a="));
  }

  private String refusal(Request request) {
    return String.valueOf(
        assertThrows(LabelsException.class, () -> planner.plan(request.request())).getMessage());
  }

  private Request table(String... rows) throws IOException {
    Files.writeString(labels, "file,label,ward\n" + String.join("\n", rows));
    return new Request(List.of(), List.of(), List.of(), Optional.empty());
  }

  private List<String> names(EvaluationPlan plan) {
    return plan.sources().stream()
        .map(ImageSource::file)
        .map(file -> folder.relativize(file).toString())
        .toList();
  }

  /// A request in the making.
  private final class Request {
    private final List<EvaluationRequest.Condition> where;
    private final List<String> by;
    private final List<String> positive;
    private final Optional<String> finding;

    Request(
        List<EvaluationRequest.Condition> where,
        List<String> by,
        List<String> positive,
        Optional<String> finding) {
      this.where = where;
      this.by = by;
      this.positive = positive;
      this.finding = finding;
    }

    Request where(String words) {
      return new Request(
          List.of(EvaluationRequest.Condition.of(words).orElseThrow()), by, positive, finding);
    }

    Request by(String column) {
      return new Request(where, List.of(column), positive, finding);
    }

    Request positive(String label) {
      return new Request(where, by, List.of(label), finding);
    }

    Request finding(String id) {
      return new Request(where, by, positive, Optional.of(id));
    }

    EvaluationRequest request() {
      return new EvaluationRequest(
          labels,
          new BatchRequest(ScanInputs.of(List.of(folder), true), 1),
          where,
          by,
          positive,
          finding,
          false,
          folder.resolve("results"),
          Optional.empty());
    }
  }
}
