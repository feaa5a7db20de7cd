package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Finding;
import dev.lantern.classify.Precision;
import dev.lantern.dicom.ChestFilms;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.pipeline.BatchControl;
import dev.lantern.pipeline.BatchListener;
import dev.lantern.pipeline.BatchOutput;
import dev.lantern.pipeline.BatchRequest;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.BatchRunner;
import dev.lantern.pipeline.BundleRouter;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PositiveFilesTest {
  @TempDir private Path folder = Path.of("");

  /// The hurried page reads no file, so the picture in it was made from the pixels.
  @Test
  void leavesTheSmallPictureToThePage() throws Exception {
    NativeRuntime.start(AppDirectories.ofUser());
    Path models = Files.createDirectories(folder.resolve("models"));
    TestBundles.copyOfTiny(models);
    Path film = folder.resolve("film.dcm");
    ChestFilms.write(film, 5);
    MadeParts made = new MadeParts(Set.of(ReportFormat.HTML));
    var workbench = new Workbench(List.of(models));
    try (BundleRouter router = workbench.router(Optional.empty(), Precision.FLOAT32)) {
      PositiveFiles files = PositiveFiles.load(Set.of(), ReportContext.of(router), made);
      var output = new BatchOutput(folder.resolve("out"), false, false, Optional.empty());
      BatchResult result;
      try (BatchRunner batch = workbench.batch(router, output, files)) {
        var request = new BatchRequest(ScanInputs.of(List.of(film), false), 1);
        result = batch.run(request, new Unheard(), new BatchControl());
      }
      BatchRow row = result.rows().getFirst();
      assertTrue(row.positive());
      var hurried = new Rereading(workbench.images(), () -> true, made);
      var report =
          new BatchReport(
              result, ReportContext.of(router), ReportFixture.RUN, ReportContent.PLAIN, hurried);
      ReportFormat.HTML.write(report, output.folder());

      String most = Finding.mostUrgent(row.findings()).id();
      Path heatmap = output.folder().resolve(PositiveFiles.heatmap(row.source(), most));
      byte[] held = made.pictures().of(heatmap).orElseThrow();
      assertArrayEquals(Thumbnails.load().of(heatmap), held);
      String page = Files.readString(output.folder().resolve("report.html"));
      assertTrue(page.contains(Base64.getEncoder().encodeToString(held)), "the page holds it");
    }
  }

  private static final class Unheard implements BatchListener {
    @Override
    public void found(int total, int takenOver) {}

    @Override
    public void finished(BatchRow row) {}
  }
}
