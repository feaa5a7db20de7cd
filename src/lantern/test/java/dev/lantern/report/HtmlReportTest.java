package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SkipReason;
import dev.lantern.pipeline.BatchRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `report.html` in a real browser, as a person opens it from disk.
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HtmlReportTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("lantern.root", "."), "src/lantern/target/screenshots");

  /// Hostile where it can be: in a file's name and in the words of a refusal.
  private static final String MARKUP = "</script><img src=x onerror=document.title='run'>";

  private Optional<Chromium> browser = Optional.empty();
  private Path folder = Path.of("");

  @BeforeAll
  void start() throws Exception {
    Optional<Path> program = Chromium.program();
    if (program.isPresent()) {
      browser = Optional.of(Chromium.start(program.get()));
    }
  }

  @AfterAll
  void stop() throws Exception {
    if (browser.isPresent()) {
      browser.get().close();
    }
  }

  /// Asked before each test, since an assumption of the whole class would leave no trace of them.
  @BeforeEach
  void inAFolderOfItsOwn(@TempDir Path results) {
    Assumptions.assumeTrue(
        browser.isPresent(), "skipped: this machine has no chromium (Debian package chromium)");
    folder = results;
  }

  @Test
  void theBrowserTellsWhatAPageAsksForAndComplainsOf() throws Exception {
    Path bad = folder.resolve("bad.html");
    Files.writeString(bad, "<img src='http://127.0.0.1:1/x'><script>console.error(1)</script>");
    page().open(bad);

    assertEquals(List.of(bad.toUri().toString(), "http://127.0.0.1:1/x"), page().requests());
    assertFalse(page().complaints().isEmpty());
  }

  @Test
  void opensFromDiskWithoutErrorOrRequest() throws Exception {
    open(mixed());

    assertEquals(
        tree("[\"=1+1.dcm\",\"a.dcm\",\"b, \\\"quoted\\\".dcm\",\"d\"]"),
        value(
            "[...document.querySelectorAll('#rows tbody th button')].map(b =>"
                + " b.textContent).sort()"));
    assertEquals(List.of(folder.resolve("report.html").toUri().toString()), page().requests());
    assertEquals(List.of(), page().complaints());
    assertEquals(
        tree(
            "[\"4 files found\",\"2 diagnosed\",\"1 of them with a positive finding\","
                + "\"1 skipped, nothing to judge\",\"1 failed\"]"),
        value(
            "[...document.querySelectorAll('.tile')].map(t => [...t.children].map(c =>"
                + " c.textContent).join(' '))"));
    assertTrue(page().text("document.body.textContent").contains(ReportContext.NOTICE));
  }

  @Test
  void beginsWithTheWorklistAndSortsByEveryHead() throws Exception {
    open(mixed());

    assertEquals(tree("[\"d\",\"a.dcm\",\"=1+1.dcm\",\"b, \\\"quoted\\\".dcm\"]"), names());
    head("File");
    assertEquals(tree("[\"=1+1.dcm\",\"a.dcm\",\"b, \\\"quoted\\\".dcm\",\"d\"]"), names());
    assertEquals("ascending", sorted("File"));
    head("File");
    assertEquals(tree("[\"d\",\"b, \\\"quoted\\\".dcm\",\"a.dcm\",\"=1+1.dcm\"]"), names());
    assertEquals("descending", sorted("File"));
    head("Pneumonia");
    assertEquals("a.dcm", names().get(0).asString());
    assertEquals(4, names().size(), "what has no score stands at the end");
  }

  @Test
  void filtersByTextOutcomeFindingAndReason() throws Exception {
    open(mixed());

    choose("filter-outcome", "diagnosed");
    assertEquals(tree("[\"d\",\"a.dcm\"]"), names());
    choose("filter-finding", "with-1");
    assertEquals(tree("[\"d\"]"), names());
    page()
        .value(
            "document.getElementById('filter-clear').click(), new Promise(requestAnimationFrame)");
    choose("filter-reason", "truncated");
    assertEquals(tree("[\"=1+1.dcm\"]"), names());
    choose("filter-reason", "");
    choose("filter-text", "KNEE");
    assertEquals(tree("[\"b, \\\"quoted\\\".dcm\"]"), names());
    choose("filter-text", "nothing of the kind");
    assertEquals("None of 4 files.", page().text("document.getElementById('status').textContent"));
  }

  @Test
  void showsWhateverAFileIsCalledAsText() throws Exception {
    open(
        List.of(
            ReportFixture.refused(MARKUP.replace("/", "⁄"), SkipReason.NOT_DICOM, MARKUP),
            ReportFixture.diagnosed(
                new ImageSource(Path.of("c.zip"), Optional.of(MARKUP)),
                ReportFixture.ULTRASOUND,
                ReportFixture.LUMP,
                0.125)));

    assertEquals(0, value("document.querySelectorAll('#rows img').length").asInt());
    assertEquals(
        MARKUP,
        page().text("document.querySelector('#rows tr:last-child .why .folder').textContent"));
    String name = page().text("document.querySelector('#rows tbody tr th').textContent");
    assertTrue(name.contains("c.zip!") && name.contains("onerror"), name);
    assertTrue(page().text("document.title").startsWith("Batch report"));
    assertEquals(List.of(), page().complaints());
  }

  @Test
  void opensAnImageByKeyboardAndWalksOn() throws Exception {
    open(mixed());
    page().value("document.querySelector('#rows tbody th button').focus()");
    page().press("Enter", 13);

    assertEquals("d", page().text("document.getElementById('image-title').textContent"));
    assertEquals(
        60,
        value(
                    "document.querySelector('#image-pictures img').decode().then(() =>"
                        + " document.querySelector('#image-pictures img').naturalHeight)")
                .asInt()
            - NoticeStrip.ofHeatmap().height());
    assertEquals(
        "Lump, heatmap: class activation map (cam), the picture alone" + Explanation.LIMIT,
        page().text("document.querySelector('#image-pictures figcaption').textContent"));
    assertTrue(
        value(
                "document.querySelector('#image-pictures"
                    + " figcaption').getBoundingClientRect().bottom <="
                    + " document.querySelector('#image-pictures img').getBoundingClientRect().top")
            .asBoolean(),
        "seen before the picture, however small the window");
    page().press("ArrowRight", 39);
    assertEquals("a.dcm", page().text("document.getElementById('image-title').textContent"));
    page().press("Escape", 27);
    assertEquals(false, value("document.getElementById('image').open").asBoolean());
    assertEquals(List.of(), page().complaints());
  }

  @Test
  void aReportWithoutItsPicturesSaysWhereTheyAre() throws Exception {
    List<BatchRow> rows = mixed();
    write(rows);
    Files.move(folder.resolve("heatmaps"), folder.resolve("elsewhere"));
    page().open(folder.resolve("report.html"));
    page().value("document.querySelector('#rows tbody th button').click()");

    assertTrue(
        page()
            .text(
                "new Promise(done => { const look = () => document.querySelector('.no-picture p')"
                    + " ? done(document.querySelector('.no-picture p').textContent)"
                    + " : requestAnimationFrame(look); look(); })")
            .endsWith(PositiveFiles.heatmap(rows.getLast().source(), "lump")));
    assertEquals(
        1,
        value("document.querySelectorAll('.no-picture img[src^=\"data:image/jpeg\"]').length")
            .asInt());
  }

  @Test
  void staysUsableWithTenThousandRows() throws Exception {
    List<BatchRow> rows = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      ImageSource source = ImageSource.of(Path.of("scans", "film-%05d.dcm".formatted(i)));
      rows.add(
          ReportFixture.diagnosed(
              source, ReportFixture.RADIOGRAPH, ReportFixture.PNEUMONIA, i % 1000 / 1000.0));
    }
    open(rows);

    assertEquals(25, names().size());
    assertEquals("film-00999.dcm", names().get(0).asString());
    page().value("document.getElementById('page-last').click()");
    assertEquals(
        "Page 400 of 400", page().text("document.getElementById('page-place').textContent"));
    choose("filter-text", "film-0424");
    assertEquals(10, names().size());
    assertEquals(List.of(), page().complaints());
  }

  @Test
  void namesPatientsOnlyWhereAskedFor() throws Exception {
    open(mixed());
    assertEquals(0, value("document.querySelectorAll('[data-column=patient]').length").asInt());
    ReportFormat.HTML.write(
        ReportFixture.report(mixed(), new ReportContent(RowOrder.SOURCE, Set.of(), true)), folder);
    page().open(folder.resolve("report.html"));
    assertEquals(1, value("document.querySelectorAll('[data-column=patient]').length").asInt());
  }

  @Test
  void everythingCanBeReadInLightInDarkAndOnPaper() throws Exception {
    page().resize(1280, 900);
    for (String scheme : List.of("light", "dark")) {
      page().show("screen", scheme);
      open(mixed());
      page().picture(PICTURES.resolve("report-" + scheme + ".png"));
      assertEquals(tree("[]"), value(TOO_FAINT), scheme);
    }
    page().show("", "light");
    page().print(PICTURES.resolve("report.pdf"));
    assertTrue(Files.size(PICTURES.resolve("report.pdf")) > 10_000);
  }

  /// Texts whose contrast with their ground is below 4.5, WCAG 2.2 1.4.3.
  private static final String TOO_FAINT =
      """
      (() => {
        const light = colour => colour.map(part => part / 255)
          .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
          .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
        const parts = words => words.match(/[0-9.]+/g).map(Number);
        const ground = element => {
          for (let at = element; at; at = at.parentElement) {
            const colour = parts(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour.slice(0, 3);
          }
          return [255, 255, 255];
        };
        return [...document.querySelectorAll('body *')]
          .filter(element => element.checkVisibility() && !element.closest('svg') && !element.disabled
            && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== ''))
          .map(element => {
            const a = light(parts(getComputedStyle(element).color).slice(0, 3));
            const b = light(ground(element));
            return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), element.textContent];
          })
          .filter(([contrast]) => contrast < 4.5);
      })()
      """;

  private Chromium page() {
    return browser.orElseThrow();
  }

  private JsonNode value(String expression) throws Exception {
    return page().value(expression);
  }

  private void open(List<BatchRow> rows) throws Exception {
    write(rows);
    page().open(folder.resolve("report.html"));
  }

  private void write(List<BatchRow> rows) throws Exception {
    ReportFormat.HTML.write(ReportFixture.report(rows, ReportContent.PLAIN), folder);
  }

  /// The fixture's rows, with the picture of the positive one on disk.
  private List<BatchRow> mixed() throws Exception {
    int height = 60 + NoticeStrip.ofHeatmap().height();
    int[] grey = new int[600 * height];
    Arrays.fill(grey, 0xff808080);
    PngFile.writeColour(
        folder.resolve(PositiveFiles.heatmap(ReportFixture.ROWS.getLast().source(), "lump")),
        600,
        height,
        grey);
    return ReportFixture.ROWS;
  }

  private JsonNode names() throws Exception {
    return value("[...document.querySelectorAll('#rows tbody th button')].map(b => b.textContent)");
  }

  private void head(String words) throws Exception {
    page()
        .value(
            "[...document.querySelectorAll('#rows thead button')].find(b => b.textContent === '"
                + words
                + "').click()");
  }

  private String sorted(String words) throws Exception {
    return page()
        .text(
            "[...document.querySelectorAll('#rows thead th')].find(h => h.textContent === '"
                + words
                + "').getAttribute('aria-sort')");
  }

  private void choose(String id, String word) throws Exception {
    page()
        .value(
            "(e => { e.value = '%s'; e.dispatchEvent(new Event('input', {bubbles: true})); })(document.getElementById('%s'))"
                .formatted(word, id));
  }

  private static JsonNode tree(String json) {
    return new JsonMapper().readTree(json);
  }
}
