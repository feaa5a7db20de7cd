package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
      ReportFormat.JSON.write(report, output.folder());
      saysWhatItIs(heatmap, most, output.folder().resolve("results.json"));
    }
  }

  /// The picture alone leads back to its image and to what judged it, as the table does.
  private static void saysWhatItIs(Path heatmap, String finding, Path table) throws IOException {
    JsonNode row = new JsonMapper().readTree(table.toFile()).get("results").get(0);
    Map<String, String> words = new HashMap<>(PngWords.of(heatmap));

    assertEquals(row.get("program").asString(), words.remove("Software"));
    assertEquals(row.get("notice").asString(), words.remove("Disclaimer"));
    assertEquals(Explanation.LIMIT, words.remove("Warning"));
    assertEquals(finding, words.remove("finding"));
    assertEquals("cam", words.remove("method"));
    assertEquals(row.get(finding + "_operating_point").asString(), words.remove("operating_point"));
    assertEquals("2.25.86", words.get("study_instance_uid"));
    assertEquals(
        Set.of(
            "bundle",
            "bundle_sha256",
            "precision",
            "preprocessing_sha256",
            "study_instance_uid",
            "series_instance_uid",
            "sop_instance_uid"),
        words.keySet());
    words.forEach((name, value) -> assertEquals(row.get(name).asString(), value, name));
  }

  private static final class Unheard implements BatchListener {
    @Override
    public void found(int total, int takenOver) {}

    @Override
    public void finished(BatchRow row) {}
  }
}
