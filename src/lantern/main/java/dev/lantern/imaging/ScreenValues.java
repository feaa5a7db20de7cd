package dev.lantern.imaging;

import org.jspecify.annotations.Nullable;

/// The values of a frame at the pixels of a viewport. They are kept: the next viewport costs
/// nothing where it is the same, and where the image was only moved no more than the edges that
/// came into sight, since it moves by whole pixels. For one thread.
final class ScreenValues {
  private final Resampler.Rows rows;
  private final Resampler.Extent extent;
  private @Nullable Viewport viewport;
  private Interpolation interpolation = Interpolation.SMOOTH;
  private float[] values = new float[0];

  ScreenValues(Resampler.Rows rows, Resampler.Extent extent) {
    this.rows = rows;
    this.extent = extent;
  }

  /// Works in the memory of another that is not used any more.
  void inPlaceOf(ScreenValues last) {
    values = last.values;
  }

  /// @return height × width × channels; NaN where there is nothing. Good until the next call
  float[] at(Viewport next, Interpolation by) {
    Viewport last = viewport;
    viewport = next;
    if (last == null || interpolation != by || !moved(last, next)) {
      interpolation = by;
      renew(next);
    } else if (!last.equals(next)) {
      move(next, last);
    }
    return values;
  }

  private static boolean moved(Viewport last, Viewport next) {
    return last.width() == next.width()
        && last.height() == next.height()
        && last.zoom() == next.zoom()
        && last.aspect() == next.aspect();
  }

  private void renew(Viewport next) {
    int size = next.width() * next.height() * extent.channels();
    if (values.length != size) {
      values = new float[size];
    }
    fill(next, new Part(0, 0, next.width(), next.height()));
  }

  private void move(Viewport next, Viewport last) {
    int width = next.width();
    int height = next.height();
    int right = (int) (next.toScreen().offsetX() - last.toScreen().offsetX());
    int down = (int) (next.toScreen().offsetY() - last.toScreen().offsetY());
    int columns = width - Math.abs(right);
    int lines = height - Math.abs(down);
    if (columns <= 0 || lines <= 0) {
      renew(next);
      return;
    }
    int samples = columns * extent.channels();
    int line = width * extent.channels();
    int from = Math.max(0, -right) * extent.channels() + Math.max(0, -down) * line;
    int to = Math.max(0, right) * extent.channels() + Math.max(0, down) * line;
    for (int i = 0; i < lines; i++) {
      // Downward from the last line on: none is overwritten before it has been moved.
      int place = (down > 0 ? lines - 1 - i : i) * line;
      System.arraycopy(values, from + place, values, to + place, samples);
    }
    int top = Math.max(0, down);
    fill(next, new Part(0, down > 0 ? 0 : lines, width, height - lines));
    fill(next, new Part(right > 0 ? 0 : columns, top, width - columns, lines));
  }

  /// A rectangle of the screen.
  private record Part(int left, int top, int width, int height) {}

  private void fill(Viewport next, Part part) {
    ImageTransform all = next.toScreen();
    var toPart =
        new ImageTransform(
            all.scaleX(), all.offsetX() - part.left(), all.scaleY(), all.offsetY() - part.top());
    new Resampler(
            rows, extent, new Resampler.Target(toPart, part.width(), part.height()), interpolation)
        .run(values, (part.top() * next.width() + part.left()) * extent.channels(), next.width());
  }
}
