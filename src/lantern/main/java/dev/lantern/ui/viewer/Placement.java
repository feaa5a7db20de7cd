package dev.lantern.ui.viewer;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.PixelSpacing;
import dev.lantern.imaging.Turn;
import dev.lantern.imaging.Viewport;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/// How the image lies on the screen: zoom, place and turn. The viewport is that of the upright
/// picture; [#turn] then turns the picture as a whole.
final class Placement {
  /// Screen pixels between an edge and what is brought on the screen.
  private static final double EDGE = 24;

  final ReadOnlyObjectWrapper<Viewport> viewport =
      new ReadOnlyObjectWrapper<>(new Viewport(1, 1, 1, 1, 0, 0));
  final ReadOnlyObjectWrapper<Turn> turn = new ReadOnlyObjectWrapper<>(Turn.NONE);

  /// The screen's pixel that the image has been brought to its physical size by, as long as it has.
  final ReadOnlyObjectWrapper<Optional<GlassPixel>> physical =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// Pixels of the glass for one of the layout, along each side.
  final DoubleProperty density = new SimpleDoubleProperty(1);

  private final ReadOnlyObjectProperty<Optional<ShownFrame>> shown;
  private boolean fitted = true;

  Placement(ReadOnlyObjectProperty<Optional<ShownFrame>> shown) {
    this.shown = shown;
  }

  /// Another series comes: upright and fitted.
  void forget() {
    turn(Turn.NONE);
    fitted = true;
    physical.set(Optional.empty());
  }

  /// Another frame has come to the screen.
  void take(ShownFrame next, Optional<ShownFrame> before) {
    Optional<GlassPixel> pixel = physical.get();
    if (fitted || before.filter(last -> sameSize(last, next)).isEmpty()) {
      fit();
    }
    pixel.ifPresent(this::physicalSize);
  }

  private static boolean sameSize(ShownFrame one, ShownFrame other) {
    return one.frame().rows() == other.frame().rows()
        && one.frame().columns() == other.frame().columns();
  }

  void zoom(double factor, double screenX, double screenY) {
    freely();
    Turn.Point at = upright(screenX, screenY);
    viewport.set(viewport.get().zoomed(factor, at.x(), at.y()));
  }

  void zoomAboutTheMiddle(double factor) {
    freely();
    Viewport now = viewport.get();
    viewport.set(now.zoomed(factor, now.width() / 2.0, now.height() / 2.0));
  }

  void pan(double dx, double dy) {
    fitted = false;
    Turn.Point way = turn.get().uprightWay(dx, dy);
    viewport.set(viewport.get().panned(way.x(), way.y()));
  }

  void lookAt(double zoom, double column, double row) {
    Viewport now = viewport.get();
    double next = Math.clamp(zoom, Viewport.SMALLEST_ZOOM, Viewport.LARGEST_ZOOM);
    freely();
    viewport.set(new Viewport(now.width(), now.height(), next, now.aspect(), column, row));
  }

  /// A pixel of the glass for each column.
  void actualSize() {
    Viewport now = viewport.get();
    lookAt(1 / density.get(), now.centerX(), now.centerY());
  }

  /// Moves the image so far that a place of the frame is on the screen, and not at its very edge.
  void reveal(Turn.Point source) {
    Viewport now = viewport.get();
    ImageTransform toScreen = now.toScreen();
    double right = back(toScreen.x(source.x()), now.width());
    double down = back(toScreen.y(source.y()), now.height());
    if (right != 0 || down != 0) {
      fitted = false;
      viewport.set(now.panned(right, down));
    }
  }

  /// The way back to the screen; 0 for what is on it.
  private static double back(double place, int length) {
    boolean seen = place > -1 && place < length + 1;
    double edge = Math.min(EDGE, length / 2.0);
    return seen ? 0 : Math.clamp(place, edge, length - edge) - place;
  }

  private void freely() {
    fitted = false;
    physical.set(Optional.empty());
  }

  /// A millimetre of the patient as large as one on the glass, in every direction, since a pixel is
  /// shown in its true proportions.
  ///
  /// @return false, and all stays, where the file has no spacing
  boolean physicalSize(GlassPixel pixel) {
    Optional<PixelSpacing> spacing =
        shown.get().map(now -> now.display().spacing()).filter(PixelSpacing::physical);
    if (spacing.isPresent()) {
      Viewport now = viewport.get();
      lookAt(spacing.get().columnMillimetres() / pixel.millimetres(), now.centerX(), now.centerY());
    }
    physical.set(spacing.map(known -> pixel));
    return spacing.isPresent();
  }

  /// The whole image, and again after every change of the screen's size.
  void fit() {
    fitted = true;
    physical.set(Optional.empty());
    shown
        .get()
        .ifPresent(
            now -> {
              Frame frame = now.frame();
              viewport.set(
                  Viewport.fit(
                      viewport.get().width(),
                      viewport.get().height(),
                      frame.columns(),
                      frame.rows(),
                      now.display().spacing().aspect()));
            });
  }

  /// Turns about the middle of the screen.
  void turn(Turn next) {
    Viewport before = viewport.get();
    boolean swap = next.sideways() != turn.get().sideways();
    turn.set(next);
    if (swap) {
      viewport.set(before.resized(before.height(), before.width()));
    }
    if (fitted) {
      fit();
    }
  }

  /// The screen has another size.
  void resize(int width, int height) {
    boolean sideways = turn.get().sideways();
    viewport.set(viewport.get().resized(sideways ? height : width, sideways ? width : height));
    if (fitted) {
      fit();
    }
  }

  /// The place in the frame, source pixels, of a place on the screen.
  Turn.Point toSource(double screenX, double screenY) {
    ImageTransform toSource = viewport.get().toScreen().inverse();
    Turn.Point upright = upright(screenX, screenY);
    return new Turn.Point(toSource.x(upright.x()), toSource.y(upright.y()));
  }

  /// The place on the screen of a place in the frame.
  Turn.Point toScreen(Turn.Point source) {
    Viewport now = viewport.get();
    ImageTransform toScreen = now.toScreen();
    return turn.get()
        .turned(toScreen.x(source.x()), toScreen.y(source.y()), now.width(), now.height());
  }

  /// The place in the upright picture of a place on the screen.
  private Turn.Point upright(double screenX, double screenY) {
    Viewport now = viewport.get();
    return turn.get().upright(screenX, screenY, now.width(), now.height());
  }
}
