package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.classify.Precision;
import dev.lantern.imaging.SkipReason;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.pipeline.BatchOutput;
import dev.lantern.pipeline.BatchRequest;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.Isolation;
import dev.lantern.report.BatchEnd;
import dev.lantern.report.BatchOrder;
import dev.lantern.report.BatchTrouble;
import dev.lantern.report.ReportContent;
import dev.lantern.report.ReportFixture;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the command says of a scan that is not complete.
final class ScanAudienceTest {
  private final StringWriter said = new StringWriter();

  @Test
  void namesTheCommandThatMakesWhatWasLeftOut() {
    ScanAudience audience = audienceAfresh();
    audience.trouble(new BatchTrouble.LeftOut());
    audience.trouble(new BatchTrouble.LeftOut());

    assertEquals(
        List.of(
            "Every file is done, but the scan was ended while results were written: pictures of"
                + " the page, PDFs, patients or copies of failed files are missing; the same"
                + " command without --fresh makes them."),
        said.toString().lines().toList());
  }

  @Test
  void theSumNamesEveryReasonTheMostFrequentFirst() {
    List<BatchRow> rows =
        List.of(
            row("a", SkipReason.VIEW),
            row("b", SkipReason.MODALITY),
            row("c", SkipReason.MODALITY));
    audienceAfresh()
        .ended(
            new BatchEnd(
                new BatchResult(rows, 3, false, Optional.empty()),
                List.of(),
                OptionalInt.empty(),
                0,
                Optional.empty()));
    assertEquals(
        List.of("3 found = 0 diagnosed + 3 skipped + 0 failed", "skipped: modality 2, view 1"),
        said.toString().lines().limit(2).toList());
  }

  private static BatchRow row(String name, SkipReason reason) {
    return ReportFixture.refused(name, reason, "");
  }

  private ScanAudience audienceAfresh() {
    var order =
        new BatchOrder(
            new BatchRequest(ScanInputs.of(List.of(Path.of("in")), false), 1),
            new BatchOutput(Path.of("out"), true, false, Optional.empty()),
            Isolation.standard(),
            new BatchOrder.Networks(Optional.empty(), Precision.FLOAT32, Optional.empty()),
            new BatchOrder.Exports(Set.of(), ReportContent.PLAIN, List.of()),
            Optional.empty());
    var writer = new PrintWriter(said, true);
    return new ScanAudience(new Console(writer, writer, false), order);
  }
}
