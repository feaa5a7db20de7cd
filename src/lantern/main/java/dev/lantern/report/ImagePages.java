package dev.lantern.report;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Estimate;
import dev.lantern.classify.Finding;
import dev.lantern.explain.MethodName;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.BundleEntry;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;

/// The pages of a study's PDF: for each image its pictures, its findings, and of which image and
/// network they are.
final class ImagePages {
  private static final float PICTURE_HEIGHT = 400;
  private static final Color INK = new Color(0x17222d);
  private static final Color GREY = new Color(0x52606e);
  private static final Color LINE = new Color(0xd8e0e8);
  private static final Color AMBER = new Color(0x7a4a00);
  private static final Color AMBER_GROUND = new Color(0xfff5dc);
  private static final Color POSITIVE = new Color(0xa3460b);
  private static final Color NEGATIVE = new Color(0x226a3c);
  private static final PdfPages.Style TITLE = new PdfPages.Style(17, INK, true);
  private static final PdfPages.Style TEXT = new PdfPages.Style(9.5f, INK, false);
  private static final PdfPages.Style STRONG = new PdfPages.Style(9.5f, INK, true);
  private static final PdfPages.Style SMALL = new PdfPages.Style(8, GREY, false);
  private static final PdfPages.Style NOTICE = new PdfPages.Style(9.5f, AMBER, true);
  private static final List<Float> FINDING_COLUMNS = List.of(151f, 80f, 80f, 110f, 90f);
  private static final List<Float> FACT_COLUMNS = List.of(96f, PdfPages.WIDTH - 96f);
  private static final PdfPages.Row HEAD =
      new PdfPages.Row(
          List.of("Finding", "Probability", "Threshold", "Operating point", "Result"),
          List.of(SMALL, SMALL, SMALL, SMALL, SMALL),
          FINDING_COLUMNS);

  private final BatchReport report;
  private final Path folder;
  private final NoticeStrip strip;

  /// @param folder of the results
  ImagePages(BatchReport report, Path folder, NoticeStrip strip) {
    this.report = report;
    this.folder = folder;
    this.strip = strip;
  }

  /// Adds an image.
  ///
  /// @param place of the image in its study, in words
  void add(PDDocument document, PDFont font, ReportRow image, String place) throws IOException {
    try (var page = new PdfPages(document, font, new Edges(place))) {
      image(page, image, place);
    }
  }

  /// The notice above and below, and on a further page of an image, which image it is.
  private final class Edges implements PdfPages.Edges {
    private final String place;

    Edges(String place) {
      this.place = place;
    }

    @Override
    public void head(PdfPages page, boolean first) throws IOException {
      page.banner(ReportContext.NOTICE, NOTICE, AMBER_GROUND);
      page.skip(10);
      if (!first) {
        page.paragraph(place + ", continued", SMALL);
        page.skip(8);
      }
    }

    @Override
    public void foot(PdfPages page) throws IOException {
      page.foot(report.context().program() + ". " + ReportContext.NOTICE, SMALL);
    }
  }

  private void image(PdfPages page, ReportRow ranked, String place) throws IOException {
    BatchRow row = ranked.row();
    page.paragraph(bundle(row).map(BundleEntry.Usable::title).orElse("Findings"), TITLE);
    page.paragraph(place + ", " + row.source().name(), SMALL);
    page.skip(8);
    List<BufferedImage> pictures = pictures(row);
    if (pictures.isEmpty()) {
      page.paragraph(
          "The picture cannot be shown: its file is gone, damaged or another one by now.", TEXT);
    } else {
      page.pictures(pictures, PICTURE_HEIGHT);
      page.skip(3);
      page.paragraph(caption(row), SMALL);
    }
    page.skip(12);
    findings(page, row);
    page.skip(8);
    facts(page, ranked);
    page.end();
  }

  private static String caption(BatchRow row) {
    long positive = row.findings().stream().filter(Finding::positive).count();
    return positive > 0
        ? "The scan with the heatmap (%s) of each positive finding%s. %s"
            .formatted(
                MethodName.CAM.word(),
                positive > 1 ? ", in the order of the table" : "",
                Explanation.LIMIT)
        : "The scan. A finding below its threshold gets no heatmap.";
  }

