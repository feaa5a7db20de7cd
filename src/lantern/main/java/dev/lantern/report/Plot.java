package dev.lantern.report;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A plot with two axes, 640 × 720 pixels. It is drawn without fonts, so that it looks the same,
/// and comes out at all, on every machine.
final class Plot {
  static final Color INK = new Color(0x1f4e79);
  static final Color SECOND = new Color(0xc55a11);
  static final Color GREY = new Color(0x8c8c8c);

  private static final int WIDTH = 640;
  private static final int HEIGHT = 720;
  private static final int LEFT = 76;
  private static final int TOP = 108;
  private static final int SIDE = 530;
  private static final int TEXT = 0x222222;
  private static final int NOTE = 0x6a6a6a;
  private static final Color GRID = new Color(0xe4e4e4);
  private static final float[] DASHES = {6, 5};

  private final Letters letters;
  private final Axis across;
  private final Axis up;
  private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D graphics = image.createGraphics();
  private int legendLeft = LEFT;
  private int legendTop = 40;

  /// A place in the axes' numbers.
  record Point(double x, double y) {}

  /// @param name with its unit
  /// @param step between marks, above 0
  record Axis(String name, double low, double high, double step) {
    /// Of a share.
    static Axis unit(String name) {
      return new Axis(name, 0, 1, 0.2);
    }

    /// From 0, with about five round marks.
    ///
    /// @param largest value to be shown; 1 is shown at least where it is 0
    static Axis to(String name, double largest) {
      double top = largest > 0 ? largest : 1;
      double power = Math.pow(10, Math.floor(Math.log10(top / 5)));
      double step = power;
      for (double factor : new double[] {2, 5, 10}) {
        step = step * 5 < top ? power * factor : step;
      }
      return new Axis(name, 0, Math.ceil(top / step) * step, step);
    }

    private double share(double value) {
      return Math.clamp((value - low) / (high - low), 0, 1);
    }
  }

  Plot(Letters letters, String title, Axis across, Axis up) {
    this.letters = letters;
    this.across = across;
    this.up = up;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    letters.draw(image, LEFT, 12, title, TEXT);
    marks();
    letters.draw(
        image,
        LEFT + (SIDE - letters.width(across.name())) / 2,
        TOP + SIDE + 32,
        across.name(),
        TEXT);
    letters.drawUpwards(image, 6, TOP + (SIDE + letters.width(up.name())) / 2, up.name(), TEXT);
  }

  /// A line through points.
  void curve(List<Point> points, Color colour) {
    draw(points, colour, new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }

  /// A thin broken line, for what is compared with.
  void dashes(Point from, Point to, Color colour) {
    draw(
        List.of(from, to),
        colour,
        new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, DASHES, 0));
  }

  /// @param radius in pixels
  void dot(Point at, double radius, Color colour) {
    graphics.setColor(colour);
    graphics.fill(
        new Ellipse2D.Double(x(at.x()) - radius, y(at.y()) - radius, 2 * radius, 2 * radius));
  }

  /// A bar that lets another shine through.
  void bar(double from, double to, double height, Color colour) {
    graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.6f));
    graphics.setColor(colour);
    graphics.fill(
        new Rectangle2D.Double(
            x(from) + 0.5, y(height), x(to) - x(from) - 1, y(up.low()) - y(height)));
    graphics.setComposite(AlphaComposite.SrcOver);
  }

  /// A word on what a colour stands for, above the axes.
  void legend(String name, Color colour) {
    int width = 22 + letters.width(name) + 20;
    if (legendLeft > LEFT && legendLeft + width > WIDTH) {
      legendLeft = LEFT;
      legendTop += letters.height() + 4;
    }
    graphics.setColor(colour);
    graphics.fill(new Rectangle2D.Double(legendLeft, legendTop + 7, 16, 5));
    letters.draw(image, legendLeft + 22, legendTop, name, TEXT);
    legendLeft += width;
  }

  /// A thin upright line with ends, for an interval.
  void bracket(double at, double low, double high, Color colour) {
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Line2D.Double(x(at), y(low), x(at), y(high)));
    for (double end : new double[] {low, high}) {
      graphics.draw(new Line2D.Double(x(at) - 4, y(end), x(at) + 4, y(end)));
    }
  }

  /// A sentence in place of a curve.
  void instead(String sentence) {
    letters.draw(
        image, LEFT + (SIDE - letters.width(sentence)) / 2, TOP + SIDE / 2, sentence, TEXT);
  }

  /// A sentence under the axes, on how to read them.
  void note(String sentence) {
    letters.draw(
        image,
        LEFT + (SIDE - letters.width(sentence)) / 2,
        TOP + SIDE + 38 + letters.height(),
        sentence,
        NOTE);
  }

  void write(Path file, NoticeStrip notice) throws IOException {
    graphics.dispose();
    int[] pixels = image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
    PngFile.writeColour(
        file,
        notice.widthUnder(WIDTH),
        HEIGHT + notice.height(),
        notice.under(pixels, WIDTH, HEIGHT));
  }

  private void marks() {
    int acrossMarks = (int) Math.round((across.high() - across.low()) / across.step());
    for (int i = 0; i <= acrossMarks; i++) {
      double value = across.low() + i * across.step();
      grid(new Line2D.Double(x(value), TOP, x(value), TOP + SIDE));
      String text = text(value, across.step());
      letters.draw(image, (int) x(value) - letters.width(text) / 2, TOP + SIDE + 8, text, TEXT);
    }
    int upMarks = (int) Math.round((up.high() - up.low()) / up.step());
    for (int i = 0; i <= upMarks; i++) {
      double value = up.low() + i * up.step();
      grid(new Line2D.Double(LEFT, y(value), LEFT + SIDE, y(value)));
      String text = text(value, up.step());
      letters.draw(
          image, LEFT - 8 - letters.width(text), (int) y(value) - letters.height() / 2, text, TEXT);
    }
    graphics.setColor(GREY);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Rectangle2D.Double(LEFT, TOP, SIDE, SIDE));
  }

  private void grid(Line2D line) {
    graphics.setColor(GRID);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(line);
  }

  private static String text(double value, double step) {
    int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private void draw(List<Point> points, Color colour, BasicStroke stroke) {
    var path = new Path2D.Double();
    for (Point point : points) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(x(point.x()), y(point.y()));
      } else {
        path.lineTo(x(point.x()), y(point.y()));
      }
    }
    graphics.setColor(colour);
    graphics.setStroke(stroke);
    graphics.draw(path);
  }

  private double x(double value) {
    return LEFT + SIDE * across.share(value);
  }

  private double y(double value) {
    return TOP + SIDE * (1 - up.share(value));
  }
}
