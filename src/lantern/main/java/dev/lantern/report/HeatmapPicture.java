package dev.lantern.report;

import dev.lantern.classify.Finding;
import dev.lantern.explain.HeatmapPainter;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.AutoWindow;
import dev.lantern.imaging.ColourMap;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.Viewport;
import dev.lantern.imaging.VoiLut;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.pipeline.OutcomeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The scan with one finding's heatmap over it, as a picture that says what it is: the notice
/// stands under the image.
public final class HeatmapPicture implements OutcomeFiles {
  private static final String FOLDER = "heatmaps";

  private static final int DIGEST_BYTES = 8;

  /// Pixels of the longer side.
  private static final int LONGEST_SIDE = 1024;

  private final NoticeStrip notice;
  private final NoticeStrip belowThreshold;
  private final HeatmapPainter painter = new HeatmapPainter(ColourMap.inferno());

  private HeatmapPicture(NoticeStrip notice, NoticeStrip belowThreshold) {
    this.notice = notice;
    this.belowThreshold = belowThreshold;
  }

  /// Loads what every picture needs. Java's image library registers with the shutdown when it is
  /// first used: do this before a work that Ctrl-C may end.
  public static HeatmapPicture load() throws IOException {
    return new HeatmapPicture(NoticeStrip.notice(), NoticeStrip.belowThreshold());
  }

  @Override
  public String kind() {
    return "heatmaps of positive findings";
  }

  /// A picture for every positive finding. A finding below its threshold is not drawn.
  @Override
  public List<String> names(ImageOutcome.Diagnosed outcome) {
    return outcome.classification().findings().stream()
        .filter(Finding::positive)
        .map(finding -> name(outcome.source(), finding.id()))
        .toList();
  }

  @Override
  public void sweep(Path folder) throws IOException {
    AtomicFile.sweep(folder);
    AtomicFile.sweep(folder.resolve(FOLDER));
  }

  @Override
  public void write(ImageOutcome.Diagnosed outcome, Path folder) throws IOException {
    List<Finding> findings = outcome.classification().findings();
    for (int i = 0; i < findings.size(); i++) {
      if (findings.get(i).positive()) {
        Path file = folder.resolve(name(outcome.source(), findings.get(i).id()));
        try {
          write(file, outcome.image(), findings.get(i), outcome.saliency().get(i));
        } catch (ImageReadException e) {
          throw new IOException("the heatmap of a scan that was read before: " + e.detail(), e);
        }
      }
    }
  }

  /// The picture's name in a batch: `heatmaps/<digest of the source's name>-<finding>.png`. The
  /// source's own name may tell who the patient is.
  static String name(ImageSource source, String finding) {
    return FOLDER + "/" + SourceDigest.of(source, DIGEST_BYTES) + "-" + finding + ".png";
  }

  /// Writes one picture, marked where the finding is below its threshold.
  void write(Path file, ScanImage image, Finding finding, SaliencyMap map)
      throws IOException, ImageReadException {
    Frame frame = image.frame(0);
    FrameDisplay display = image.display(0);
    double aspect = display.spacing().aspect();
    double scale = Math.min(1.0, LONGEST_SIDE / Math.max(frame.columns(), frame.rows() * aspect));
    int width = Math.max(1, (int) Math.round(frame.columns() * scale));
    int height = Math.max(1, (int) Math.round(frame.rows() * aspect * scale));
    Viewport viewport = Viewport.fit(width, height, frame.columns(), frame.rows(), aspect);
    int[] argb = new int[width * height];
    VoiLut voi = AutoWindow.orOwn(frame, display);
    new FrameRenderer(frame, display, image.header().pixels().bitsStored())
        .render(new FrameRenderer.Settings(voi, false, Interpolation.SMOOTH), viewport, argb);
    int[] overlay = new int[argb.length];
    painter.paint(map, viewport, frame.rows(), frame.columns(), overlay);
    blend(argb, overlay);
    NoticeStrip strip = finding.positive() ? notice : belowThreshold;
    PngFile.writeColour(
        file, strip.widthUnder(width), height + strip.height(), strip.under(argb, width, height));
  }

  private static void blend(int[] argb, int[] overlay) {
    for (int i = 0; i < argb.length; i++) {
      double through = 1 - (overlay[i] >>> 24) / 255.0 * HeatmapPainter.FIRST_OPACITY;
      int mixed = 0xff;
      for (int shift = 16; shift >= 0; shift -= 8) {
        double channel =
            (argb[i] >> shift & 0xff) * through
                + (overlay[i] >> shift & 0xff) * HeatmapPainter.FIRST_OPACITY;
        mixed = mixed << 8 | (int) (channel + 0.5);
      }
      argb[i] = mixed;
    }
  }
}
