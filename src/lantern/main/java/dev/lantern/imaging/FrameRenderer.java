package dev.lantern.imaging;

import dev.lantern.imaging.FrameDisplay.OverlayPlane;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Renders one frame into a viewport: stored values are resampled, then pass the Modality LUT, the
/// VOI LUT and the presentation (PS3.3 C.11) through one table to ARGB. Padding and what lies
/// outside of the image are black, overlay planes white; they lie over a shutter.
///
/// For one thread; the resampled values and the table are kept, so that dragging the window costs a
/// table look-up per screen pixel alone, and moving the image little more.
public final class FrameRenderer {
  private static final int BLACK = GreyChain.BLACK;
  private static final int WHITE = 0xffffffff;

  private final Frame frame;
  private final FrameDisplay display;
  private final boolean grey;
  private final ScreenValues screen;
  private GreyTable table = new GreyTable();

  /// How the reader wants to see the frame.
  ///
  /// @param voi modality values to display range; of no effect on colour
  /// @param invert bright for dark, over what the file says
  /// @param colours of a grey frame; of no effect on colour
  /// @param shutter what the file's shutter hides is not seen
  /// @param overlays the file's graphics are seen
  public record Settings(
      VoiLut voi,
      boolean invert,
      Interpolation interpolation,
      ColourMap colours,
      boolean shutter,
      boolean overlays) {
    /// In grey, all of the image, with its graphics.
    public Settings(VoiLut voi, boolean invert, Interpolation interpolation) {
      this(voi, invert, interpolation, ColourMap.GREY, false, true);
    }
  }

  /// @param bitsStored Bits Stored (0028,0101)
  public FrameRenderer(Frame frame, FrameDisplay display, int bitsStored) {
    this.frame = frame;
    this.display = display;
    FrameRows rows = new FrameRows(frame, display, bitsStored);
    this.grey = rows.channels() == 1;
    this.screen =
        new ScreenValues(
            rows,
            new Resampler.Extent(frame.columns(), frame.rows(), rows.channels(), rows.masked()));
  }

  /// Takes over memory and table of a renderer that is not used any more: megabytes for each frame
  /// that a reader scrolls past would keep the garbage collector busy.
  ///
  /// @return this
  public FrameRenderer inPlaceOf(FrameRenderer last) {
    screen.inPlaceOf(last.screen);
    table = last.table;
    return this;
  }

  /// False for colour, which has no window.
  public boolean grey() {
    return grey;
  }

  /// @param argb receives the viewport's pixels, row by row, opaque
  public void render(Settings settings, Viewport viewport, int[] argb) {
    if (argb.length != viewport.width() * viewport.height()) {
      throw new IllegalArgumentException("viewport of " + argb.length + " pixels");
    }
    float[] values = screen.at(viewport, settings.interpolation());
    if (!grey()) {
      colour(values, settings.invert() ? 0xff : 0, argb);
    } else if (frame.type().bytes() <= 2) {
      byTable(values, chain(settings), argb);
    } else {
      byValue(values, chain(settings), argb);
    }
    display.supplement().ifPresent(palette -> supplement(palette, viewport, argb));
    if (settings.shutter()) {
      display.shutter().ifPresent(shutter -> hide(shutter, viewport, argb));
    }
    if (settings.overlays()) {
      display.overlays().forEach(overlay -> draw(overlay, viewport, argb));
    }
  }

