package dev.lantern.ui.viewports;

import dev.lantern.pipeline.Series;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// What the other viewports do with the active one, each part on its own. For the JavaFX thread.
public final class Links {
  private final ViewportsViewModel viewports;
  private final BooleanProperty scroll = new SimpleBooleanProperty();
  private final BooleanProperty placement = new SimpleBooleanProperty();
  private final BooleanProperty window = new SimpleBooleanProperty();
  private final ScrollLink frames = new ScrollLink();
  private ViewerViewModel leader;
  private Optional<Series> led = Optional.empty();
  private int position;

  Links(ViewportsViewModel viewports) {
    this.viewports = viewports;
    this.leader = viewports.active().get();
    viewports.active().flatMap(ViewerViewModel::series).subscribe((before, now) -> lead());
    viewports.active().subscribe((before, now) -> lead());
    scroll.subscribe((before, now) -> frames.begin());
    viewports
        .active()
        .flatMap(ViewerViewModel::position)
        .subscribe((before, now) -> scrolled(now.intValue()));
    placement.subscribe((before, now) -> placed());
    viewports.active().flatMap(ViewerViewModel::viewport).subscribe((before, now) -> placed());
    viewports.visible().subscribe((before, now) -> placed());
    window.subscribe((before, now) -> seen());
    viewports.active().flatMap(ViewerViewModel::voi).subscribe((before, now) -> seen());
  }

  /// Another viewport leads, or another series, which begins at its first frame.
  private void lead() {
    ViewerViewModel now = viewports.active().get();
    Optional<Series> series = now.series().get();
    if (now != leader || !series.equals(led)) {
      position = now == leader ? 0 : now.position().get();
      leader = now;
      led = series;
    }
  }

  private void scrolled(int now) {
    lead();
    if (scroll.get()) {
      others(other -> frames.follow(leader, position, other));
    }
    position = now;
  }

  private void placed() {
    if (placement.get()) {
      others(other -> PlacementLink.follow(viewports.active().get(), other));
    }
  }

  private void seen() {
    if (window.get()) {
      others(other -> other.seeAs(viewports.active().get()));
    }
  }

  private void others(Consumer<ViewerViewModel> follow) {
    viewports.visible().get().stream()
        .filter(viewer -> viewer != viewports.active().get())
        .forEach(follow);
  }

  /// Whether the others show the frames that belong beside the active one's.
  public BooleanProperty scroll() {
    return scroll;
  }

  /// Whether they are zoomed and moved alike.
  public BooleanProperty placement() {
    return placement;
  }

  /// Whether they are seen through the window that the reader chooses, where they are of the same
  /// modality.
  public BooleanProperty window() {
    return window;
  }
}
