package dev.lantern.ui.viewer;

import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.PixelProbe;
import dev.lantern.imaging.PlaneGeometry;
import dev.lantern.imaging.Turn;
import dev.lantern.imaging.Viewport;
import dev.lantern.imaging.VoiLut;
import dev.lantern.imaging.WindowLevel;
import dev.lantern.pipeline.Series;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One viewport: which frame is seen, through which window, at which zoom. For the JavaFX thread.
public final class ViewerViewModel {
  /// Screen pixels of a drag that double the zoom.
  private static final double ZOOM_DRAG = 150;

  private final BiConsumer<ImageSource, Throwable> fail;
  private final ReadOnlyObjectWrapper<Optional<Series>> series =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ShownFrame>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final FrameWindow window;
  private final Placement placement = new Placement(shown.getReadOnlyProperty());
  final PointerProbe pointer = new PointerProbe(shown.getReadOnlyProperty(), placement);
  private final Cine cine = new Cine();
  private final Look look = new Look();
  private final Filtering filtering;
  private final FrameSequence frames;
  private final ViewSettings settings;
  private final RegionBrush brush;
  private final Magnifier magnifier;
  private final KeyCursor cursor;
  private final ObjectProperty<Optional<SaliencyMap>> heatmap =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty peeking = new SimpleBooleanProperty();
  private final BooleanProperty heatmapBelowThreshold = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<PlaneGeometry.Line>> crossReference =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty heatmapCaption = new SimpleStringProperty("");

  /// @param fail hears why a frame cannot be shown
  public ViewerViewModel(
      Words words,
      ViewerTools tools,
      ViewSettings settings,
      BiConsumer<ImageSource, Throwable> fail) {
    this.window = new FrameWindow(tools.tasks());
    this.filtering =
        new Filtering(
            tools,
            look.filter(),
            cause -> shown.get().ifPresent(now -> fail.accept(now.image().source(), cause)));
    this.frames =
        new FrameSequence(
            cancel -> tools.activities().start(this, words.of("activity.decoding"), cancel),
            tools,
            filtering,
            this::show,
            (source, cause) -> {
              showNothing();
              fail.accept(source, cause);
            });
    this.settings = settings;
    this.cursor = new KeyCursor(shown.getReadOnlyProperty(), placement, settings.tool(), pointer);
    this.brush = new RegionBrush(shown.getReadOnlyProperty(), placement, settings.tool(), cursor);
    this.magnifier = new Magnifier(shown.getReadOnlyProperty(), placement, settings.tool());
    this.fail = fail;
  }

  /// Shows a series from its first frame, fitted, with the file's own window.
  public void open(Series opened) {
    series.set(Optional.of(opened));
    showNothing();
    look.forget();
    placement.forget();
    window.forget();
    cine.open(opened);
    frames.open(opened);
  }

  /// Shows nothing.
  public void close() {
    window.forget();
    cine.playing.set(false);
    series.set(Optional.empty());
    showNothing();
    frames.close();
  }

  /// Goes to a frame of the series; beyond an end, to that end.
  public void goTo(int wanted) {
    frames.goTo(wanted);
  }

  public void scroll(int by) {
    goTo(frames.position.get() + by);
  }

  /// The next frame of the film, after the last the first; nothing while one is on its way.
  void playOn() {
    if (shown.get().filter(now -> now.position() == frames.position.get()).isPresent()) {
      goTo((frames.position.get() + 1) % frames.count.get());
    }
  }

  private void show(DrawnFrame drawn) {
    ShownFrame next = drawn.shown();
    Optional<ShownFrame> before = shown.get();
    window.take(next, before);
    if (before.filter(last -> sameFrame(last, next)).isEmpty()) {
      heatmap.set(Optional.empty());
    }
    shown.set(Optional.of(next));
    filtering.take(drawn);
    placement.take(next, before);
  }

  private static boolean sameFrame(ShownFrame one, ShownFrame other) {
    return one.image() == other.image() && one.index() == other.index();
  }

  private void showNothing() {
    heatmap.set(Optional.empty());
    shown.set(Optional.empty());
    filtering.forget();
  }

  /// The window on the screen; of a VOI LUT, the range that its table covers.
  public WindowLevel window() {
    return window.level();
  }

  /// Right is wider; up is darker, or brighter where the reader wants it so.
  ///
  /// @param dx screen pixels to the right
  /// @param dy screen pixels down
  public void dragWindow(double dx, double dy) {
    if (hasWindow()) {
      window.drag(dx, settings.upBrightens().get() ? -dy : dy);
    }
  }

  /// By steps wider and, as it is seen, brighter; below 0 narrower and darker.
  public void stepWindow(int wider, int brighter) {
    if (hasWindow()) {
      window.step(wider, look.turns(shown.get().orElseThrow()) ? -brighter : brighter);
    }
  }

  /// Takes one of [#windowPresets]; one that is not among them has no effect.
  public void useWindow(WindowPreset preset) {
    shown
        .get()
        .filter(now -> window.presets.get().contains(preset))
        .ifPresent(
            now -> window.use(preset, now, cause -> fail.accept(now.image().source(), cause)));
  }

  /// Takes over the window that the reader chose in another viewport, for an image of the same
  /// modality.
  public void seeAs(ViewerViewModel other) {
    if (hasWindow() && other.hasWindow() && modality().equals(other.modality())) {
      window.takeOver(other.window);
    }
  }

  private String modality() {
    return shown.get().orElseThrow().image().header().acquisition().modality();
  }

  /// False where nothing, or colour, is shown.
  public boolean hasWindow() {
    return shown.get().isPresent() && shown.get().get().grey();
  }