  /// A screen pixel has the palette's colour where its middle lies in a pixel that has: between two
  /// places of a palette there is nothing.
  private void supplement(PaletteLut palette, Viewport viewport, int[] argb) {
    ImageTransform toSource = viewport.toScreen().inverse();
    int width = viewport.width();
    bands(
        argb.length,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int column = (int) Math.floor(toSource.x(i % width + 0.5));
            int row = (int) Math.floor(toSource.y(Math.floorDiv(i, width) + 0.5));
            if (column >= 0 && column < frame.columns() && row >= 0 && row < frame.rows()) {
              int stored = frame.integer(row * frame.columns() + column);
              argb[i] = palette.maps(stored) ? palette.apply(stored) : argb[i];
            }
          }
        });
  }

  /// A screen pixel is hidden where its middle is.
  private void hide(Shutter shutter, Viewport viewport, int[] argb) {
    ImageTransform toSource = viewport.toScreen().inverse();
    double aspect = display.spacing().aspect();
    int hidden = BLACK | ColourMap.GREY.ofLevel(shutter.level());
    int width = viewport.width();
    bands(
        argb.length,
        (from, to) -> {
          for (int start = from; start < to; ) {
            int row = start / width;
            int end = Math.min(to, (row + 1) * width);
            Shutter.Line line = shutter.line(toSource.y(row + 0.5), aspect);
            for (int i = start; i < end; i++) {
              if (!line.shows(toSource.x(i - row * width + 0.5))) {
                argb[i] = hidden;
              }
            }
            start = end;
          }
        });
  }

  private void byTable(float[] values, GreyChain chain, int[] argb) {
    table.make(new GreyTable.Key(chain, frame.type()));
    bands(argb.length, (from, to) -> table.paint(values, from, to, argb));
  }

  private static void byValue(float[] values, GreyChain chain, int[] argb) {
    bands(
        argb.length,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            argb[i] = Float.isNaN(values[i]) ? BLACK : chain.colour(values[i]);
          }
        });
  }

  private GreyChain chain(Settings settings) {
    return new GreyChain(
        display.modalityLut(),
        settings.voi(),
        display.invertedGrey() != settings.invert(),
        settings.colours());
  }

  private static void colour(float[] values, int flip, int[] argb) {
    bands(
        argb.length,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            argb[i] =
                Float.isNaN(values[i * 3])
                    ? BLACK
                    : BLACK
                        | (channel(values[i * 3]) ^ flip) << 16
                        | (channel(values[i * 3 + 1]) ^ flip) << 8
                        | (channel(values[i * 3 + 2]) ^ flip);
          }
        });
  }

  private static int channel(float value) {
    return Math.clamp((int) (value + 0.5f), 0, 255);
  }

  /// A thin line survives a reduction: a screen pixel is white where any bit falls on it.
  private static void draw(OverlayPlane overlay, Viewport viewport, int[] argb) {
    ImageTransform toScreen = viewport.toScreen();
    for (int row = 0; row < overlay.rows(); row++) {
      double y = overlay.originRow() - 1.0 + row;
      int first = (int) Math.floor(toScreen.y(y));
      int top = Math.max(0, first);
      int bottom = Math.min(viewport.height(), after(first, toScreen.y(y + 1)));
      int start = row * overlay.columns();
      int end = top < bottom ? start + overlay.columns() : start;
      for (int bit = overlay.next(start, end); bit < end; bit = overlay.next(bit + 1, end)) {
        double x = overlay.originColumn() - 1.0 + bit - start;
        int firstColumn = (int) Math.floor(toScreen.x(x));
        int left = Math.max(0, firstColumn);
        int right = Math.min(viewport.width(), after(firstColumn, toScreen.x(x + 1)));
        for (int line = top; line < bottom && left < right; line++) {
          Arrays.fill(argb, line * viewport.width() + left, line * viewport.width() + right, WHITE);
        }
      }
    }
  }

  /// One past the last screen pixel of a bit that begins in `first` and ends at `end`.
  private static int after(int first, double end) {
    return Math.max(first + 1, (int) Math.floor(end));
  }

  private interface Band {
    void fill(int from, int to);
  }

  private static void bands(int pixels, Band work) {
    int size = 1 << 16;
    IntStream.range(0, (pixels + size - 1) / size)
        .parallel()
        .forEach(band -> work.fill(band * size, Math.min(pixels, (band + 1) * size)));
  }
}
