package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.platform.ThemeName;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.tags.TagsIds;
import java.io.IOException;
import java.nio.file.Path;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Dark, light and high contrast.
@ExtendWith(OnScreen.class)
final class ThemeTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("lantern.root", "."), "src/lantern/target/screenshots");
  private static final int BLACK = 0xff000000;

  private final OpenDesktop desktop = new OpenDesktop("chest");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
    stage.setWidth(1440);
    stage.setHeight(900);
  }

  @Test
  void changesEveryOpenWindowAtOnceAndLeavesTheImageOnBlack(FxRobot robot) throws IOException {
    desktop.waitForFindings();
    Scene main = desktop.stage().getScene();
    robot.push(KeyCode.CONTROL, KeyCode.I);
    Scene tags = robot.lookup("#" + TagsIds.WINDOW).query().getScene();

    for (ThemeName theme : ThemeName.values()) {
      robot.interact(() -> desktop.preferences().theme().set(theme));
      Hands.rest();
      Picture.of(main).save(FOLDER.resolve("main-" + theme.word() + ".png"));

      Color expected =
          switch (theme) {
            case DARK -> Color.web("#0d1117");
            case LIGHT -> Color.WHITE;
            case HIGH_CONTRAST -> Color.BLACK;
          };
      assertEquals(expected, fill(main, ".side-panel"));
      assertEquals(expected, fill(tags, "#" + TagsIds.WINDOW));
      assertEquals(Color.BLACK, fill(main, ".viewer"));
      assertEquals(BLACK, desktop.canvas(robot).argb()[0]);
      for (Scene scene : new Scene[] {main, tags}) {
        assertEquals(
            theme == ThemeName.LIGHT ? ColorScheme.LIGHT : ColorScheme.DARK,
            scene.getPreferences().getColorScheme());
      }
    }
    robot.interact(tags.getWindow()::hide);
  }

  /// What was closed is not dressed any more, and wears the theme in use when it comes back.
  @Test
  void aWindowOpensInTheThemeInUse(FxRobot robot) {
    desktop.waitForImage();
    robot.push(KeyCode.CONTROL, KeyCode.I);
    Scene tags = robot.lookup("#" + TagsIds.WINDOW).query().getScene();
    robot.interact(tags.getWindow()::hide);
    robot.interact(() -> desktop.preferences().theme().set(ThemeName.HIGH_CONTRAST));
    assertEquals(1, tags.getStylesheets().size());

    robot.interact(desktop.stage()::requestFocus);
    robot.push(KeyCode.CONTROL, KeyCode.I);

    assertEquals(Color.BLACK, fill(tags, "#" + TagsIds.WINDOW));
    robot.interact(tags.getWindow()::hide);
  }

  private static Paint fill(Scene scene, String selector) {
    return ((Region) scene.lookup(selector)).getBackground().getFills().getLast().getFill();
  }
}
