package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.findings.FindingsIds;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.fixture.OnScreen;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What the panel says of the bundle that answers for an image, and the card behind it.
@ExtendWith(OnScreen.class)
final class BundlesTest {
  private final OpenDesktop desktop = new OpenDesktop("ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheImage() {
    desktop.waitForImage();
  }

  @Test
  void namesTheBundleThatAnswersForTheImage(FxRobot robot) {
    assertTrue(robot.lookup("Pneumonia on chest radiographs").tryQuery().isPresent());
    assertEquals("cxr-fixture 0.0.1 · 0123456789ab", text(robot, FindingsIds.BUNDLE));

    open(robot, "ultrasound", () -> text(robot, FindingsIds.BUNDLE).startsWith("us-fixture"));

    assertEquals("us-fixture 0.0.1 · fedcba987654", text(robot, FindingsIds.BUNDLE));
    assertTrue(robot.lookup("Lumps in ultrasound").tryQuery().isPresent());
    assertTrue(robot.lookup("Trained on no image at all.").tryQuery().isPresent());
    robot.push(KeyCode.M);
    assertTrue(robot.lookup("Another network").tryQuery().isPresent(), "the bundle's own card");
    closeCard(robot);

    robot.interact(() -> desktop.shell().closeAll());

    assertEquals("cxr-fixture 0.0.1 · 0123456789ab", text(robot, FindingsIds.BUNDLE));
  }

  @Test
  void saysWhatTheThresholdGaveOnTheValidationImages(FxRobot robot) {
    assertEquals(
        "Operating point: youden\nSensitivity 97 % (95 – 98)\nSpecificity 92 % (88 – 96)",
        text(robot, FindingsIds.MEASURED + "pneumonia"));
    assertEquals(
        """
        At this threshold, on images that the network did not learn from; 95 % intervals in brackets
        Where 5 % have it: of those above the threshold 40 % (30 – 54) have it, of those below\
         99 % (99 – 100) have it not
        Where 50 % have it: of those above the threshold 93 % (89 – 96) have it, of those below\
         97 % (95 – 98) have it not\
        """,
        robot
            .lookup("#" + FindingsIds.MEASURED + "pneumonia")
            .queryLabeled()
            .getTooltip()
            .getText());
  }

  @Test
  void anUnfamiliarImageGetsItsReasonAndNoScore(FxRobot robot) {
    open(
        robot,
        "windowless",
        () -> desktop.shell().findings().state().get() instanceof FindingsState.Refused);

    assertEquals(
        """
        The image is unlike those that the network learned from.
        See whether it is the kind of scan that the model card names. The image can be read without\
         a score.
        distance 40.12, limit 12.30\
        """,
        text(robot, FindingsIds.MESSAGE));
    assertTrue(robot.lookup("#" + FindingsIds.CARD + "pneumonia").tryQuery().isEmpty());
  }

  @Test
  void showsTheCardsPicturesWithinItsWidth(FxRobot robot) {
    robot.clickOn("#" + FindingsIds.MODEL_CARD);

    ImageView picture = robot.lookup(".picture").query();
    ScrollPane page = robot.lookup("#" + FindingsIds.MODEL_CARD_WINDOW).query();
    assertEquals(1600, picture.getImage().getWidth());
    double shown = picture.getBoundsInParent().getWidth();
    double inside = page.getViewportBounds().getWidth();
    assertTrue(shown > inside / 2 && shown < inside, shown + " of " + inside);
    assertEquals(shown * 9 / 16, picture.getBoundsInParent().getHeight(), 1);
    assertEquals("A curve", picture.getAccessibleText());
    assertTrue(robot.lookup("Nobody drew this").tryQuery().isPresent(), "words in its place");

    Scene card = page.getScene();
    robot.interact(() -> card.getWindow().setWidth(420));
    OpenDesktop.waitFor(() -> picture.getBoundsInParent().getWidth() < 400);
    closeCard(robot);
  }

  private void open(FxRobot robot, String name, Callable<Boolean> shown) {
    robot.interact(() -> desktop.shell().open(List.of(Path.of(name))));
    OpenDesktop.waitFor(shown);
  }

  private static void closeCard(FxRobot robot) {
    robot.push(KeyCode.ESCAPE);
    assertEquals(1, Window.getWindows().size());
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup("#" + id).queryLabeled().getText();
  }
}
