package dev.lantern.report;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
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

/// A page A4 that is filled from the top. Lengths are points, 1/72 inch.
final class PdfPage implements AutoCloseable {
  static final float MARGIN = 42;
  static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

  /// Line to line, in sizes of the letters.
  private static final float LEADING = 1.35f;

  /// Of the pictures, as JPEG.
  private static final float QUALITY = 0.9f;

  private final PDDocument document;
  private final PDFont font;
  private final PDPageContentStream content;
  private float y = PDRectangle.A4.getHeight() - MARGIN;

  /// @param font of every word
  PdfPage(PDDocument document, PDFont font) throws IOException {
    this.document = document;
    this.font = font;
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    this.content = new PDPageContentStream(document, page);
  }

  /// How words look.
  ///
  /// @param bold drawn with an outline, since the font has one weight
  record Style(float size, Color colour, boolean bold) {}

  /// Leaves room.
  void skip(float points) {
    y -= points;
  }

  /// Down to the margin.
  float room() {
    return y - MARGIN;
  }

  /// A paragraph over the whole width.
  void paragraph(String words, Style style) throws IOException {
    for (String line : lines(words, style, WIDTH)) {
      line(line, MARGIN, style);
    }
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

  /// Cells beside each other, each broken into lines within its column.
  ///
  /// @param widths of the columns; as many as cells
  void row(List<String> cells, List<Style> styles, List<Float> widths) throws IOException {
    float top = y;
    float lowest = y;
    float x = MARGIN;
    for (int i = 0; i < cells.size(); i++) {
      y = top;
      for (String line : lines(cells.get(i), styles.get(i), widths.get(i) - 8)) {
        line(line, x, styles.get(i));
      }
      lowest = Math.min(lowest, y);
      x += widths.get(i);
    }
    y = lowest;
  }

  /// A thin line over the whole width.
  void rule(Color colour) throws IOException {
    y -= 4;
    content.setStrokingColor(colour);
    content.setLineWidth(0.6f);
    content.moveTo(MARGIN, y);
    content.lineTo(MARGIN + WIDTH, y);
    content.stroke();
    y -= 4;
  }

  /// Pictures beside each other, as large as width and height allow.
  void pictures(List<BufferedImage> pictures, float height) throws IOException {
    float gap = 8;
    float each = (WIDTH - gap * (pictures.size() - 1)) / pictures.size();
    float x = MARGIN;
    float tallest = 0;
    for (BufferedImage picture : pictures) {
      float scale = Math.min(each / picture.getWidth(), height / picture.getHeight());
      float shown = picture.getHeight() * scale;
      float left = x + (each - picture.getWidth() * scale) / 2;
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
      x += each + gap;
      tallest = Math.max(tallest, shown);
    }
    y -= tallest;
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