  private void findings(PdfPages page, BatchRow row) throws IOException {
    boolean headed = false;
    for (Finding finding : row.findings()) {
      List<PdfPages.Row> said = said(row, finding);
      List<PdfPages.Row> withHead = Stream.concat(Stream.of(HEAD), said.stream()).toList();
      if (page.keepTogether(withHead, 2 * PdfPages.RULE) || !headed) {
        page.row(HEAD);
        page.rule(LINE);
        headed = true;
      }
      for (PdfPages.Row line : said) {
        page.row(line);
      }
      page.rule(LINE);
    }
  }

  private static List<PdfPages.Row> said(BatchRow row, Finding finding) {
    var verdict = new PdfPages.Style(9.5f, finding.positive() ? POSITIVE : NEGATIVE, true);
    List<PdfPages.Row> said = new ArrayList<>();
    said.add(
        new PdfPages.Row(
            List.of(
                finding.name() + (finding.calibrated() ? "" : " (uncalibrated)"),
                three(finding.probability()),
                three(finding.threshold()),
                finding.operatingPoint().name(),
                finding.positive() ? "positive" : "negative"),
            List.of(STRONG, TEXT, TEXT, TEXT, verdict),
            FINDING_COLUMNS));
    said.add(
        PdfPages.Row.of(
            "On the network's own validation images: sensitivity "
                + percent(finding.operatingPoint().sensitivity())
                + ", specificity "
                + percent(finding.operatingPoint().specificity())
                + ".",
            SMALL));
    row.trust(finding.id())
        .map(trust -> PdfPages.Row.of("Its heatmap: " + trust.sentence(), SMALL))
        .ifPresent(said::add);
    return said;
  }

  private void facts(PdfPages page, ReportRow ranked) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    BatchRow row = ranked.row();
    ranked
        .patient()
        .ifPresent(
            patient -> {
              facts.put("Patient", patient.name());
              facts.put("Patient ID", patient.id());
              facts.put("Birth date", patient.birthDate());
            });
    row.identifiers().study().ifPresent(uid -> facts.put("Study UID", uid));
    row.identifiers().series().ifPresent(uid -> facts.put("Series UID", uid));
    row.identifiers().sop().ifPresent(uid -> facts.put("Instance UID", uid));
    facts.put(
        "Network",
        row.classification().map(Classification::bundle).orElse("")
            + ", "
            + report.context().precision().word());
    facts.put("Bundle SHA-256", row.classification().map(Classification::bundleHash).orElse(""));
    bundle(row)
        .ifPresent(
            bundle -> {
              facts.put("Preprocessing", bundle.preprocessing());
              facts.put("Data", bundle.coverage());
            });
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      page.row(
          new PdfPages.Row(
              List.of(fact.getKey(), fact.getValue()), List.of(SMALL, TEXT), FACT_COLUMNS));
    }
  }

  private Optional<BundleEntry.Usable> bundle(BatchRow row) {
    return row.classification().flatMap(said -> report.context().bundle(said.bundle()));
  }

  /// The heatmaps that the batch wrote; without a positive finding the scan itself, read again. The
  /// page says so where there is none any more.
  private List<BufferedImage> pictures(BatchRow row) {
    List<BufferedImage> pictures = new ArrayList<>();
    try {
      for (Finding finding : row.findings()) {
        if (finding.positive()) {
          pictures.add(
              PngFile.read(folder.resolve(PositiveFiles.heatmap(row.source(), finding.id()))));
        }
      }
      if (!row.positive()) {
        pictures.add(scan(report.files().of(row, ScanPicture::of)));
      }
    } catch (IOException | ImageReadException e) {
      return List.of();
    }
    return pictures;
  }

  private BufferedImage scan(ScanPicture scan) {
    int width = strip.widthUnder(scan.width());
    int height = scan.height() + strip.height();
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(
        0, 0, width, height, strip.under(scan.argb(), scan.width(), scan.height()), 0, width);
    return image;
  }

  private static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String percent(Estimate estimate) {
    return String.format(
        Locale.ROOT,
        "%.1f %% (95 %% interval %.1f to %.1f %%)",
        estimate.value() * 100,
        estimate.low() * 100,
        estimate.high() * 100);
  }
}
