package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lantern.classify.Precision;
import dev.lantern.dicom.ChestFilms;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.pipeline.BatchControl;
import dev.lantern.pipeline.BatchOutput;
import dev.lantern.pipeline.BatchRequest;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Isolation;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a batch ends whose user cancels it once every file is done.
final class BatchJobTest {
  private static final int FILMS = 12;

  private final Path in;
  private final Path out;
  private final Path failed;
  private final Path models;

  BatchJobTest(@TempDir Path folder) {
    this.in = folder.resolve("in");
    this.out = folder.resolve("out");
    this.failed = folder.resolve("failed");
    this.models = folder.resolve("models");
  }

  @BeforeAll
  static void loadNatives() throws NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @BeforeEach
  void makeInputs() throws IOException {
    ChestFilms.fill(in, FILMS);
    TestBundles.discerning(Files.createDirectories(models));
  }

  @Test
  void saysWhatItLeftOutAndMakesItTheNextTime() throws Exception {
    Set<ReportFormat> formats = Set.of(ReportFormat.CSV, ReportFormat.PDF);
    BatchEnd hurried = run(formats, Optional.of(failed), true);

    assertEquals(BatchResult.State.COMPLETE, hurried.result().state());
    assertEquals(List.of(new BatchTrouble.LeftOut()), hurried.troubles());
    assertEquals(OptionalInt.empty(), hurried.collected());
    assertFalse(Files.exists(out.resolve(PdfReport.FOLDER)));

    BatchEnd whole = run(formats, Optional.of(failed), false);

    assertEquals(List.of(), whole.troubles());
    assertEquals(OptionalInt.of(2), whole.collected());
    assertFalse(ResultFiles.names(out.resolve(PdfReport.FOLDER)).isEmpty());
  }

  @Test
  void theCopiesOfFailedFilesAloneAreMissedToo() throws Exception {
    assertEquals(
        List.of(new BatchTrouble.LeftOut()),
        run(Set.of(ReportFormat.CSV), Optional.of(failed), true).troubles());
  }

  @Test
  void lacksNothingWhereNothingSlowWasAskedFor() throws Exception {
    assertEquals(List.of(), run(Set.of(ReportFormat.CSV), Optional.empty(), true).troubles());
  }

  /// @param hurried cancelled with the last file
  private BatchEnd run(Set<ReportFormat> formats, Optional<Path> quarantine, boolean hurried)
      throws Exception {
    var order =
        new BatchOrder(
            new BatchRequest(ScanInputs.of(List.of(in), true), 2),
            new BatchOutput(out, false, false, quarantine),
            Isolation.standard(),
            new BatchOrder.Networks(Optional.empty(), Precision.FLOAT32, Optional.empty()),
            new BatchOrder.Exports(formats, ReportContent.PLAIN, List.of("in")),
            Optional.empty());
    var control = new BatchControl();
    var tools = new BatchJob.Tools(new Workbench(List.of(models)), Interruption.none());
    return new BatchJob(tools, order, control)
        .run(
            new BatchAudience() {
              private int open;

              @Override
              public synchronized void found(int total, int takenOver) {
                open = total - takenOver;
              }

              @Override
              public synchronized void finished(BatchRow row) {
                open--;
                if (hurried && open == 0) {
                  control.cancel();
                }
              }
            });
  }
}
