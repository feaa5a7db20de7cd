package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.Viewport;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.ViewerIds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A screen that has more pixels than the layout counts: at 125, 150 or 200 %.
@ExtendWith(OnScreen.class)
final class DenseGlassTest {
  private final OpenDesktop desktop = new OpenDesktop("ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheImage() {
    desktop.waitForImage();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.25, 1.5, 2})
  void everyPixelOfTheGlassIsRenderedFromTheFrame(double density, FxRobot robot) {
    setDensity(robot, density);
    desktop.waitForFindings();
    robot.push(KeyCode.H);
    robot.interact(() -> desktop.viewer().zoom(1.7));

    Viewport dense = desktop.viewer().viewport().get().denser(density);
    Picture seen = canvas(robot, density);

    assertEquals(Math.rint(desktop.viewer().viewport().get().width() * density), dense.width());
    assertArrayEquals(rendered(dense), seen.argb());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.25, 1.5, 2})
  void oneToOneIsAPixelOfTheGlassForEachColumn(double density, FxRobot robot) {
    setDensity(robot, density);

    robot.push(KeyCode.N);

    Picture seen = canvas(robot, density);
    int middle = seen.height() / 2;
    int left = (seen.width() - 100) / 2;
    int different = 0;
    for (int x = left; x < left + 99; x++) {
      different += seen.at(x, middle) != seen.at(x + 1, middle) ? 1 : 0;
    }
    assertTrue(different > 95, different + " of 99 neighbours differ: the ramp has 100 columns");
    assertTrue(
        robot
            .lookup("#" + ViewerIds.BOTTOM_RIGHT)
            .queryLabeled()
            .getText()
            .startsWith("Zoom 100 %"));
  }

  private void setDensity(FxRobot robot, double density) {
    robot.interact(
        () -> {
          desktop.stage().setRenderScaleX(density);
          desktop.stage().setRenderScaleY(density);
        });
  }

  /// In the pixels of the glass.
  private static Picture canvas(FxRobot robot, double density) {
    Node canvas = robot.lookup("#" + ViewerIds.CANVAS).query();
    return Picture.of(canvas, density);
  }

  private int[] rendered(Viewport viewport) {
    ShownFrame shown = desktop.viewer().shown().get().orElseThrow();
    return OpenDesktop.rendered(
        new FrameRenderer(shown.frame(), shown.display(), 12),
        new FrameRenderer.Settings(
            desktop.viewer().voi().get().orElseThrow(), false, Interpolation.SMOOTH),
        viewport);
  }
}
