package dev.lantern.report;

import dev.lantern.classify.Finding;
import dev.lantern.imaging.FileStamp;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.platform.ProgramResource;
import dev.lantern.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;

/// `report.html`: the batch as one page that needs no other file and no network. The rows lie in it
/// as data; the script of the page shows them part by part, as text and never as markup. What the
/// page may do is held by its own Content Security Policy: its own style and script, by their
/// hashes, pictures that it holds or that lie beside it, and nothing else.
final class HtmlReport {
  /// Pictures that the page itself holds, of the most urgent images; further ones are linked.
  static final int MOST_PICTURES = 240;

  private final BatchReport report;

  private HtmlReport(BatchReport report) {
    this.report = report;
  }

  static void write(BatchReport report, Path file) throws IOException {
    List<Optional<byte[]>> pictures = pictures(report, file);
    AtomicFile.write(file, stream -> new HtmlReport(report).page(stream, pictures));
  }

  /// The pictures of the most urgent images, by rank; where the user waits for the end, only those
  /// that an earlier report made.
  private static List<Optional<byte[]>> pictures(BatchReport report, Path file) throws IOException {
    // By rank: no row after one without a positive finding has one.
    List<Heatmap> heatmaps =
        report.worklist().stream()
            .takeWhile(row -> row.row().positive())
            .limit(MOST_PICTURES)
            .map(row -> Heatmap.of(row.row(), file))
            .toList();
    if (report.hurried()) {
      // Nothing of the image library, which may be too late now, see HeatmapPicture.
      return heatmaps.stream().map(heatmap -> onlyMade(report, heatmap)).toList();
    }
    Thumbnails thumbnails = Thumbnails.load();
    return heatmaps.parallelStream().map(heatmap -> picture(report, thumbnails, heatmap)).toList();
  }

  /// Of an image's most urgent finding.
  private record Heatmap(Path file, double urgency) {
    static Heatmap of(BatchRow row, Path page) {
      Finding most = Finding.mostUrgent(row.findings());
      return new Heatmap(
          page.resolveSibling(PositiveFiles.heatmap(row.source(), most.id())), most.urgency());
    }
  }

  private static Optional<byte[]> made(BatchReport report, Heatmap heatmap) {
    try {
      return report.made().pictures().of(heatmap.file());
    } catch (IOException e) {
      // Gone; the page says where it should be.
      return Optional.empty();
    }
  }

  private static Optional<byte[]> onlyMade(BatchReport report, Heatmap heatmap) {
    Optional<byte[]> made = made(report, heatmap);
    if (made.isEmpty()) {
      report.leaveOut();
    }
    return made;
  }

  private static Optional<byte[]> picture(
      BatchReport report, Thumbnails thumbnails, Heatmap heatmap) {
    if (report.hurried()) {
      return onlyMade(report, heatmap);
    }
    Optional<byte[]> made = made(report, heatmap);
    if (made.isPresent()) {
      return made;
    }
    try {
      FileStamp stamp = FileStamp.of(heatmap.file());
      byte[] jpeg = thumbnails.of(heatmap.file());
      report.made().pictures().keep(heatmap.file(), heatmap.urgency(), stamp, jpeg);
      return Optional.of(jpeg);
    } catch (IOException e) {
      // One picture that is gone or damaged; the page says where it should be.
      return Optional.empty();
    }
  }

  private void page(OutputStream stream, List<Optional<byte[]>> pictures) throws IOException {
    String style = resource("report.css");
    String script =
        resource("report-page.js") + resource("report-worklist.js") + resource("report-image.js");
    String policy =
        "default-src 'none'; img-src 'self' file: data:; style-src '%s'; script-src '%s'"
            .formatted(hash(style), hash(script));
    String page =
        resource("report.html")
            .replace("{{policy}}", policy)
            .replace("{{notice}}", ReportContext.NOTICE)
            .replace("{{style}}", style)
            .replace("{{script}}", script);
    List<String> parts = List.of(page.split("\\{\\{(summary|rows)}}", 3));
    var writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    writer.write(parts.get(0));
    json(writer, json -> SummaryReport.properties(json, report));
    writer.write(parts.get(1));
    json(writer, json -> new HtmlRows(json, report).table(pictures));
    writer.write(parts.get(2));
    writer.flush();
  }

  /// Everything between braces, on one line. `<` stands as an escape, so that no text of a row can
  /// end the script element that it lies in.
  private static void json(Writer writer, JsonFile.Body properties) throws IOException {
    JsonFile.object(
        JsonFactory.builder()
            .characterEscapes(new NoMarkup())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .createGenerator(ObjectWriteContext.empty(), writer),
        properties);
  }

  private static final class NoMarkup extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes['<'] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = ProgramResource.open(HtmlReport.class, name)) {
      // A browser reads line ends so, and its hashes would not fit else.
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  /// As a Content Security Policy names what it allows.
  private static String hash(String text) {
    byte[] digest = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }
}
