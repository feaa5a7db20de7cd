package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.classify.Precision;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.pipeline.BatchOutput;
import dev.lantern.pipeline.BatchRequest;
import dev.lantern.pipeline.Isolation;
import dev.lantern.report.BatchOrder;
import dev.lantern.report.BatchTrouble;
import dev.lantern.report.ReportContent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
