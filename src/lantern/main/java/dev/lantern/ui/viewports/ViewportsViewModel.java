package dev.lantern.ui.viewports;

import dev.lantern.pipeline.Series;
import dev.lantern.ui.viewer.GlassPixel;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Which viewports are seen, and which of them is active: the one that commands, findings and
/// measurements are about. For the JavaFX thread.
public final class ViewportsViewModel {
  private final Supplier<ViewerViewModel> make;
  private final List<ViewerViewModel> made = new ArrayList<>();
  private final ObjectProperty<Layout> layout = new SimpleObjectProperty<>(Layout.SINGLE);
  private final BooleanProperty enlarged = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<ViewerViewModel> active;
  private final ReadOnlyObjectWrapper<List<ViewerViewModel>> visible;
  private final Links links;
  private final CrossReferences crossReferences;

  /// @param make gives a viewport that shows nothing
  public ViewportsViewModel(Supplier<ViewerViewModel> make) {
    this.make = make;
    made.add(make.get());
    active = new ReadOnlyObjectWrapper<>(made.getFirst());
    visible = new ReadOnlyObjectWrapper<>(List.copyOf(made));
    links = new Links(this);
    crossReferences = new CrossReferences(this);
    layout.subscribe((before, now) -> arrange(now));
    enlarged.subscribe((before, now) -> refresh());
  }

  /// With fewer viewports the active one stays, and what falls away is closed.
  private void arrange(Layout next) {
    makeAtLeast(next.viewports());
    if (made.indexOf(active.get()) >= next.viewports()) {
      made.remove(active.get());
      made.addFirst(active.get());
    }
    made.subList(next.viewports(), made.size()).forEach(ViewerViewModel::close);
    enlarged.set(false);
    refresh();
  }

  private void refresh() {
    boolean alone = enlarged.get() || layout.get().equals(Layout.SINGLE);
    visible.set(
        alone ? List.of(active.get()) : List.copyOf(made.subList(0, layout.get().viewports())));
  }

  /// Makes one of the visible viewports the active one.
  public void activate(ViewerViewModel viewer) {
    if (visible.get().contains(viewer)) {
      active.set(viewer);
    }
  }

  /// Makes the next viewport the active one, after the last the first.
  public void activateNext() {
    List<ViewerViewModel> all = visible.get();
    active.set(all.get((all.indexOf(active.get()) + 1) % all.size()));
  }

  /// Shows series in the viewports that show none, in the order of both.
  ///
  /// @param offered those that are seen already are passed over
  public void fill(List<Series> offered) {
    List<Series> left = new ArrayList<>(offered);
    visible.get().forEach(viewer -> viewer.series().get().ifPresent(left::remove));
    for (ViewerViewModel viewer : visible.get()) {
      if (viewer.series().get().isEmpty() && !left.isEmpty()) {
        viewer.open(left.removeFirst());
      }
    }
  }

  /// Shows a series in the active viewport, unless it is there already.
  public void show(Series series) {
    open(active.get(), series);
  }

  /// Shows a series beside another: the first in the active viewport. Both are there before the
  /// layout changes, so that no other series is put in their places.
  public void pair(Series first, Series second) {
    enlarged.set(false);
    makeAtLeast(Layout.PAIR.viewports());
    made.remove(active.get());
    made.addFirst(active.get());
    open(made.getFirst(), first);
    open(made.get(1), second);
    layout.set(Layout.PAIR);
    refresh();
  }

  private void makeAtLeast(int viewports) {
    while (made.size() < viewports) {
      made.add(make.get());
    }
  }

  /// The screen's pixels are as large as this from now on: what is shown as large as the patient
  /// stays so, in hidden viewports too.
  public void keepPhysicalSize(GlassPixel pixel) {
    made.forEach(viewer -> viewer.keepPhysicalSize(pixel));
  }

  /// Takes the maps from all images, those of hidden viewports too.
  public void forgetHeatmaps() {
    made.forEach(viewer -> viewer.heatmap().set(Optional.empty()));
  }

  private static void open(ViewerViewModel viewer, Series series) {
    if (viewer.series().get().filter(series::equals).isEmpty()) {
      viewer.open(series);
    }
  }

  /// Shows one series where another was, at the frame that was seen.
  public void replace(Series before, Series now) {
    for (ViewerViewModel viewer : made) {
      if (viewer.series().get().filter(before::equals).isPresent()) {
        Optional<ShownFrame> seen = viewer.shown().get();
        viewer.open(now);
        seen.ifPresent(frame -> goTo(viewer, new Series.Place(frame.image(), frame.index())));
      }
    }
  }

  /// Goes to a frame in the active viewport, where its series has it.
  public void goTo(Series.Place place) {
    goTo(active.get(), place);
  }

  private static void goTo(ViewerViewModel viewer, Series.Place place) {
    viewer
        .series()
        .get()
        .map(series -> series.positionOf(place))
        .ifPresent(position -> position.ifPresent(viewer::goTo));
  }

  /// Shows these series nowhere any more.
  public void close(List<Series> series) {
    for (ViewerViewModel viewer : made) {
      if (viewer.series().get().filter(series::contains).isPresent()) {
        viewer.close();
      }
    }
  }

  /// Shows nothing, anywhere.
  public void close() {
    made.forEach(ViewerViewModel::close);
  }

  /// Work on whichever viewport is active when it is run.
  public Runnable onActive(Consumer<ViewerViewModel> work) {
    return () -> work.accept(active.get());
  }

  /// A part of whichever viewport is active, for a control that outlives the change.
  ///
  /// @param control holds the value; it must be kept by the caller
  public <T, P extends Property<T>> P ofActive(P control, Function<ViewerViewModel, P> part) {
    control.bindBidirectional(part.apply(active.get()));
    active.subscribe(
        (before, now) -> {
          control.unbindBidirectional(part.apply(before));
          control.bindBidirectional(part.apply(now));
        });
    return control;
  }

  /// Changing it opens and closes viewports.
  public ObjectProperty<Layout> layout() {
    return layout;
  }

  /// Whether the active viewport has the whole room for a while.
  public BooleanProperty enlarged() {
    return enlarged;
  }

  public ReadOnlyObjectProperty<ViewerViewModel> active() {
    return active.getReadOnlyProperty();
  }

  /// Those that are seen, row by row: at least one.
  public ReadOnlyObjectProperty<List<ViewerViewModel>> visible() {
    return visible.getReadOnlyProperty();
  }

  /// What the other viewports do with the active one.
  public Links links() {
    return links;
  }

  /// Whether the others show where the active one's plane passes through them.
  public BooleanProperty crossReferences() {
    return crossReferences.shown();
  }
}
