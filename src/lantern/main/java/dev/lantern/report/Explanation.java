package dev.lantern.report;

import dev.lantern.classify.Finding;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.pipeline.ImageOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One image explained: `explanation.json`, and per finding `<id>-heatmap.png` and `<id>-map.npy`.
public final class Explanation {
  private Explanation() {}

  /// Writes the files.
  ///
  /// @return what was written, in order
  public static List<Path> write(ImageOutcome.Diagnosed outcome, ReportContext context, Path folder)
      throws IOException, ImageReadException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    List<Finding> findings = outcome.classification().findings();
    HeatmapPicture pictures = HeatmapPicture.load();
    for (int i = 0; i < findings.size(); i++) {
      SaliencyMap map = outcome.saliency().get(i);
      Path picture = folder.resolve(findings.get(i).id() + "-heatmap.png");
      pictures.write(picture, outcome.image(), findings.get(i), map);
      written.add(picture);
      Path array = folder.resolve(findings.get(i).id() + "-map.npy");
      RawMap.write(array, outcome.image(), map);
      written.add(array);
    }
    Path json = folder.resolve("explanation.json");
    JsonFile.write(
        json,
        generator -> {
          JsonFile.context(generator, context.only(outcome.classification().bundle()));
          generator.writeStringProperty("source", outcome.source().name());
          JsonFile.findings(generator, findings);
        });
    written.add(json);
    return List.copyOf(written);
  }
}
