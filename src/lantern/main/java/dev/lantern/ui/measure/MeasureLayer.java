package dev.lantern.ui.measure;

import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.Measured;
import dev.lantern.imaging.Measurement;
import dev.lantern.imaging.Turn.Point;
import dev.lantern.ui.viewer.ImageOverlay;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/// The measurements over the image, made anew whenever anything of them changes: they are few.
/// Every line is bright within a dark one, so that it is seen on any image.
public final class MeasureLayer extends Pane implements ImageOverlay {
  private final ViewerViewModel viewer;
  private final MeasurementsViewModel measurements;
  private final MeasurePen pen;
  private final MeasureWords words;
  private final List<Tagged> tags = new ArrayList<>();
  private final Pane drawn = new Pane();
  private final MeasureHint hint;
  private final WordsField field;

  /// A label, and what it has to stand beside.
  private record Tagged(Label label, Optional<Measurement> of, Bounds beside, boolean written) {}

  public MeasureLayer(Words words, ViewerViewModel viewer, MeasurementsViewModel measurements) {
    this.viewer = viewer;
    this.measurements = measurements;
    this.pen = measurements.pen();
    this.words = new MeasureWords(words);
    this.hint = new MeasureHint(words, viewer, measurements);
    this.field = new WordsField(words, viewer, pen, () -> getParent().requestFocus());
    setId(MeasureIds.LAYER);
    setManaged(false);
    setPickOnBounds(false);
    drawn.setMouseTransparent(true);
    drawn.setManaged(false);
    getChildren().addAll(drawn, hint, field);
    // Only the field takes any: what is written or clicked in it is none of the image's.
    addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    addEventHandler(KeyEvent.KEY_PRESSED, KeyEvent::consume);
    InvalidationListener refresh = cause -> refresh();
    for (Observable cause :
        new Observable[] {
          pen.viewport(),
          viewer.shown(),
          viewer.viewport(),
          viewer.turn(),
          measurements.all(),
          measurements.selected(),
          measurements.visible(),
          pen.draft(),
          measurements.handles().held(),
          viewer.cursor().place(),
          viewer.tool(),
          pen.edit(),
          pen.wording()
        }) {
      cause.addListener(refresh);
    }
    refresh();
  }

  @Override
  public Node node() {
    return this;
  }

  @Override
  public boolean press(double x, double y) {
    return pen.press(x, y, labelled(x, y));
  }

  private Optional<Measurement> labelled(double x, double y) {
    return tags.reversed().stream()
        .filter(tag -> tag.label().getBoundsInParent().contains(x, y))
        .flatMap(tag -> tag.of().stream())
        .findFirst();
  }

  @Override
  public void drag(double x, double y) {
    pen.drag(x, y);
  }

  @Override
  public void release(double x, double y) {
    pen.release(x, y);
  }

  @Override
  public void move(double x, double y) {
    pen.move(x, y);
  }

  private void refresh() {
    drawn.getChildren().clear();
    tags.clear();
    Optional<ShownFrame> shown = viewer.shown().get();
    if (shown.isPresent() && measurements.visible().get()) {
      int place = 0;
      for (Measurement one : measurements.ofFrame(viewer)) {
        draw(one, place++, shown.get());
      }
    }
    shown
        .filter(now -> pen.over(viewer))
        .ifPresent(
            now -> {
              pen.draft().get().ifPresent(draft -> draw(draft, now));
              viewer
                  .cursor()
                  .place()
                  .get()
                  .filter(place -> viewer.tool().get().measures())
                  .map(new ShapeNodes(viewer, true)::cursor)
                  .ifPresent(drawn.getChildren()::add);
            });
    requestLayout();
  }

  private void draw(Measurement one, int place, ShownFrame shown) {
    Optional<MeasureShape> changed =
        pen.edit().get().filter(edit -> edit.before().equals(one)).map(edit -> edit.now().shape());
    MeasureShape shape = changed.orElse(one.shape());
    Measured measured =
        changed
            .map(next -> MeasurementsViewModel.measured(next, shown))
            .orElseGet(() -> measurements.measured(one, viewer));
    boolean selected = measurements.selected().get().filter(one::equals).isPresent();
    ShapeNodes nodes = new ShapeNodes(viewer, selected);
    drawn.getChildren().addAll(nodes.of(shape));
    measurements
        .handles()
        .held()
        .get()
        .filter(grip -> grip.measurement().equals(one))
        .map(grip -> nodes.held(grip.places()))
        .ifPresent(drawn.getChildren()::add);
    String text = words.label(shape, measured);
    tag(text, MeasureIds.LABEL + place, Optional.of(one), shape);
  }

  private void draw(Draft draft, ShownFrame shown) {
    ShapeNodes nodes = new ShapeNodes(viewer, true);
    draft
        .preview()
        .ifPresentOrElse(
            shape -> {
              drawn.getChildren().addAll(nodes.of(shape));
              String text = words.label(shape, MeasurementsViewModel.measured(shape, shown));
              tag(text, MeasureIds.DRAFT_LABEL, Optional.empty(), shape);
            },
            () -> drawn.getChildren().addAll(nodes.path(draft.path())));
  }

  private void tag(String text, String id, Optional<Measurement> of, MeasureShape shape) {
    if (text.isEmpty()) {
      return;
    }
    boolean selected = of.equals(measurements.selected().get());
    Label label = new Label(text);
    label.setId(id);
    label.getStyleClass().add("measure-label");
    ShapeNodes.mark(label, selected);
    drawn.getChildren().add(label);
    tags.add(new Tagged(label, of, bounds(shape), shape instanceof MeasureShape.Text));
  }

  private Bounds bounds(MeasureShape shape) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Point handle : shape.handles()) {
      Point at = viewer.toScreen(handle);
      left = Math.min(left, at.x());
      top = Math.min(top, at.y());
      right = Math.max(right, at.x());
      bottom = Math.max(bottom, at.y());
    }
    return new BoundingBox(left, top, right - left, bottom - top);
  }

  @Override
  protected void layoutChildren() {
    drawn.resizeRelocate(0, 0, getWidth(), getHeight());
    hint.place(getWidth());
    List<Bounds> taken = new ArrayList<>();
    for (Tagged tag : tags) {
      double width = tag.label().prefWidth(-1);
      double height = tag.label().prefHeight(-1);
      Bounds at =
          LabelPlace.of(tag.beside(), tag.written(), width, height)
              .within(getWidth(), getHeight())
              .beside(taken, getHeight());
      tag.label().resizeRelocate(at.getMinX(), at.getMinY(), width, height);
      taken.add(at);
    }
    field.place();
  }
}
