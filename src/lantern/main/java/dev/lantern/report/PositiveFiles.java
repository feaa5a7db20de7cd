package dev.lantern.report;

import dev.lantern.classify.Finding;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.pipeline.OutcomeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files that a batch writes as soon as an image is diagnosed: for every positive finding a
/// picture with its heatmap, and where asked for the raw map. A finding below its threshold gets
/// neither.
public final class PositiveFiles implements OutcomeFiles {
  private static final String HEATMAPS = "heatmaps";
  private static final String MAPS = "maps";
  private static final int DIGEST_BYTES = 8;

  private final HeatmapPicture pictures;
  private final boolean maps;

  private PositiveFiles(HeatmapPicture pictures, boolean maps) {
    this.pictures = pictures;
    this.maps = maps;
  }

  /// Loads what every picture needs, see [HeatmapPicture#load].
  ///
  /// @param maps whether raw maps are written, too
  public static PositiveFiles load(boolean maps) throws IOException {
    return new PositiveFiles(HeatmapPicture.load(), maps);
  }

  @Override
  public String kind() {
    return "heatmaps" + (maps ? " and raw maps" : "") + " of positive findings";
  }

  @Override
  public List<String> names(ImageOutcome.Diagnosed outcome) {
    List<String> names = new ArrayList<>();
    for (Finding finding : outcome.classification().findings()) {
      if (finding.positive()) {
        names.add(heatmap(outcome.source(), finding.id()));
        if (maps) {
          names.add(map(outcome.source(), finding.id()));
        }
      }
    }
    return names;
  }

  @Override
  public void sweep(Path folder) throws IOException {
    for (String own : List.of("", HEATMAPS, MAPS, PdfReport.FOLDER)) {
      AtomicFile.sweep(folder.resolve(own));
    }
  }

  @Override
  public void write(ImageOutcome.Diagnosed outcome, Path folder) throws IOException {
    List<Finding> findings = outcome.classification().findings();
    for (int i = 0; i < findings.size(); i++) {
      if (findings.get(i).positive()) {
        write(outcome, findings.get(i), outcome.saliency().get(i), folder);
      }
    }
  }

  private void write(ImageOutcome.Diagnosed outcome, Finding finding, SaliencyMap map, Path folder)
      throws IOException {
    try {
      pictures.write(
          folder.resolve(heatmap(outcome.source(), finding.id())), outcome.image(), finding, map);
      if (maps) {
        RawMap.write(folder.resolve(map(outcome.source(), finding.id())), outcome.image(), map);
      }
    } catch (ImageReadException e) {
      throw new IOException("the heatmap of a scan that was read before: " + e.detail(), e);
    }
  }

  /// The picture's path from the folder of the results.
  static String heatmap(ImageSource source, String finding) {
    return HEATMAPS + "/" + name(source, finding) + ".png";
  }

  /// The raw map's path from the folder of the results.
  static String map(ImageSource source, String finding) {
    return MAPS + "/" + name(source, finding) + ".npy";
  }

  private static String name(ImageSource source, String finding) {
    return SourceDigest.of(source, DIGEST_BYTES) + "-" + finding;
  }
}
