package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.BatchOutput;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.ScratchFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The PDF of a study, read back.
final class PdfReportTest {
  /// 12 bits of grey, 64 rows.
  private static final Path SCAN =
      Path.of(System.getProperty("lantern.root", "."), "sample-scans/generated/grey-u12.dcm");

  private static final BatchRow ALONE = withoutStudy("a.dcm");
  private static final BatchRow OTHER = withoutStudy("b.dcm");

  private final Path folder;

  PdfReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aPageAnImageSaysWhatWasFoundAndByWhat() throws IOException {
    BatchRow positive = ReportFixture.ROWS.getLast();
    picture(positive);
    Path file = write(List.of(ReportFixture.ROWS.get(1), positive), ReportContent.PLAIN);

    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      assertEquals(2, document.getNumberOfPages());
      assertEquals(
          "Findings of a neural network. " + ReportContext.NOTICE,
          document.getDocumentInformation().getTitle());
      assertEquals(
          List.of(
              ReportContext.NOTICE,
              "Lumps in ultrasound",
              "Image 2 of 2, c.zip!d",
              "The scan with the heatmap (cam) of each positive finding. " + Explanation.LIMIT,
              "Finding Probability Threshold Operating point Result",
              "Lump 0.813 0.250 youden positive",
              "On the network's own validation images: sensitivity 95.0 % (95 % interval 90.0 to"
                  + " 99.0 %), specificity 90.0 % (95 % interval 85.0 to 94.0 %).",
              "Study UID 1.2",
              "Series UID 1.3",
              "Instance UID 1.4",
              "Network us 1.0.0, int8",
              "Bundle SHA-256 " + "cd".repeat(32),
              "Preprocessing " + "ef".repeat(32),
              "Data Trained on nobody.",
              "Lantern 1. " + ReportContext.NOTICE),
          lines(document, 2));
    }
  }

  @Test
  void showsTheScanItselfWhereNothingIsPositive() throws IOException {
    BatchRow negative =
        ReportFixture.diagnosed(
            ImageSource.of(SCAN), ReportFixture.RADIOGRAPH, ReportFixture.PNEUMONIA, 0.125);
    try (PDDocument document =
        Loader.loadPDF(write(List.of(negative), ReportContent.PLAIN).toFile())) {
      PDPage page = document.getPage(0);
      List<COSName> names = new ArrayList<>();
      page.getResources().getXObjectNames().forEach(names::add);
      BufferedImage shown =
          ((PDImageXObject) page.getResources().getXObject(names.getFirst())).getImage();
      assertEquals(1, names.size());
      assertEquals(64 + NoticeStrip.notice().height(), shown.getHeight());
      assertTrue(
          lines(document, 1).contains("The scan. A finding below its threshold gets no heatmap."));
    }
  }

  @Test
  void saysSoWhereTheScanIsGone() throws IOException {
    try (PDDocument document =
        Loader.loadPDF(write(List.of(ReportFixture.ROWS.get(1)), ReportContent.PLAIN).toFile())) {
      assertTrue(
          lines(document, 1)
              .contains(
                  "The picture cannot be shown: its file is gone, damaged or another one by now."));
    }
  }

  @Test
  void showsNoPictureOfAFileThatCameAfterTheVerdict() throws IOException {
    Path scan = Files.copy(SCAN, folder.resolve("scan.dcm"));
    BatchRow row =
        ReportFixture.diagnosed(
            ImageSource.of(scan), ReportFixture.RADIOGRAPH, ReportFixture.PNEUMONIA, 0.125);
    Files.setLastModifiedTime(scan, FileTime.fromMillis(1_000_000_000_000L));

    try (PDDocument document = Loader.loadPDF(write(List.of(row), ReportContent.PLAIN).toFile())) {
      assertTrue(
          lines(document, 1)
              .contains(
                  "The picture cannot be shown: its file is gone, damaged or another one by now."));
    }
  }

  @Test
  void namesThePatientOnlyWhereAskedFor() throws IOException {
    BatchRow row =
        ReportFixture.diagnosed(
            ImageSource.of(SCAN), ReportFixture.RADIOGRAPH, ReportFixture.PNEUMONIA, 0.125);
    assertFalse(named(row, ReportContent.PLAIN));
    assertTrue(named(row, new ReportContent(RowOrder.SOURCE, Set.of(), true)));
  }

  @Test
  void namesTheImageAlsoWhereItsFileIsGone() throws IOException {
    assertFalse(
        named(ReportFixture.ROWS.get(1), new ReportContent(RowOrder.SOURCE, Set.of(), true)));
  }

  /// Whether the page names the patient. It names the image in any case.
  private boolean named(BatchRow row, ReportContent content) throws IOException {
    try (PDDocument document = Loader.loadPDF(write(List.of(row), content).toFile())) {
      List<String> lines = lines(document, 1);
      assertTrue(
          lines.containsAll(List.of("Study UID 1.2", "Series UID 1.3", "Instance UID 1.4")),
          lines.toString());
      return lines.stream().anyMatch(line -> line.startsWith("Patient "));
    }
  }

  @Test
  void theSameBatchGivesTheSameBytes() throws IOException {
    picture(ReportFixture.ROWS.getLast());
    byte[] first = Files.readAllBytes(write(ReportFixture.ROWS, ReportContent.PLAIN));
    assertArrayEquals(first, Files.readAllBytes(write(ReportFixture.ROWS, ReportContent.PLAIN)));
  }

  @Test
  void aBatchTakesAwayWhatAKilledOneLeftOfALongDocument() throws IOException {
    Path own = Files.createDirectories(BatchOutput.own(folder));
    Path foreign = Files.createFile(own.resolve("PDFBox.tmp"));
    Path left;
    try (var scratch = new ScratchFile(own.toFile())) {
      scratch.createBuffer().write(1);
      left = onlyFile(own, foreign);
    }
    Files.createFile(left);

    PositiveFiles.load(Set.of(), ReportFixture.CONTEXT, new MadeParts(Set.of())).sweep(folder);
    assertFalse(Files.exists(left), "%s is what PDFBox names its file".formatted(left));
    assertTrue(Files.exists(foreign));
  }

  private static Path onlyFile(Path folder, Path but) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.equals(but)).findAny().orElseThrow();
    }
  }

  @Test
  void leavesNoFileOfItsOwnBeside() throws IOException {
    write(ReportFixture.ROWS, ReportContent.PLAIN);
    try (Stream<Path> files = Files.list(BatchOutput.own(folder))) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void aLetterThatTheFontLacksCostsNoPage() throws IOException {
    BatchRow row =
        ReportFixture.diagnosed(
            new ImageSource(Path.of("a.zip"), Optional.of("Ελένη 入院\n" + "x".repeat(300))),
            ReportFixture.RADIOGRAPH,
            ReportFixture.PNEUMONIA,
            0.125);
    try (PDDocument document = Loader.loadPDF(write(List.of(row), ReportContent.PLAIN).toFile())) {
      String text = String.join("", lines(document, 1));
      assertTrue(text.contains("a.zip!Ελένη???xxx"), text);
      assertTrue(text.contains("x".repeat(300)), text);
    }
  }

  @Test
  void aCancelledBatchMakesNone() throws IOException {
    ReportFormat.PDF.write(
        ReportFixture.report(
            new BatchResult(ReportFixture.ROWS, 9, true, Optional.empty()), ReportContent.PLAIN),
        folder);
    assertFalse(Files.exists(folder.resolve(PdfReport.FOLDER)));
  }

  @Test
  void asksBeforeEachStudyWhetherTheUserWaitsForTheEnd() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    ReportFormat.PDF.write(
        ReportFixture.report(
            new BatchResult(List.of(ALONE, OTHER), 2, false, Optional.empty()),
            ReportContent.PLAIN,
            () -> asked.incrementAndGet() > 1),
        folder);
    try (Stream<Path> files = Files.list(folder.resolve(PdfReport.FOLDER))) {
      assertEquals(
          List.of(PdfReport.study(ALONE) + ".pdf"),
          files.map(file -> String.valueOf(file.getFileName())).toList());
    }
  }

  @Test
  void aLaterReportOfTheSameBatchMakesOnlyTheStudiesThatChanged() throws IOException {
    MadeParts made = bothMade();
    Path kept = pdf(ALONE);
    Path gone = pdf(OTHER);
    byte[] first = Files.readAllBytes(gone);
    Files.writeString(kept, "as it was");
    Files.delete(gone);

    ReportFormat.PDF.write(ReportFixture.report(List.of(OTHER, ALONE), made), folder);
    assertEquals("as it was", Files.readString(kept));
    assertArrayEquals(first, Files.readAllBytes(gone), "what is gone is made again");

    ReportFormat.PDF.write(ReportFixture.report(List.of(changed(ALONE)), made), folder);
    assertTrue(Files.size(kept) > 1000, "what has changed is made again");
  }

  @Test
  void aHurriedEndTakesAwayWhatSaysSomethingElseByNow() throws IOException {
    MadeParts made = bothMade();
    BatchReport hurried =
        ReportFixture.report(
            new BatchResult(List.of(changed(ALONE), OTHER), 2, false, Optional.empty()),
            ReportContent.PLAIN,
            () -> true,
            made);
    ReportFormat.PDF.write(hurried, folder);
    assertTrue(hurried.leftOut());
    assertFalse(Files.exists(pdf(ALONE)));
    assertTrue(Files.exists(pdf(OTHER)));
  }

  @Test
  void noPdfOfAnEarlierRunStaysBesideTablesThatMaySaySomethingElse() throws IOException {
    bothMade();
    Path foreign = Files.createFile(pdf(ALONE).resolveSibling("notes.pdf"));
    ReportFormat.PDF.write(
        ReportFixture.report(
            new BatchResult(List.of(ALONE), 3, true, Optional.empty()), ReportContent.PLAIN),
        folder);
    assertEquals(Set.of(pdf(OTHER), foreign), pdfs(), "its files may be still to be judged");

    bothMade();
    ReportFormat.PDF.write(
        ReportFixture.report(
            new BatchResult(List.of(OTHER), 1, false, Optional.empty()),
            ReportContent.PLAIN,
            () -> true),
        folder);
    assertEquals(Set.of(foreign), pdfs(), "in a hurry");

    bothMade();
    ReportFormat.PDF.write(ReportFixture.report(List.of(OTHER), ReportContent.PLAIN), folder);
    assertEquals(Set.of(pdf(OTHER), foreign), pdfs());
  }

  private Set<Path> pdfs() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(PdfReport.FOLDER))) {
      return files.collect(Collectors.toSet());
    }
  }

  @Test
  void aStudyWithoutAnImageAnyMoreLosesItsPdf() throws IOException {
    MadeParts made = bothMade();
    ReportFormat.PDF.write(ReportFixture.report(List.of(OTHER), made), folder);
    assertFalse(Files.exists(pdf(ALONE)));
    assertTrue(Files.exists(pdf(OTHER)));
  }

  /// By a first report of a batch of two studies.
  private MadeParts bothMade() throws IOException {
    var made = new MadeParts(Set.of(ReportFormat.HTML));
    ReportFormat.PDF.write(ReportFixture.report(List.of(ALONE, OTHER), made), folder);
    return made;
  }

  /// The same image, judged anew.
  private static BatchRow changed(BatchRow row) {
    BatchRow judged =
        ReportFixture.diagnosed(
            row.source(), ReportFixture.RADIOGRAPH, ReportFixture.PNEUMONIA, 0.25);
    return new BatchRow(
        row.source(),
        row.outcome(),
        Optional.empty(),
        "",
        row.identifiers(),
        judged.classification());
  }

  private static BatchRow withoutStudy(String file) {
    BatchRow row =
        ReportFixture.diagnosed(
            ImageSource.of(Path.of(file)),
            ReportFixture.RADIOGRAPH,
            ReportFixture.PNEUMONIA,
            0.125);
    return new BatchRow(
        row.source(),
        row.outcome(),
        Optional.empty(),
        "",
        new BatchRow.Identifiers(Optional.of(""), Optional.of(""), Optional.of("1.4")),
        row.classification());
  }

  private Path pdf(BatchRow row) {
    return folder.resolve(PdfReport.FOLDER).resolve(PdfReport.study(row) + ".pdf");
  }

  /// The one study's file.
  private Path write(List<BatchRow> rows, ReportContent content) throws IOException {
    ReportFormat.PDF.write(ReportFixture.report(rows, content), folder);
    return folder.resolve(PdfReport.FOLDER).resolve(SourceDigest.of("1.2", Long.BYTES) + ".pdf");
  }

  private void picture(BatchRow row) throws IOException {
    int[] grey = new int[600 * 100];
    Arrays.fill(grey, 0xff808080);
    PngFile.writeColour(
        folder.resolve(PositiveFiles.heatmap(row.source(), row.findings().getFirst().id())),
        600,
        100,
        grey);
  }

  private static List<String> lines(PDDocument document, int page) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    stripper.setSortByPosition(true);
    return stripper.getText(document).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }
}
