package dev.lantern.report;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/// Pages A4, filled from the top: what has no room on one begins another. Lengths are points, 1/72
/// inch.
final class PdfPages implements AutoCloseable {
  static final float MARGIN = 42;
  static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

  /// What a [#rule] takes.
  static final float RULE = 8;

  /// Line to line, in sizes of the letters.
  private static final float LEADING = 1.35f;

  /// Beside the words of a cell, and beside and below a picture.
  private static final float GAP = 8;

  /// Pictures beside each other: more would be too small to show anything.
  private static final int ACROSS = 3;

  /// Of the pictures, as JPEG.
  private static final float QUALITY = 0.9f;

  private final PDDocument document;
  private final PDFont font;
  private final Edges edges;
  private PDPageContentStream content;
  private float y;

  /// Where what is not the head begins.
  private float top;

  /// Begins the first page.
  ///
  /// @param font of every word
  PdfPages(PDDocument document, PDFont font, Edges edges) throws IOException {
    this.document = document;
    this.font = font;
    this.edges = edges;
    this.content = blank();
    this.y = PDRectangle.A4.getHeight() - MARGIN;
    edges.head(this, true);
    this.top = y;
  }

  /// What stands on every page.
  interface Edges {
    void head(PdfPages page, boolean first) throws IOException;

    void foot(PdfPages page) throws IOException;
  }

  /// How words look.
  ///
  /// @param bold drawn with an outline, since the font has one weight
  record Style(float size, Color colour, boolean bold) {
    float leading() {
      return size * LEADING;
    }
  }

  /// Cells beside each other, each broken into lines within its column.
  ///
  /// @param widths of the columns; as many as cells
  record Row(List<String> cells, List<Style> styles, List<Float> widths) {
    /// A cell over the whole width.
    static Row of(String words, Style style) {
      return new Row(List.of(words), List.of(style), List.of(WIDTH + GAP));
    }
  }

  private PDPageContentStream blank() throws IOException {
    var page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    return new PDPageContentStream(document, page);
  }

  private void another() throws IOException {
    end();
    content.close();
    content = blank();
    y = PDRectangle.A4.getHeight() - MARGIN;
    edges.head(this, false);
    top = y;
  }

  /// Ends the last page.
  void end() throws IOException {
    edges.foot(this);
  }

  /// Leaves room.
  void skip(float points) {
    y -= points;
  }

  /// Down to the margin.
  private float room() {
    return y - MARGIN;
  }

  /// A paragraph over the whole width, on as many pages as it takes.
  void paragraph(String words, Style style) throws IOException {
    flow(Row.of(words, style));
  }

  /// Words on a coloured ground over the whole width.
  void banner(String words, Style style, Color ground) throws IOException {
    float height = style.size() * 2;
    content.setNonStrokingColor(ground);
    content.addRect(MARGIN, y - height, WIDTH, height);
    content.fill();
    y -= style.size() * 0.5f;
    line(words, MARGIN + 8, style);
    y -= height - style.size() * (0.5f + LEADING);
  }

  /// Begins another page where these rows would not all stand on this one, unless it is empty.
  ///
  /// @param more height than the rows'
  /// @return whether it did
  boolean keepTogether(List<Row> rows, float more) throws IOException {
    float height = more;
    for (Row row : rows) {
      height += height(row);
    }
    if (height <= room() || y >= top) {
      return false;
    }
    another();
    return true;
  }

  /// A row on one page, if any page holds it.
  void row(Row row) throws IOException {
    keepTogether(List.of(row), 0);
    flow(row);
  }

  private float height(Row row) throws IOException {
    float height = 0;
    List<Deque<String>> columns = columns(row);
    for (int i = 0; i < columns.size(); i++) {
      height = Math.max(height, columns.get(i).size() * row.styles().get(i).leading());
    }
    return height;
  }

