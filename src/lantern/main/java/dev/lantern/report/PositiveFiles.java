package dev.lantern.report;

import dev.lantern.classify.Finding;
import dev.lantern.explain.MethodName;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.explain.TrustReport;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.pipeline.OutcomeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files that a batch writes as soon as an image is diagnosed: for every positive finding a
/// picture with its heatmap, and what is asked for beside it. A finding below its threshold gets
/// none.
public final class PositiveFiles implements OutcomeFiles {
  private static final String HEATMAPS = "heatmaps";

  private final HeatmapPicture pictures;
  private final Set<PositivePart> parts;
  private final ReportContext context;
  private final MadeParts made;

  private PositiveFiles(
      HeatmapPicture pictures, Set<PositivePart> parts, ReportContext context, MadeParts made) {
    this.pictures = pictures;
    this.parts = Set.copyOf(parts);
    this.context = context;
    this.made = made;
  }

  /// Loads what every picture needs, see [HeatmapPicture#load].
  ///
  /// @param parts that are written, too
  /// @param made takes what the reports can use of the pictures
  public static PositiveFiles load(Set<PositivePart> parts, ReportContext context, MadeParts made)
      throws IOException {
    HeatmapPicture pictures = HeatmapPicture.load();
    // The writer of small pictures, too.
    Thumbnails.of(new SmallPicture(1, 1));
    return new PositiveFiles(pictures, parts, context, made);
  }

  @Override
  public String kind() {
    return Stream.concat(Stream.of(HEATMAPS), parts.stream().sorted().map(PositivePart::folder))
        .collect(Collectors.joining(", ", "", " of positive findings"));
  }

  @Override
  public boolean trust() {
    return parts.contains(PositivePart.TRUST);
  }

  @Override
  public List<String> names(ImageOutcome.Diagnosed outcome) {
    List<String> names = new ArrayList<>();
    for (Finding finding : outcome.classification().findings()) {
      if (finding.positive()) {
        names.add(heatmap(outcome.source(), finding.id()));
        if (parts.contains(PositivePart.MAP)) {
          names.add(PositivePart.MAP.file(outcome.source(), finding.id()));
        }
      }
    }
    outcome.trust().forEach(report -> names.add(trust(outcome, report)));
    return names;
  }

  @Override
  public void sweep(Path folder) throws IOException {
    for (String own : List.of("", HEATMAPS, PdfReport.FOLDER)) {
      AtomicFile.sweep(folder.resolve(own));
    }
    for (PositivePart part : PositivePart.values()) {
      AtomicFile.sweep(folder.resolve(part.folder()));
    }
    PdfReport.sweep(folder);
  }

  @Override
  public void write(ImageOutcome.Diagnosed outcome, Path folder) throws IOException {
    List<Finding> findings = outcome.classification().findings();
    try {
      for (int i = 0; i < findings.size(); i++) {
        if (findings.get(i).positive()) {
          write(outcome, findings.get(i), outcome.saliency().get(i), folder);
        }
      }
    } catch (ImageReadException e) {
      throw new IOException("the heatmap of a scan that was read before: " + e.detail(), e);
    }
    for (TrustReport report : outcome.trust()) {
      TrustFile.write(outcome, report, context, folder.resolve(trust(outcome, report)));
    }
  }

  private static String trust(ImageOutcome.Diagnosed outcome, TrustReport report) {
    return PositivePart.TRUST.file(outcome.source(), report.finding());
  }

  private void write(ImageOutcome.Diagnosed outcome, Finding finding, SaliencyMap map, Path folder)
      throws IOException, ImageReadException {
    ImageSource source = outcome.source();
    Path heatmap = folder.resolve(heatmap(source, finding.id()));
    SmallPicture small =
        pictures.write(
            heatmap,
            outcome.image(),
            finding,
            map,
            HeatmapWords.of(outcome, finding, MethodName.CAM, context));
    if (finding.equals(Finding.mostUrgent(outcome.classification().findings()))) {
      made.pictures().offer(heatmap, finding.urgency(), small);
    }
    if (parts.contains(PositivePart.MAP)) {
      RawMap.write(
          folder.resolve(PositivePart.MAP.file(source, finding.id())), outcome.image(), map);
    }
  }

  /// The picture's path from the folder of the results.
  static String heatmap(ImageSource source, String finding) {
    return HEATMAPS + "/" + PositivePart.stem(source, finding) + ".png";
  }
}
