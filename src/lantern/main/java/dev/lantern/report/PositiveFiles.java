package dev.lantern.report;

import dev.lantern.classify.Finding;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.ImageOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The files that a batch writes as soon as an image is diagnosed: for every positive finding a
/// picture with its heatmap, and where asked for the raw map. A finding below its threshold gets
/// neither.
public final class PositiveFiles {
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

  /// Writes the files of one image.
  ///
  /// @param folder of the results
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
    return "heatmaps/" + digest(source) + "-" + finding + ".png";
  }

  /// The raw map's path from the folder of the results.
  static String map(ImageSource source, String finding) {
    return "maps/" + digest(source) + "-" + finding + ".npy";
  }

  /// Stands for the source: its own name may tell who the patient is.
  private static String digest(ImageSource source) {
    return digest(source.file().toUri() + source.entry().map(e -> "!" + e).orElse(""));
  }

  /// The first 16 hexadecimal digits of the words' SHA-256.
  static String digest(String words) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
