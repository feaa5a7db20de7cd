package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.ui.findings.FindingsIds;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Takes the pictures that people look at.
@ExtendWith(OnScreen.class)
final class ScreenshotTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("lantern.root", "."), "src/lantern/target/screenshots");

  private final OpenDesktop desktop =
      new OpenDesktop("chest", "stack of nine", "ramp", "windowless");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
    stage.setWidth(1440);
    stage.setHeight(900);
  }

  @Test
  void takesThePictureOfTheMainWindow() throws IOException {
    desktop.waitForImage();
    OpenDesktop.waitFor(
        () ->
            desktop.shell().studies().items().stream()
                .allMatch(item -> item.thumbnail().get().isPresent()));

    Picture picture = Picture.of(desktop.stage().getScene());
    picture.save(FOLDER.resolve("main-window.png"));

    assertEquals(1440, picture.width());
  }

  @Test
  void takesThePictureOfAMessage(FxRobot robot) throws IOException {
    desktop.waitForImage();
    robot.interact(
        () -> desktop.shell().open(List.of(Path.of("films", "broken.dcm"), Path.of("stack"))));
    OpenDesktop.waitFor(() -> desktop.shell().message().get().isPresent());
    desktop.waitForImage();

    Picture.of(desktop.stage().getScene()).save(FOLDER.resolve("message.png"));

    assertEquals(
        "One file could not be used", desktop.shell().message().get().orElseThrow().headline());
  }

  @Test
  void takesThePictureOfARefusal(FxRobot robot) throws IOException {
    desktop.waitForImage();
    robot.interact(() -> desktop.shell().open(List.of(Path.of("windowless"))));
    OpenDesktop.waitFor(
        () -> desktop.shell().findings().state().get() instanceof FindingsState.Refused);
    desktop.waitForImage();

    Picture picture = Picture.of(desktop.stage().getScene());
    picture.save(FOLDER.resolve("refusal.png"));

    assertEquals(1440, picture.width());
  }

  @Test
  void takesThePictureOfTheModelCard(FxRobot robot) throws IOException {
    desktop.waitForImage();
    robot.clickOn("#" + FindingsIds.MODEL_CARD);
    Scene card =
        Window.getWindows().stream()
            .map(Window::getScene)
            .filter(scene -> scene.lookup("#" + FindingsIds.MODEL_CARD_WINDOW) != null)
            .findFirst()
            .orElseThrow();

    Picture.of(card).save(FOLDER.resolve("model-card.png"));

    robot.push(KeyCode.ESCAPE);
    assertEquals(1, Window.getWindows().size());
  }
}
