package dev.lantern.ui.viewer;

import dev.lantern.explain.HeatmapPainter;
import dev.lantern.explain.HeatmapStyle;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.Region;
import dev.lantern.imaging.Viewport;
import dev.lantern.imaging.VoiLut;
import dev.lantern.ui.words.Words;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The image and, in a layer of its own, the heatmap. Painted at most once a pulse, in the size of
/// the screen, whatever the size of the image, and in the pixels of its glass.
final class ImageCanvas extends javafx.scene.layout.Region {
  private static final double WHEEL_ZOOM = 1.15;
  private static final double SCROLL_DRAG = 12;

  private final ViewerViewModel viewer;
  private final ImageOverlay overlay;
  private final PixelLayer picture = new PixelLayer();
  private final PixelLayer heat = new PixelLayer();
  private final PixelLayer region = new PixelLayer();
  private HeatmapPainter painter = new HeatmapPainter(HeatmapStyle.WHOLE);
  private @Nullable FrameRenderer renderer;
  private boolean pictureStale = true;
  private boolean heatStale = true;
  private boolean regionStale = true;
  private double pressX;
  private double pressY;
  private double lastX;
  private double lastY;
  private double scrollRest;

  /// Whether the primary button is the overlay's.
  private boolean held;

  ImageCanvas(Words words, ViewerViewModel viewer, ImageOverlay overlay) {
    this.viewer = viewer;
    this.overlay = overlay;
    setId(ViewerIds.CANVAS);
    getStyleClass().add("image-canvas");
    setFocusTraversable(true);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    heat.opacityProperty().bind(viewer.settings().heatmapOpacity());
    heat.setId(ViewerIds.HEATMAP_LAYER);
    region.setId(ViewerIds.REGION_LAYER);
    getChildren()
        .addAll(
            picture,
            heat,
            region,
            new CrossReferenceLine(viewer),
            overlay.node(),
            new BrushRing(viewer, this),
            new Loupe(words, viewer, this));
    viewer.drawn().subscribe(this::take);
    viewer
        .density()
        .bind(
            sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .map(Number::doubleValue)
                .orElse(1.0));
    stale(this::staleAll, viewer.viewport(), viewer.turn(), viewer.density());
    Look look = viewer.look();
    stale(this::stalePicture, viewer.voi(), look.inverted(), look.nearest(), look.colours());
    stale(this::stalePicture, look.shutter(), look.overlays());
    stale(this::staleHeat, viewer.heatmap(), viewer.peeking());
    viewer
        .settings()
        .heatmapStyle()
        .subscribe(
            style -> {
              painter = new HeatmapPainter(style);
              staleHeat();
            });
    stale(this::staleRegion, viewer.brush().painted());
    stale(this::resized, widthProperty(), heightProperty());
    hearMouse();
  }

  private static void stale(Runnable action, Observable... causes) {
    InvalidationListener listener = cause -> action.run();
    for (Observable cause : causes) {
      cause.addListener(listener);
    }
  }

