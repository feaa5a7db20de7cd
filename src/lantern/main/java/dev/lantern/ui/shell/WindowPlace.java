package dev.lantern.ui.shell;

import dev.lantern.platform.MainWindowState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where a window stands, and puts it back there in the next session.
final class WindowPlace {
  /// Pixels of a window that must be on a screen, both ways, for it to be seen and moved.
  private static final double LEAST = 64;

  private final Stage stage;
  private Optional<Rectangle2D> normal = Optional.empty();

  WindowPlace(Stage stage) {
    this.stage = stage;
    for (ObservableValue<?> one :
        List.of(
            stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())) {
      one.subscribe((before, now) -> note());
    }
  }

  /// A window that fills its screen goes back to where it was before when it is made smaller.
  private void note() {
    if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified()) {
      // Some systems say only afterwards that they have maximised a window.
      now().filter(now -> screens().stream().noneMatch(now::equals)).ifPresent(this::keep);
    }
  }

  private void keep(Rectangle2D place) {
    normal = Optional.of(place);
  }

  /// Empty as long as the system has not said where the window is: a bare X server may never do.
  private Optional<Rectangle2D> now() {
    return Double.isFinite(stage.getX()) && Double.isFinite(stage.getY())
        ? Optional.of(
            new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()))
        : Optional.empty();
  }

  /// Before the window is shown.
  void restore(MainWindowState kept) {
    Optional<Rectangle2D> seen = on(kept, screens());
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setWidth(
        seen.map(Rectangle2D::getWidth).orElse(Math.min(kept.width(), screen.getWidth())));
    stage.setHeight(
        seen.map(Rectangle2D::getHeight).orElse(Math.min(kept.height(), screen.getHeight())));
    seen.ifPresentOrElse(
        place -> {
          stage.setX(place.getMinX());
          stage.setY(place.getMinY());
        },
        stage::centerOnScreen);
    normal = seen;
    stage.setMaximized(kept.maximised());
  }

  /// Where a window would stand now.
  ///
  /// @param screens parts of the screens that windows may take
  /// @return empty where too little of it would be seen
  static Optional<Rectangle2D> on(MainWindowState kept, List<Rectangle2D> screens) {
    return screens.stream()
        .max(Comparator.comparingDouble(screen -> across(kept, screen) * down(kept, screen)))
        .filter(screen -> across(kept, screen) >= LEAST && down(kept, screen) >= LEAST)
        .map(
            screen ->
                new Rectangle2D(
                    kept.x(),
                    kept.y(),
                    Math.min(kept.width(), screen.getWidth()),
                    Math.min(kept.height(), screen.getHeight())));
  }

  private static double across(MainWindowState kept, Rectangle2D screen) {
    return common(kept.x(), kept.width(), screen.getMinX(), screen.getMaxX());
  }

  private static double down(MainWindowState kept, Rectangle2D screen) {
    return common(kept.y(), kept.height(), screen.getMinY(), screen.getMaxY());
  }

  private static double common(double start, double length, double from, double to) {
    return Math.max(0, Math.min(start + length, to) - Math.max(start, from));
  }

  private static List<Rectangle2D> screens() {
    return Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
  }

  /// @param dividers between the panels, as parts of the width
  /// @return empty where the system never said where the window is
  Optional<MainWindowState> state(List<Double> dividers) {
    return normal
        .or(this::now)
        .map(
            place ->
                new MainWindowState(
                    place.getMinX(),
                    place.getMinY(),
                    place.getWidth(),
                    place.getHeight(),
                    stage.isMaximized(),
                    dividers));
  }
}
