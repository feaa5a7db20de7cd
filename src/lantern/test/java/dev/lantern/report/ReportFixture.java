package dev.lantern.report;

import dev.lantern.classify.Calibration;
import dev.lantern.classify.ClassSet;
import dev.lantern.classify.Classification;
import dev.lantern.classify.Estimate;
import dev.lantern.classify.Finding;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.classify.OperatingPoints;
import dev.lantern.classify.Precision;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.FileStamp;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.Reason;
import dev.lantern.imaging.SkipReason;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.BatchRow.Identifiers;
import dev.lantern.pipeline.BatchRow.Outcome;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.pipeline.ModelCard;
import dev.lantern.pipeline.WorkDone;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.Energy;
import dev.lantern.platform.Machine;
import dev.lantern.platform.RunCost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// A batch of every outcome, judged by two bundles: what the tests of the reports write.
public final class ReportFixture {
  static final FindingRule PNEUMONIA = rule("pneumonia", "Pneumonia", 0.5);
  static final FindingRule LUMP = rule("lump", "Lump", 0.25);

  static final BundleEntry.Usable RADIOGRAPH =
      bundle("cxr", "Pneumonia on radiographs", "ab", PNEUMONIA);
  static final BundleEntry.Usable ULTRASOUND = bundle("us", "Lumps in ultrasound", "cd", LUMP);

  static final ReportContext CONTEXT =
      new ReportContext("Lantern 1", Precision.INT8, List.of(RADIOGRAPH, ULTRASOUND));

  /// Sorted by source: `=1+1.dcm` failed, `a.dcm` negative, `b, "quoted".dcm` skipped, `c.zip!d`
  /// positive for a lump.
  static final List<BatchRow> ROWS =
      List.of(
          refused("=1+1.dcm", FailureReason.TRUNCATED, "ends after 7 of 9 bytes"),
          diagnosed(ImageSource.of(Path.of("a.dcm")), RADIOGRAPH, PNEUMONIA, 0.4375),
          refused("b, \"quoted\".dcm", SkipReason.BODY_PART, "-KNEE is not one of CHEST"),
          diagnosed(new ImageSource(Path.of("c.zip"), Optional.of("d")), ULTRASOUND, LUMP, 0.8125));

  static final RunAccount RUN =
      new RunAccount(
          new RunCost(
              Instant.parse("2026-11-23T10:00:00.25Z"),
              Instant.parse("2026-11-23T10:00:04Z"),
              Duration.ofSeconds(4),
              Duration.ofSeconds(6),
              new Energy.Measured(50, List.of("package-0", "dram"))),
          new Machine(2, 1L << 34, "Linux amd64", "25.0.3"),
          List.of("scans"),
          2,
          new WorkDone(1, Duration.ofSeconds(2)));

  private ReportFixture() {}

  static BatchReport report(List<BatchRow> rows, ReportContent content) {
    return report(new BatchResult(rows, rows.size(), false, Optional.empty()), content);
  }

  static BatchReport report(BatchResult result, ReportContent content) {
    return report(result, content, () -> false);
  }

  static BatchReport report(BatchResult result, ReportContent content, BooleanSupplier cancelled) {
    return report(result, content, cancelled, new MadeParts(Set.of(ReportFormat.HTML)));
  }

  /// One of several reports of the same batch.
  static BatchReport report(List<BatchRow> rows, MadeParts made) {
    return report(
        new BatchResult(rows, rows.size(), false, Optional.empty()),
        ReportContent.PLAIN,
        () -> false,
        made);
  }

  static BatchReport report(
      BatchResult result, ReportContent content, BooleanSupplier cancelled, MadeParts made) {
    Rereading files = new Rereading(new Workbench(List.of()).images(), cancelled, made);
    return new BatchReport(result, CONTEXT, RUN, content, files);
  }

  static BatchRow diagnosed(
      ImageSource source, BundleEntry.Usable bundle, FindingRule rule, double probability) {
    OperatingPoint point = rule.operatingPoints().inUse();
    Finding finding =
        new Finding(
            rule.id(),
            rule.name(),
            1.25,
            probability,
            true,
            point,
            probability >= point.threshold());
    return new BatchRow(
            source,
            Outcome.DIAGNOSED,
            Optional.empty(),
            "",
            new Identifiers(Optional.of("1.2"), Optional.of("1.3"), Optional.of("1.4")),
            Optional.of(new Classification(bundle.name(), bundle.hash(), List.of(finding))))
        .seenAs(FileStamp.ifThere(source.file()));
  }

  public static BatchRow refused(String file, Reason reason, String detail) {
    Outcome outcome =
        switch (reason) {
          case SkipReason _ -> Outcome.SKIPPED;
          case FailureReason _ -> Outcome.FAILED;
        };
    return new BatchRow(
            ImageSource.of(Path.of(file)),
            outcome,
            Optional.of(reason),
            detail,
            new Identifiers(Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty())
        .seenAs(FileStamp.ifThere(Path.of(file)));
  }

  private static FindingRule rule(String id, String name, double threshold) {
    return new FindingRule(
        id,
        name,
        new FindingRule.Code("99LANTERN", id, name),
        new ClassSet(2, List.of(1)),
        new Calibration.Platt(1, 0),
        new OperatingPoints(
            List.of(
                new OperatingPoint(
                    "youden",
                    threshold,
                    new Estimate(0.95, 0.9, 0.99),
                    new Estimate(0.9, 0.85, 0.94),
                    List.of())),
            "youden"),
        1);
  }

  private static BundleEntry.Usable bundle(
      String id, String title, String hash, FindingRule finding) {
    return new BundleEntry.Usable(
        id,
        id + " 1.0.0",
        title,
        "Trained on nobody.",
        hash.repeat(32),
        "ef".repeat(32),
        List.of(finding),
        List.of(Precision.FLOAT32, Precision.INT8),
        new ModelCard("# " + title, "Tests.", "Nowhere", Map.of()));
  }
}