  private List<Deque<String>> columns(Row row) throws IOException {
    List<Deque<String>> columns = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      float width = row.widths().get(i) - GAP;
      columns.add(new ArrayDeque<>(lines(row.cells().get(i), row.styles().get(i), width)));
    }
    return columns;
  }

  private void flow(Row row) throws IOException {
    List<Deque<String>> columns = columns(row);
    fill(columns, row);
    while (columns.stream().anyMatch(left -> !left.isEmpty())) {
      another();
      fill(columns, row);
    }
  }

  /// Takes the lines from the columns that this page has room for.
  private void fill(List<Deque<String>> columns, Row row) throws IOException {
    float first = y;
    float lowest = y;
    float x = MARGIN;
    for (int i = 0; i < columns.size(); i++) {
      Style style = row.styles().get(i);
      y = first;
      while (!columns.get(i).isEmpty() && style.leading() <= room()) {
        line(columns.get(i).removeFirst(), x, style);
      }
      lowest = Math.min(lowest, y);
      x += row.widths().get(i);
    }
    y = lowest;
  }

  /// A thin line over the whole width.
  void rule(Color colour) throws IOException {
    y -= RULE / 2;
    content.setStrokingColor(colour);
    content.setLineWidth(0.6f);
    content.moveTo(MARGIN, y);
    content.lineTo(MARGIN + WIDTH, y);
    content.stroke();
    y -= RULE / 2;
  }

  /// Pictures beside each other and in lines, as large as their columns and the height allow.
  ///
  /// @param height at most, of each; a page has room for it
  void pictures(List<BufferedImage> pictures, float height) throws IOException {
    int across = Math.min(pictures.size(), ACROSS);
    float width = (WIDTH - GAP * (across - 1)) / across;
    for (int i = 0; i < pictures.size(); i += across) {
      if (i > 0) {
        y -= GAP;
      }
      pictures(pictures.subList(i, Math.min(i + across, pictures.size())), width, height);
    }
  }

  private void pictures(List<BufferedImage> pictures, float width, float height)
      throws IOException {
    float tallest = 0;
    for (BufferedImage picture : pictures) {
      tallest = Math.max(tallest, picture.getHeight() * scale(picture, width, height));
    }
    if (tallest > room()) {
      another();
    }
    float x = MARGIN;
    for (BufferedImage picture : pictures) {
      float scale = scale(picture, width, height);
      float shown = picture.getHeight() * scale;
      float left = x + (width - picture.getWidth() * scale) / 2;
      // Not PDFBox' own factory: it puts the pixels into a temporary file to learn their size.
      var image =
          new PDImageXObject(
              document,
              new ByteArrayInputStream(Jpeg.of(picture, QUALITY)),
              COSName.DCT_DECODE,
              picture.getWidth(),
              picture.getHeight(),
              Byte.SIZE,
              PDDeviceRGB.INSTANCE);
      content.drawImage(image, left, y - shown, picture.getWidth() * scale, shown);
      x += width + GAP;
    }
    y -= tallest;
  }

  private static float scale(BufferedImage picture, float width, float height) {
    return Math.min(width / picture.getWidth(), height / picture.getHeight());
  }

  /// Words at the foot of the page.
  void foot(String words, Style style) throws IOException {
    y = MARGIN - style.size() * 0.5f;
    line(words, MARGIN, style);
  }

  private void line(String words, float x, Style style) throws IOException {
    y -= style.size();
    content.beginText();
    content.setFont(font, style.size());
    content.setNonStrokingColor(style.colour());
    content.setStrokingColor(style.colour());
    content.setLineWidth(style.size() / 32);
    content.setRenderingMode(style.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    content.newLineAtOffset(x, y);
    content.showText(words);
    content.endText();
    y -= style.size() * (LEADING - 1);
  }

  /// Breaks at blanks, and within a word that is longer than a line.
  private List<String> lines(String words, Style style, float width) throws IOException {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    for (String word : drawable(words).split(" ", -1)) {
      String joined = line.isEmpty() ? word : line + " " + word;
      if (fits(joined, style, width)) {
        line.setLength(0);
        line.append(joined);
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
        int point = word.codePointAt(i);
        if (!fits(line + Character.toString(point), style, width) && !line.isEmpty()) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.appendCodePoint(point);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private boolean fits(String words, Style style, float width) throws IOException {
    return font.getStringWidth(words) / 1000 * style.size() <= width;
  }

  /// The words with a question mark for what the font lacks.
  private String drawable(String words) throws IOException {
    var drawable = new StringBuilder();
    for (int point : words.codePoints().toArray()) {
      drawable.append(known(point) ? Character.toString(point) : "?");
    }
    return drawable.toString();
  }

  private boolean known(int point) throws IOException {
    try {
      return !Character.isISOControl(point) && font.encode(Character.toString(point)).length > 0;
    } catch (IllegalArgumentException e) {
      // How PDFBox says that there is no such letter.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