  private void hearMouse() {
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> viewer.pointer.pointNowhere());
    addEventHandler(ScrollEvent.SCROLL, this::wheel);
  }

  private void take(Optional<DrawnFrame> drawn) {
    FrameRenderer last = renderer;
    renderer =
        drawn
            .map(DrawnFrame::renderer)
            .map(next -> last == null ? next : next.inPlaceOf(last))
            .orElse(null);
    staleAll();
  }

  private void resized() {
    viewer.resize((int) Math.max(1, getWidth()), (int) Math.max(1, getHeight()));
  }

  private void staleAll() {
    heatStale = true;
    regionStale = true;
    stalePicture();
  }

  private void stalePicture() {
    pictureStale = true;
    requestLayout();
  }

  private void staleHeat() {
    heatStale = true;
    requestLayout();
  }

  private void staleRegion() {
    regionStale = true;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    overlay.node().resizeRelocate(0, 0, getWidth(), getHeight());
    Optional<ShownFrame> shown = viewer.shown().get();
    Optional<VoiLut> voi = viewer.voi().get();
    Optional<SaliencyMap> map = viewer.heatmap().get();
    FrameRenderer frame = renderer;
    double density = viewer.density().get();
    Viewport viewport = viewer.viewport().get().denser(density);
    picture.setVisible(frame != null);
    if (pictureStale && frame != null && voi.isPresent()) {
      frame.render(
          viewer.look().settings(voi.get()),
          viewport,
          picture.pixels(viewport, density, viewer.turn().get()));
      picture.show();
    }
    heat.setVisible(map.isPresent() && shown.isPresent() && !viewer.peeking().get());
    if (heatStale && heat.isVisible()) {
      int[] pixels = heat.pixels(viewport, density, viewer.turn().get());
      painter.paint(
          map.orElseThrow(),
          viewport,
          shown.orElseThrow().frame().rows(),
          shown.orElseThrow().frame().columns(),
          pixels);
      heat.show();
    }
    pictureStale = false;
    heatStale = heatStale && !heat.isVisible();
    paintRegion(viewport, density);
  }

  private void paintRegion(Viewport viewport, double density) {
    Optional<Region> marked = viewer.brush().painted().get();
    region.setVisible(marked.isPresent());
    if (regionStale && marked.isPresent()) {
      RegionPainter.paint(
          marked.get(), viewport, region.pixels(viewport, density, viewer.turn().get()));
      region.show();
      regionStale = false;
    }
  }

  private void press(MouseEvent event) {
    requestFocus();
    pressX = event.getX();
    pressY = event.getY();
    lastX = pressX;
    lastY = pressY;
    scrollRest = 0;
    held = event.getButton() == MouseButton.PRIMARY && overlay.press(event.getX(), event.getY());
    if (event.getButton() == MouseButton.PRIMARY && !held) {
      viewer.brush().press(pressX, pressY);
    }
    event.consume();
  }

  private void move(MouseEvent event) {
    viewer.pointer.point(event.getX(), event.getY());
    overlay.move(event.getX(), event.getY());
  }

  private void release(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      overlay.release(event.getX(), event.getY());
      viewer.brush().release();
      held = false;
    }
  }

  private void drag(MouseEvent event) {
    double dx = event.getX() - lastX;
    double dy = event.getY() - lastY;
    lastX = event.getX();
    lastY = event.getY();
    viewer.pointer.point(lastX, lastY);
    boolean primary = event.getButton() == MouseButton.PRIMARY;
    if (primary && held) {
      overlay.drag(lastX, lastY);
    } else {
      drag(primary ? viewer.tool().get() : Tool.PAN, dx, dy);
    }
    event.consume();
  }

  private void drag(Tool tool, double dx, double dy) {
    switch (tool) {
      case WINDOW -> viewer.dragWindow(dx, dy);
      case ZOOM -> viewer.dragZoom(dy, pressX, pressY);
      case PAN -> viewer.pan(dx, dy);
      case SCROLL -> {
        scrollRest += dy / SCROLL_DRAG;
        viewer.scroll((int) scrollRest);
        scrollRest -= (int) scrollRest;
      }
      case BRUSH -> viewer.brush().drag(lastX, lastY);
      case MAGNIFIER, LENGTH, ANGLE, COBB, RECTANGLE, ELLIPSE, POLYGON, ARROW, TEXT -> {}
    }
  }

  /// The plain wheel walks through the frames, with Ctrl it zooms; a single frame has nothing to
  /// walk through, so there the plain wheel zooms too, unless it is the brush's or the magnifier's.
  private void wheel(ScrollEvent event) {
    if (event.getDeltaY() == 0 || viewer.shown().get().isEmpty()) {
      return;
    }
    boolean up = event.getDeltaY() > 0;
    if (viewer.brush().ready() && !event.isShortcutDown()) {
      viewer.brush().resize(up);
    } else if (viewer.magnifier().ready() && !event.isShortcutDown()) {
      viewer.magnifier().step(up);
    } else if (event.isShortcutDown() || viewer.frameCount().get() <= 1) {
      viewer.zoom(up ? WHEEL_ZOOM : 1 / WHEEL_ZOOM, event.getX(), event.getY());
    } else {
      viewer.scroll(up ? -1 : 1);
    }
    event.consume();
  }
}
