package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.explain.MethodName;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.ui.explanation.ExplanationIds;
import dev.lantern.ui.explanation.MadeMap;
import dev.lantern.ui.explanation.MethodState;
import dev.lantern.ui.explanation.MethodViewModel;
import dev.lantern.ui.fixture.FixedNetwork;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.viewer.ViewerIds;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The choice of the method that makes the heatmap.
@ExtendWith(OnScreen.class)
final class MethodTest {
  private static final double CELL = 100.0 / FixedNetwork.GRID;

  private final FixedNetwork network = new FixedNetwork();
  private final OpenDesktop desktop = new OpenDesktop(Optional.of(network), "ramp", "windowless");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheImage(FxRobot robot) {
    desktop.waitForImage();
    robot.interact(() -> desktop.shell().findings().opacity().set(1));
  }

  @Test
  void everyMethodDrawsItsOwnMapOnItsOwnScale(FxRobot robot) {
    for (MethodName method : MethodName.values()) {
      network.letGo();
      robot.interact(() -> methods().chosen().set(method));
      waitForTheMapOf(method);

      Picture picture = desktop.canvas(robot);

      int at = picture.hottest();
      ImageTransform toScreen = desktop.viewer().viewport().get().toScreen();
      double x = toScreen.x((FixedNetwork.hotColumn(method) + 0.5) * CELL);
      double y = toScreen.y((FixedNetwork.hotRow(method) + 0.5) * CELL);
      assertEquals(x, at % picture.width() + 0.5, 2, method.word());
      int row = at / picture.width();
      assertEquals(y, row + 0.5, 2, method.word());
      String scale =
          switch (method) {
            case CAM -> "cam: on the fixed scale of the network";
            case EIGEN_CAM -> "eigen-cam, the same for every finding: peak of this image = 1";
            case GRAD_CAM_PLUS_PLUS,
                LAYER_CAM,
                SCORE_CAM,
                OCCLUSION,
                RISE,
                INTEGRATED_GRADIENTS,
                SMOOTH_GRAD ->
                method.word() + ": peak of this image = 1";
          };
      assertEquals(scale, text(robot, ViewerIds.HEATMAP_METHOD));
      assertEquals(
          "A heatmap shows where the network looked, not where the disease ends.",
          text(robot, ViewerIds.HEATMAP_CAUTION));
      assertTrue(robot.lookup("#" + ViewerIds.HEATMAP_CAUTION).query().isVisible());
    }
  }

  @Test
  void isChosenByKeyMenuAndList(FxRobot robot) {
    robot.press(KeyCode.CONTROL).push(KeyCode.DIGIT3).release(KeyCode.CONTROL);
    waitForTheMapOf(MethodName.LAYER_CAM);

    robot.interact(() -> desktop.fire("method-occlusion"));
    waitForTheMapOf(MethodName.OCCLUSION);

    robot.clickOn("#" + ExplanationIds.METHOD);
    robot.clickOn("eigen-cam: the same for every finding");
    waitForTheMapOf(MethodName.EIGEN_CAM);
    ComboBox<MethodName> list = robot.lookup("#" + ExplanationIds.METHOD).queryComboBox();
    assertEquals(MethodName.EIGEN_CAM, list.getValue());
    assertEquals(
        "Shows the strongest pattern in the image as the network sees it: the same for every"
            + " finding, so it explains none of them.",
        list.getTooltip().getText());
  }

  @Test
  void showsTheOldMapThenTheGrowingOneAndHowFarItIs(FxRobot robot) {
    Picture before = desktop.canvas(robot);

    robot.interact(() -> methods().chosen().set(MethodName.RISE));
    OpenDesktop.waitFor(
        () ->
            methods()
                .state()
                .get()
                .equals(
                    new MethodState.Running(
                        MethodName.RISE, FixedNetwork.WAITS_AT, FixedNetwork.PASSES)));

    assertEquals("rise: 120 of 514 passes", text(robot, ExplanationIds.METHOD_PROGRESS));
    OpenDesktop.waitFor(() -> methods().shown().get().values().stream().anyMatch(m -> m.growing()));
    assertEquals("rise: still growing, its peak so far = 1", text(robot, ViewerIds.HEATMAP_METHOD));
    Picture growing = desktop.canvas(robot);
    assertNotEquals(before.hottest(), growing.hottest());
    network.letGo();
    waitForTheMapOf(MethodName.RISE);
    assertNotEquals(growing.hottest(), desktop.canvas(robot).hottest());
    assertEquals("rise: random openings, averaged", text(robot, ExplanationIds.METHOD_PROGRESS));
  }

