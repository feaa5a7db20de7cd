package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Finding;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.explain.Verdict;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.BatchRow;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An image of which a network says more than one page holds.
final class PdfPagesTest {
  private static final int FINDINGS = 14;
  private static final Path SCAN =
      Path.of(System.getProperty("lantern.root", "."), "sample-scans/generated/grey-u12.dcm");
  private static final String TABLE = "Finding Probability Threshold Operating point Result";
  private static final String FOOT = "Lantern 1. " + ReportContext.NOTICE;

  private final Path folder;

  PdfPagesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyFindingStandsOnAPageBetweenNoticeAndFoot() throws IOException {
    try (PDDocument document = write(ImageSource.of(SCAN), 0.25)) {
      assertEquals(2, document.getNumberOfPages());
      List<String> all = new ArrayList<>();
      for (int page = 1; page <= 2; page++) {
        var glyphs = new Glyphs(page);
        List<String> lines = glyphs.getText(document).lines().filter(l -> !l.isBlank()).toList();
        assertEquals(ReportContext.NOTICE, lines.getFirst());
        assertEquals(FOOT, lines.getLast());
        assertTrue(glyphs.lowest > 20, "lowest " + glyphs.lowest);
        all.addAll(lines);
      }
      assertEquals(FINDINGS, count(all, "Label [0-9]+ 0.250 0.500 youden negative"), all::toString);
      assertEquals(FINDINGS, count(all, "Its heatmap: .*"), all::toString);
      assertEquals(1, count(all, "Preprocessing .*"), all::toString);
      int second = all.lastIndexOf(ReportContext.NOTICE);
      assertEquals(List.of("Image 1 of 1, continued", TABLE), all.subList(second + 1, second + 3));
      assertTrue(all.get(second - 2).startsWith("Its heatmap"), "a finding is not torn apart");
    }
  }

  @Test
  void theHeatmapsOfManyFindingsAreLargeEnoughToSee() throws IOException {
    ImageSource source = ImageSource.of(Path.of("a.dcm"));
    for (int i = 0; i < FINDINGS; i++) {
      int[] grey = new int[600 * 700];
      Arrays.fill(grey, 0xff808080);
      PngFile.writeColour(
          folder.resolve(PositiveFiles.heatmap(source, "label-" + i)), 600, 700, grey);
    }
    try (PDDocument document = write(source, 0.75)) {
      var pictures = new Pictures();
      for (PDPage page : document.getPages()) {
        pictures.processPage(page);
      }
      assertEquals(FINDINGS, pictures.places.size());
      for (Rectangle2D place : pictures.places) {
        assertTrue(place.getWidth() > 150, place.toString());
        assertTrue(place.getMinY() > PdfPages.MARGIN, place.toString());
      }
    }
  }

  @Test
  void aNameLongerThanAPageGoesOnOnTheNext() throws IOException {
    String entry = "x".repeat(20_000);
    try (PDDocument document = write(new ImageSource(Path.of("a.zip"), Optional.of(entry)), 0.25)) {
      String name = "";
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        var glyphs = new Glyphs(page);
        name +=
            glyphs
                .getText(document)
                .lines()
                .filter(line -> line.matches("(.*!)?x+"))
                .map(line -> line.replaceFirst(".*!", ""))
                .collect(Collectors.joining());
        assertTrue(glyphs.lowest > 20, "lowest " + glyphs.lowest);
      }
      assertEquals(entry.length(), name.length());
    }
  }

  private static long count(List<String> lines, String pattern) {
    return lines.stream().filter(line -> line.matches(pattern)).count();
  }

  /// The report of one image with that probability of every finding, each with a trusted map.
  private PDDocument write(ImageSource source, double probability) throws IOException {
    BatchRow one =
        ReportFixture.diagnosed(
            source, ReportFixture.RADIOGRAPH, ReportFixture.PNEUMONIA, probability);
    OperatingPoint point = one.findings().getFirst().operatingPoint();
    List<Finding> findings =
        IntStream.range(0, FINDINGS)
            .mapToObj(
                i ->
                    new Finding(
                        "label-" + i,
                        String.format(Locale.ROOT, "Label %02d", i),
                        1,
                        probability,
                        true,
                        point,
                        probability >= point.threshold()))
            .toList();
    Classification said = one.classification().orElseThrow();
    var row =
        new BatchRow(
            source,
            one.outcome(),
            Optional.empty(),
            "",
            one.identifiers(),
            Optional.of(new Classification(said.bundle(), said.bundleHash(), findings)),
            findings.stream().collect(Collectors.toMap(Finding::id, _ -> Verdict.STRONG)),
            one.seen());
    ReportFormat.PDF.write(ReportFixture.report(List.of(row), ReportContent.PLAIN), folder);
    Path file = folder.resolve(PdfReport.FOLDER).resolve(PdfReport.study(row) + ".pdf");
    return Loader.loadPDF(file.toFile());
  }

  /// The words of a page, and how low they stand: points over the paper's lower edge.
  private static final class Glyphs extends PDFTextStripper {
    private float lowest = Float.MAX_VALUE;

    Glyphs(int page) {
      setStartPage(page);
      setEndPage(page);
      setSortByPosition(true);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
      lowest = Math.min(lowest, text.getTextMatrix().getTranslateY());
      super.processTextPosition(text);
    }
  }

  /// Where pictures stand on a page.
  private static final class Pictures extends PDFStreamEngine {
    private final List<Rectangle2D> places = new ArrayList<>();

    Pictures() {
      addOperator(new Concatenate(this));
      addOperator(new Save(this));
      addOperator(new Restore(this));
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      if (operator.getName().equals("Do")) {
        Matrix place = getGraphicsState().getCurrentTransformationMatrix();
        places.add(
            new Rectangle2D.Float(
                place.getTranslateX(),
                place.getTranslateY(),
                place.getScalingFactorX(),
                place.getScalingFactorY()));
      }
      super.processOperator(operator, operands);
    }
  }
}
