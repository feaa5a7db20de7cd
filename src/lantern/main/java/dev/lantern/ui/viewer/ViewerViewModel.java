package dev.lantern.ui.viewer;

import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.PixelProbe;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.Viewport;
import dev.lantern.imaging.VoiLut;
import dev.lantern.imaging.WindowLevel;
import dev.lantern.pipeline.Series;
import dev.lantern.ui.concurrent.Activities;
import dev.lantern.ui.concurrent.Activity;
import dev.lantern.ui.concurrent.LatestTask;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/// One viewport: which frame is seen, through which window, at which zoom. For the JavaFX thread.
public final class ViewerViewModel {
  /// Screen pixels of a drag that double the zoom.
  private static final double ZOOM_DRAG = 150;

  private final Words words;
  private final Activities activities;
  private final LatestTask loading;
  private final BiConsumer<ImageSource, Throwable> fail;
  private final ReadOnlyObjectWrapper<Optional<Series>> series =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyIntegerWrapper frameCount = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<ShownFrame>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final FrameWindow window;
  private final ReadOnlyObjectWrapper<Viewport> viewport =
      new ReadOnlyObjectWrapper<>(new Viewport(1, 1, 1, 1, 0, 0));
  private final ReadOnlyObjectWrapper<Optional<PixelProbe>> probe =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<ScreenPoint> pointer = Optional.empty();
  private final BooleanProperty inverted = new SimpleBooleanProperty();
  private final BooleanProperty patientShown = new SimpleBooleanProperty(true);
  private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.WINDOW);
  private final ObjectProperty<Optional<SaliencyMap>> heatmap =
      new SimpleObjectProperty<>(Optional.empty());
  private final DoubleProperty heatmapOpacity = new SimpleDoubleProperty(1);
  private final BooleanProperty heatmapBelowThreshold = new SimpleBooleanProperty();
  private List<Place> places = List.of();
  private boolean fitted = true;

  private record Place(ScanImage image, int index) {}

  private record ScreenPoint(double x, double y) {}

  /// @param fail hears why a frame cannot be shown
  public ViewerViewModel(
      Words words,
      TaskRunner tasks,
      Activities activities,
      BiConsumer<ImageSource, Throwable> fail) {
    this.words = words;
    this.activities = activities;
    this.loading = new LatestTask(tasks);
    this.window = new FrameWindow(tasks);
    this.fail = fail;
    shown.subscribe(this::lookUnderPointer);
    viewport.subscribe(this::lookUnderPointer);
  }

  /// Shows a series from its first frame, fitted, with the file's own window.
  public void open(Series opened) {
    List<Place> all = new ArrayList<>();
    for (ScanImage image : opened.images()) {
      for (int i = 0; i < image.header().pixels().frames(); i++) {
        all.add(new Place(image, i));
      }
    }
    places = List.copyOf(all);
    series.set(Optional.of(opened));
    shown.set(Optional.empty());
    heatmap.set(Optional.empty());
    inverted.set(false);
    fitted = true;
    window.forget();
    position.set(0);
    frameCount.set(places.size());
    load(0);
  }

  /// Shows nothing.
  public void close() {
    loading.drop();
    window.forget();
    places = List.of();
    series.set(Optional.empty());
    shown.set(Optional.empty());
    heatmap.set(Optional.empty());
    position.set(0);
    frameCount.set(0);
  }

  /// Goes to a frame of the series; beyond an end, to that end.
  public void goTo(int wanted) {
    if (places.isEmpty()) {
      return;
    }
    int next = Math.clamp(wanted, 0, places.size() - 1);
    if (next != position.get()) {
      position.set(next);
      load(next);
    }
  }

  public void scroll(int frames) {
    goTo(position.get() + frames);
  }

  private void load(int wanted) {
    Place place = places.get(wanted);
    Activity activity = activities.start(words.of("activity.decoding"), loading::drop);
    loading.run(
        () -> ShownFrame.load(wanted, place.image(), place.index()),
        this::show,
        cause -> {
          shown.set(Optional.empty());
          fail.accept(place.image().source(), cause);
        },
        () -> activities.end(activity));
  }

  private void show(ShownFrame next) {
    Optional<ShownFrame> before = shown.get();
    boolean sameSize = before.isPresent() && sameSize(before.get(), next);
    window.take(next, before);
    shown.set(Optional.of(next));
    if (fitted || !sameSize) {
      fit();
    }
  }

  private static boolean sameSize(ShownFrame one, ShownFrame other) {
    return one.frame().rows() == other.frame().rows()
        && one.frame().columns() == other.frame().columns();
  }

  /// The window on the screen; of a VOI LUT, the range that its table covers.
  public WindowLevel window() {
    return window.level();
  }

  /// Right is wider, up is darker in the centre, as in Weasis.
  ///
  /// @param dx screen pixels to the right
  /// @param dy screen pixels down
  public void dragWindow(double dx, double dy) {
    if (!hasWindow()) {
      return;
    }
    window.drag(dx, dy);
  }

  /// Takes one of [#windowPresets]; one that is not among them has no effect.
  public void useWindow(WindowPreset preset) {
    shown
        .get()
        .filter(now -> window.presets.get().contains(preset))
        .ifPresent(
            now -> window.use(preset, now, cause -> fail.accept(now.image().source(), cause)));
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
    fitted = false;
    viewport.set(viewport.get().zoomed(factor, screenX, screenY));
  }

  /// Zooms about the middle.
  public void zoom(double factor) {
    zoom(factor, viewport.get().width() / 2.0, viewport.get().height() / 2.0);
  }

  public void pan(double dx, double dy) {
    fitted = false;
    viewport.set(viewport.get().panned(dx, dy));
  }

  /// The whole image, and again after every change of the window's size.
  public void fit() {
    fitted = true;
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

  public void actualSize() {
    fitted = false;
    viewport.set(viewport.get().actualSize());
  }

  /// Back to how the image opened: its own window, upright grey scale, fitted.
  public void reset() {
    inverted.set(false);
    shown.get().ifPresent(window::useOwn);
    fit();
  }

  /// The canvas has another size.
  public void resize(int width, int height) {
    viewport.set(viewport.get().resized(width, height));
    if (fitted) {
      fit();
    }
  }

  /// The pointer is over this place of the screen; what lies under it is in [#probe].
  public void point(double screenX, double screenY) {
    pointer = Optional.of(new ScreenPoint(screenX, screenY));
    lookUnderPointer();
  }

  /// The pointer has left the image.
  public void pointNowhere() {
    pointer = Optional.empty();
    lookUnderPointer();
  }

  private void lookUnderPointer() {
    ImageTransform toSource = viewport.get().toScreen().inverse();
    probe.set(
        pointer.flatMap(
            at ->
                shown
                    .get()
                    .flatMap(
                        now ->
                            PixelProbe.at(
                                now.frame(),
                                now.display(),
                                (int) Math.floor(toSource.x(at.x())),
                                (int) Math.floor(toSource.y(at.y()))))));
  }

  /// The pixel under the pointer, where one is.
  public ReadOnlyObjectProperty<Optional<PixelProbe>> probe() {
    return probe.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Series>> series() {
    return series.getReadOnlyProperty();
  }

  public ReadOnlyIntegerProperty frameCount() {
    return frameCount.getReadOnlyProperty();
  }

  /// The frame asked for; the one shown may lag behind it.
  public ReadOnlyIntegerProperty position() {
    return position.getReadOnlyProperty();
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

  public ReadOnlyObjectProperty<Viewport> viewport() {
    return viewport.getReadOnlyProperty();
  }

  public BooleanProperty inverted() {
    return inverted;
  }

  public BooleanProperty patientShown() {
    return patientShown;
  }

  public ObjectProperty<Tool> tool() {
    return tool;
  }

  /// The map over the image, if one is to be seen.
  public ObjectProperty<Optional<SaliencyMap>> heatmap() {
    return heatmap;
  }

  /// From 0 to 1.
  public DoubleProperty heatmapOpacity() {
    return heatmapOpacity;
  }

  /// True where the map belongs to a finding below its threshold, and must be marked.
  public BooleanProperty heatmapBelowThreshold() {
    return heatmapBelowThreshold;
  }
}
