package dev.lantern.ui.shell;

import dev.lantern.ui.controls.EscapeKey;
import dev.lantern.ui.theme.Theme;
import dev.lantern.ui.viewer.GlassPixel;
import dev.lantern.ui.viewer.GlassViewModel;
import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Has the reader measure a line on the screen, so that physical size rests on a ruler and not on
/// what the screen says of itself. Enter keeps the length, Esc leaves all as it was.
final class GlassWindow {
  private static final double FIELD_WIDTH = 110;

  private final Words words;
  private final GlassViewModel glass;
  private final Stage stage = new Stage();
  private final TextField length = new TextField();
  private final Label now = new Label();

  GlassWindow(Words words, Theme theme, GlassViewModel glass, Window owner) {
    this.words = words;
    this.glass = glass;
    Scene scene = new Scene(body());
    theme.dress(scene);
    EscapeKey.install(scene);
    stage.initOwner(owner);
    stage.setTitle(words.of("glass.window"));
    stage.setScene(scene);
    stage.setResizable(false);
  }

  /// Shows the window, or brings it to the front.
  void show() {
    length.clear();
    stage.show();
    stage.toFront();
    now.setText(say(glass.pixel(screenOf(stage))));
    length.requestFocus();
  }

  private VBox body() {
    Label task = new Label(words.of("glass.task"));
    task.setWrapText(true);
    Region line = new Region();
    line.setId(ShellIds.GLASS_LINE);
    line.getStyleClass().add("glass-line");
    line.setMinWidth(GlassViewModel.LINE);
    line.setMaxWidth(GlassViewModel.LINE);
    now.setId(ShellIds.GLASS_NOW);
    now.getStyleClass().add("muted");
    VBox body = new VBox(18, task, line, row(), now);
    body.setId(ShellIds.GLASS);
    body.getStyleClass().add("glass-window");
    body.setMaxWidth(Region.USE_PREF_SIZE);
    task.setMaxWidth(GlassViewModel.LINE);
    return body;
  }

  private HBox row() {
    length.setId(ShellIds.GLASS_LENGTH);
    length.setPrefWidth(FIELD_WIDTH);
    length.setAccessibleText(words.of("glass.length"));
    length.setTooltip(new Tip(words.of("glass.length.tip")));
    Button keep = new Button(words.of("glass.keep"));
    keep.setId(ShellIds.GLASS_KEEP);
    keep.setDefaultButton(true);
    keep.setTooltip(new Tip(words.of("glass.keep.tip")));
    keep.disableProperty()
        .bind(length.textProperty().map(text -> !glass.plausible(millimetres(text))));
    keep.setOnAction(
        event -> {
          glass.measured(screenOf(stage), millimetres(length.getText()));
          stage.hide();
        });
    HBox row = new HBox(10, new Label(words.of("glass.length")), length, keep);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// Not a number where it is none; a comma counts as a point.
  private static double millimetres(String text) {
    try {
      return Double.parseDouble(text.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private String say(GlassPixel pixel) {
    OptionalDouble dpi = pixel.dpi();
    return dpi.isPresent()
        ? words.of("glass.reported", pixel.millimetres(), dpi.getAsDouble())
        : words.of("glass.measured", pixel.millimetres());
  }

  /// What the screen says of itself that the middle of a window is on.
  static GlassViewModel.Reported screenOf(Window window) {
    double x = window.getX() + window.getWidth() / 2;
    double y = window.getY() + window.getHeight() / 2;
    Screen screen =
        Screen.getScreensForRectangle(x, y, 1, 1).stream()
            .findFirst()
            .orElseGet(Screen::getPrimary);
    return new GlassViewModel.Reported(
        (int) screen.getBounds().getWidth(),
        (int) screen.getBounds().getHeight(),
        screen.getDpi(),
        screen.getOutputScaleX());
  }
}