  @Test
  void whatIsHalfMadeGoesOnceAnotherMethodIsChosen(FxRobot robot) {
    Map<String, MadeMap> before = methods().shown().get();
    robot.interact(() -> methods().chosen().set(MethodName.RISE));
    OpenDesktop.waitFor(() -> methods().shown().get().values().stream().anyMatch(m -> m.growing()));
    AtomicReference<Map<String, MadeMap>> next = new AtomicReference<>(Map.of());

    robot.interact(
        () -> {
          methods().chosen().set(MethodName.SCORE_CAM);
          next.set(methods().shown().get());
        });

    assertEquals(before, next.get());
    OpenDesktop.waitFor(() -> network.interrupted() == 1);
  }

  @Test
  void goesBackToTheMapBeforeWhenCancelled(FxRobot robot) {
    robot.interact(() -> methods().chosen().set(MethodName.LAYER_CAM));
    waitForTheMapOf(MethodName.LAYER_CAM);
    Picture before = desktop.canvas(robot);
    robot.interact(() -> methods().chosen().set(MethodName.RISE));
    OpenDesktop.waitFor(() -> methods().shown().get().values().stream().anyMatch(m -> m.growing()));

    robot.push(KeyCode.ESCAPE);

    OpenDesktop.waitFor(() -> network.interrupted() == 1);
    assertEquals(MethodName.LAYER_CAM, methods().chosen().get());
    assertEquals(new MethodState.Rest(), methods().state().get());
    assertArrayEquals(before.argb(), desktop.canvas(robot).argb());
    assertTrue(desktop.shell().activities().lasting(0).isEmpty());
  }

  @Test
  void isCancelledByItsOwnButton(FxRobot robot) {
    robot.interact(() -> methods().chosen().set(MethodName.RISE));
    robot.clickOn("#" + ExplanationIds.METHOD_CANCEL);

    OpenDesktop.waitFor(() -> network.interrupted() == 1);
    assertEquals(MethodName.CAM, methods().chosen().get());
    assertFalse(robot.lookup("#" + ExplanationIds.METHOD_CANCEL).query().isVisible());
  }

  @Test
  void keepsWhatWasMadeUntilAnotherImageIsShown(FxRobot robot) {
    for (MethodName method :
        new MethodName[] {MethodName.OCCLUSION, MethodName.CAM, MethodName.OCCLUSION}) {
      robot.interact(() -> methods().chosen().set(method));
      waitForTheMapOf(method);
    }
    assertEquals(1, network.made());

    desktop.open(robot, "ramp 2");
    desktop.waitForImage();
    assertEquals(MethodName.CAM, methods().chosen().get());
    waitForTheMapOf(MethodName.CAM);
    robot.interact(() -> methods().chosen().set(MethodName.OCCLUSION));
    waitForTheMapOf(MethodName.OCCLUSION);
    assertEquals(2, network.made());
  }

  @Test
  void anotherImageEndsWhatIsUnderWay(FxRobot robot) {
    robot.interact(() -> methods().chosen().set(MethodName.RISE));

    desktop.open(robot, "ramp 2");

    OpenDesktop.waitFor(() -> network.interrupted() == 1);
    desktop.waitForImage();
    assertEquals(MethodName.CAM, methods().chosen().get());
  }

  @Test
  void hasNothingToChooseWithoutAJudgedImage(FxRobot robot) {
    assertFalse(robot.lookup("#" + ExplanationIds.METHOD).query().isDisabled());
    robot.interact(() -> desktop.shell().closeAll());
    assertTrue(robot.lookup("#" + ExplanationIds.METHOD).query().isDisabled());

    robot.press(KeyCode.CONTROL).push(KeyCode.DIGIT7).release(KeyCode.CONTROL);

    assertEquals(MethodName.CAM, methods().chosen().get());
    assertEquals(0, network.made());
  }

  private MethodViewModel methods() {
    return desktop.shell().findings().methods();
  }

  private void waitForTheMapOf(MethodName method) {
    OpenDesktop.waitFor(
        () ->
            !methods().shown().get().isEmpty()
                && methods().shown().get().values().stream()
                    .allMatch(made -> made.method() == method && !made.growing()));
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup("#" + id).queryLabeled().getText();
  }
}
