package dev.lantern.report;

import dev.lantern.classify.Finding;
import dev.lantern.imaging.FileStamp;
import dev.lantern.pipeline.BatchOutput;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.platform.ProgramResource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/// `studies/<digest>.pdf`: a file a study with a page for each of its diagnosed images, or several
/// where one has no room for all that is said. The digest stands for the Study Instance UID
/// (0020,000D). The same batch gives the same bytes. A batch that was cancelled gets no further
/// one: its user waits for the end. No PDF of an earlier run stays that may say something else than
/// the tables.
final class PdfReport {
  /// In the folder of the results.
  static final String FOLDER = "studies";

  /// Comes with PDFBox: Latin, Greek, Cyrillic and Hebrew letters; the SIL Open Font License.
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final Pattern MADE = Pattern.compile("[0-9a-f]{16}\\.pdf");

  /// How PDFBox names what it puts on disk.
  private static final Pattern SCRATCH = Pattern.compile("PDFBox[0-9]+\\.tmp");

  /// Bytes of a document's pages: some 250 images. A study of thousands of them goes on on disk.
  private static final long MOST_IN_MEMORY = 1L << 26;

  private final BatchReport report;
  private final Path folder;
  private final ImagePages pages;

  private PdfReport(BatchReport report, Path folder, ImagePages pages) {
    this.report = report;
    this.folder = folder;
    this.pages = pages;
  }

  static void write(BatchReport report, Path folder) throws IOException {
    var pages = new ImagePages(report, folder, NoticeStrip.notice());
    var reports = new PdfReport(report, folder, pages);
    Map<String, List<ReportRow>> studies = new LinkedHashMap<>();
    for (ReportRow row : report.rows()) {
      if (row.row().classification().isPresent()) {
        studies.computeIfAbsent(study(row.row()), _ -> new ArrayList<>()).add(row);
      }
    }
    Set<String> all = Set.copyOf(studies.keySet());
    studies.entrySet().removeIf(study -> reports.isCurrent(study.getKey(), study.getValue()));
    reports.removeOld(studies.keySet(), all);
    for (Map.Entry<String, List<ReportRow>> study : studies.entrySet()) {
      if (report.hurried()) {
        report.leaveOut();
      } else {
        reports.make(study.getKey(), study.getValue());
      }
    }
  }

  /// Before any is made: where one cannot be, none that says something else stays beside the
  /// tables.
  ///
  /// @param due digests of the studies whose PDF is not there, or another
  /// @param all digests of the studies of the tables
  private void removeOld(Set<String> due, Set<String> all) throws IOException {
    for (String digest : due) {
      Files.deleteIfExists(file(digest));
    }
    for (String gone : report.made().forgetAllBut(all)) {
      Files.deleteIfExists(file(gone));
    }
    if (report.result().state() == BatchResult.State.COMPLETE) {
      Set<String> names = all.stream().map(PdfReport::name).collect(Collectors.toSet());
      // An earlier run's, of studies that no table names any more.
      FilesByName.remove(
          folder.resolve(FOLDER), MADE.asMatchPredicate().and(name -> !names.contains(name)));
    }
  }

  /// Removes the PDFs of all studies.
  static void removeAll(Path folder) throws IOException {
    FilesByName.remove(folder.resolve(FOLDER), MADE.asMatchPredicate());
  }

  /// Removes what a killed process left of a long document.
  static void sweep(Path folder) throws IOException {
    FilesByName.remove(BatchOutput.own(folder), SCRATCH.asMatchPredicate());
  }

  /// Whether this batch made the PDF that is there, of just these rows.
  private boolean isCurrent(String digest, List<ReportRow> rows) {
    return report.made().knows(digest)
        && report.made().has(digest, asTheyAre(rows))
        && Files.exists(file(digest));
  }

  private void make(String digest, List<ReportRow> rows) throws IOException {
    List<MadeParts.Page> made = asTheyAre(rows);
    study(digest, rows);
    report.made().keep(digest, made);
  }

  private List<MadeParts.Page> asTheyAre(List<ReportRow> rows) {
    return rows.stream().map(this::asItIs).toList();
  }

  /// The rank is not told in a PDF, and changes with every row that comes.
  private MadeParts.Page asItIs(ReportRow ranked) {
    List<Optional<FileStamp>> pictures =
        ranked.row().findings().stream()
            .filter(Finding::positive)
            .map(finding -> FileStamp.ifThere(heatmap(ranked.row(), finding)))
            .toList();
    return new MadeParts.Page(new ReportRow(ranked.row(), 1, ranked.patient()), pictures);
  }

  private Path heatmap(BatchRow row, Finding finding) {
    return folder.resolve(PositiveFiles.heatmap(row.source(), finding.id()));
  }

  /// Stands for the study; an image without a study's identifier is one of its own.
  static String study(BatchRow row) {
    String uid = row.identifiers().study().orElse("");
    return SourceDigest.of(uid.isEmpty() ? row.source().name() : uid, Long.BYTES);
  }

  private void study(String digest, List<ReportRow> rows) throws IOException {
    Path own = Files.createDirectories(BatchOutput.own(folder));
    // Never in the system's folder of temporary files: this one holds pictures and patients.
    var memory = MemoryUsageSetting.setupMixed(MOST_IN_MEMORY).setTempDir(own.toFile());
    try (var document = new PDDocument(memory.streamCache);
        InputStream letters = ProgramResource.open(PDDocument.class, FONT)) {
      PDFont font = PDType0Font.load(document, letters, true);
      describe(document, digest);
      for (int i = 0; i < rows.size(); i++) {
        String place = String.format(Locale.ROOT, "Image %d of %d", i + 1, rows.size());
        pages.add(document, font, rows.get(i), place);
      }
      AtomicFile.write(file(digest), document::save);
    }
  }

  private Path file(String digest) {
    return folder.resolve(FOLDER).resolve(name(digest));
  }

  private static String name(String digest) {
    return digest + ".pdf";
  }

  private void describe(PDDocument document, String digest) {
    // Else its trailer would hold the time of day.
    document.setDocumentId(Long.parseUnsignedLong(digest, 16));
    var words = new PDDocumentInformation();
    words.setTitle("Findings of a neural network. " + ReportContext.NOTICE);
    words.setCreator(report.context().program());
    document.setDocumentInformation(words);
    document.getDocumentCatalog().setLanguage("en");
    var preferences = new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
    preferences.setDisplayDocTitle(true);
    document.getDocumentCatalog().setViewerPreferences(preferences);
  }
}