  /// A drag with the zoom tool: up enlarges, about the point where it began.
  public void dragZoom(double dy, double anchorX, double anchorY) {
    zoom(Math.pow(2, -dy / ZOOM_DRAG), anchorX, anchorY);
  }

  public void zoom(double factor, double screenX, double screenY) {
    placement.zoom(factor, screenX, screenY);
  }

  /// Zooms about the middle.
  public void zoom(double factor) {
    placement.zoomAboutTheMiddle(factor);
  }

  public void pan(double dx, double dy) {
    placement.pan(dx, dy);
  }

  /// Another zoom, and another place of the frame in the middle.
  ///
  /// @param zoom screen pixels a source column
  public void lookAt(double zoom, double column, double row) {
    placement.lookAt(zoom, column, row);
  }

  public void rotateRight() {
    placement.turn(placement.turn.get().rotatedRight());
  }

  public void rotateLeft() {
    placement.turn(placement.turn.get().rotatedLeft());
  }

  /// Left for right, as seen.
  public void flipHorizontally() {
    placement.turn(placement.turn.get().flippedHorizontally());
  }

  /// Top for bottom, as seen.
  public void flipVertically() {
    placement.turn(placement.turn.get().flippedVertically());
  }

  /// The whole image, and again after every change of the window's size.
  public void fit() {
    placement.fit();
  }

  /// A pixel of the glass for each column, about the middle.
  public void actualSize() {
    placement.actualSize();
  }

  /// As large as the patient, on a screen of such pixels.
  ///
  /// @return false, and nothing changes, where the file does not say how large that is
  public boolean physicalSize(GlassPixel pixel) {
    return placement.physicalSize(pixel);
  }

  /// Where the image is as large as the patient, it stays so on a screen of such pixels.
  public void keepPhysicalSize(GlassPixel pixel) {
    if (physical().get().filter(now -> !now.equals(pixel)).isPresent()) {
      placement.physicalSize(pixel);
    }
  }

  /// The screen's pixel that the image is shown at its physical size by, where it is.
  ReadOnlyObjectProperty<Optional<GlassPixel>> physical() {
    return placement.physical.getReadOnlyProperty();
  }

  /// Back to how the image opened: its own window, upright and fitted, in grey.
  public void reset() {
    look.forget();
    placement.turn(Turn.NONE);
    shown.get().ifPresent(window::useOwn);
    placement.fit();
  }

  /// The canvas has another size.
  public void resize(int width, int height) {
    placement.resize(width, height);
  }

  /// The place in the frame, source pixels, of a place on the screen.
  public Turn.Point toSource(double screenX, double screenY) {
    return placement.toSource(screenX, screenY);
  }

  /// The place on the screen of a place in the frame.
  public Turn.Point toScreen(Turn.Point source) {
    return placement.toScreen(source);
  }

  /// The pixel under the pointer, where one is.
  public ReadOnlyObjectProperty<Optional<PixelProbe>> probe() {
    return pointer.found.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Series>> series() {
    return series.getReadOnlyProperty();
  }

  public ReadOnlyIntegerProperty frameCount() {
    return frames.count.getReadOnlyProperty();
  }

  /// The frame asked for; the one shown may lag behind it.
  public ReadOnlyIntegerProperty position() {
    return frames.position.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<ShownFrame>> shown() {
    return shown.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<VoiLut>> voi() {
    return window.voi.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<WindowOrigin> windowOrigin() {
    return window.origin.getReadOnlyProperty();
  }

  /// The windows to choose from, the file's own first; none for colour.
  public ReadOnlyObjectProperty<List<WindowPreset>> windowPresets() {
    return window.presets.getReadOnlyProperty();
  }

  /// The one in use; none once the reader has dragged.
  public ReadOnlyObjectProperty<Optional<WindowPreset>> windowPreset() {
    return window.preset.getReadOnlyProperty();
  }

  /// Pixels of the glass for one of the layout, along each side: 2 where it is set to 200 %.
  DoubleProperty density() {
    return placement.density;
  }

  /// The upright picture: what is painted through it is then turned as [#turn] says.
  public ReadOnlyObjectProperty<Viewport> viewport() {
    return placement.viewport.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Turn> turn() {
    return placement.turn.getReadOnlyProperty();
  }

  public Cine cine() {
    return cine;
  }

  /// What is drawn of the frame that is shown.
  ReadOnlyObjectProperty<Optional<DrawnFrame>> drawn() {
    return filtering.drawn.getReadOnlyProperty();
  }

  Magnifier magnifier() {
    return magnifier;
  }

  /// Where the keyboard points.
  public KeyCursor cursor() {
    return cursor;
  }

  /// How its pixels are drawn.
  public Look look() {
    return look;
  }

  /// What it has in common with the other viewports.
  ViewSettings settings() {
    return settings;
  }

  public ObjectProperty<Tool> tool() {
    return settings.tool();
  }

  /// Marks a region on the frame.
  public RegionBrush brush() {
    return brush;
  }

  /// Where the plane of another viewport passes through the frame, source pixels.
  public ObjectProperty<Optional<PlaneGeometry.Line>> crossReference() {
    return crossReference;
  }

  /// The map over the image, if one is to be seen.
  public ObjectProperty<Optional<SaliencyMap>> heatmap() {
    return heatmap;
  }

  /// The reader looks at what lies under the map.
  public BooleanProperty peeking() {
    return peeking;
  }

  /// How the map was made, and on which scale.
  public StringProperty heatmapCaption() {
    return heatmapCaption;
  }

  /// True where the map belongs to a finding below its threshold, and must be marked.
  public BooleanProperty heatmapBelowThreshold() {
    return heatmapBelowThreshold;
  }
}
