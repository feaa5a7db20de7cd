package dev.lantern.report;

import dev.lantern.classify.Finding;
import dev.lantern.explain.MethodName;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.pipeline.BatchRow.Identifiers;
import dev.lantern.pipeline.ImageOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One image explained: `explanation.json`, and per finding `<id>-heatmap.png` and `<id>-map.npy`.
/// Where the maps are of another method than the class activation map, its name stands behind the
/// id, so that several methods have room in one folder.
public final class Explanation {
  /// Stands beside every explanation.
  public static final String LIMIT =
      "A heatmap shows where the network looked, not where the disease ends.";

  private Explanation() {}

  /// Writes the files.
  ///
  /// @param method that made the outcome's maps
  /// @return what was written, in order
  public static List<Path> write(
      ImageOutcome.Diagnosed outcome, MethodName method, ReportContext context, Path folder)
      throws IOException, ImageReadException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    List<Finding> findings = outcome.classification().findings();
    HeatmapPicture pictures = HeatmapPicture.load();
    for (int i = 0; i < findings.size(); i++) {
      SaliencyMap map = outcome.saliency().get(i);
      String stem = stem(findings.get(i), method);
      Path picture = folder.resolve(stem + "-heatmap.png");
      pictures.write(
          picture,
          outcome.image(),
          findings.get(i),
          map,
          HeatmapWords.of(outcome, findings.get(i), method, context));
      written.add(picture);
      Path array = folder.resolve(stem + "-map.npy");
      RawMap.write(array, outcome.image(), map);
      written.add(array);
    }
    Path json = folder.resolve("explanation.json");
    JsonFile.write(
        json,
        generator -> {
          JsonFile.context(generator, context.only(outcome.classification().bundle()));
          generator.writeStringProperty("source", outcome.source().name());
          JsonFile.identifiers(generator, Identifiers.of(outcome.image().header()));
          JsonFile.findings(generator, findings);
          generator.writeObjectPropertyStart("saliency");
          generator.writeStringProperty("limit", LIMIT);
          generator.writeStringProperty("method", method.word());
          generator.writeBooleanProperty("class_specific", method.classSpecific());
          generator.writeStringProperty("scale", method.fixedScale() ? "bundle" : "image");
          generator.writeEndObject();
        });
    written.add(json);
    return List.copyOf(written);
  }

  private static String stem(Finding finding, MethodName method) {
    return method == MethodName.CAM ? finding.id() : finding.id() + "-" + method.word();
  }
}
