package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.Region;
import dev.lantern.imaging.Stroke;
import dev.lantern.imaging.Turn.Point;
import dev.lantern.imaging.Viewport;
import dev.lantern.ui.findings.WithoutState;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.measure.MeasureIds;
import dev.lantern.ui.viewer.RegionBrush;
import dev.lantern.ui.viewer.ViewerIds;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Circle;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Painting by keys alone.
@ExtendWith(OnScreen.class)
final class BrushKeysTest {
  private final OpenDesktop desktop = new OpenDesktop("ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void takeTheBrush(FxRobot robot) {
    desktop.waitForFindings();
    robot.push(KeyCode.B);
  }

  private RegionBrush brush() {
    return desktop.viewer().brush();
  }

  private static Circle ring(FxRobot robot) {
    Hands.rest();
    return robot.lookup("#" + ViewerIds.BRUSH_RING).queryAs(Circle.class);
  }

  /// What a brush marks on a way from the middle of the screen.
  ///
  /// @param ends screen pixels right of the middle
  private Region marked(double radius, double... ends) {
    Viewport viewport = desktop.viewer().viewport().get();
    Frame frame = desktop.viewer().shown().get().orElseThrow().frame();
    List<Point> path =
        DoubleStream.of(ends)
            .mapToObj(
                end -> new Point(viewport.centerX() + end / viewport.zoom(), viewport.centerY()))
            .toList();
    double across = radius / viewport.zoom();
    return Region.none(frame.columns(), frame.rows())
        .with(new Stroke(across, across / viewport.aspect(), path));
  }

  @Test
  void aStrokeIsPaintedAndTheImageJudgedWithoutIt(FxRobot robot) {
    robot.push(KeyCode.SHIFT, KeyCode.ENTER);
    Viewport viewport = desktop.viewer().viewport().get();
    Circle ring = ring(robot);
    assertTrue(ring.isVisible(), "the first shows where it is");
    assertEquals(viewport.width() / 2.0, ring.getCenterX(), 1e-6);
    assertEquals(viewport.height() / 2.0, ring.getCenterY(), 1e-6);
    assertTrue(robot.lookup("#" + MeasureIds.CURSOR).tryQuery().isEmpty());
    assertEquals(Optional.empty(), brush().painted().get());

    robot.push(KeyCode.PERIOD);
    double radius = brush().radius().get();
    robot.push(KeyCode.SHIFT, KeyCode.ENTER);
    robot.push(KeyCode.SHIFT, KeyCode.RIGHT).push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.RIGHT);
    assertEquals(viewport.width() / 2.0 + 9, ring.getCenterX(), 1e-6);
    robot.push(KeyCode.COMMA);
    assertEquals(radius, ring.getRadius(), "the stroke keeps its width");
    assertEquals(Optional.of(marked(radius, 0, 8, 9)), brush().painted().get());
    assertEquals(Optional.empty(), brush().region().get(), "it is not at its end");

    robot.push(KeyCode.ENTER);
    assertEquals(Optional.of(marked(radius, 0, 8, 9)), brush().region().get());
    OpenDesktop.waitFor(
        () -> desktop.shell().without().state().get() instanceof WithoutState.Judged);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(Optional.empty(), brush().region().get());
  }

  @Test
  void escLetsGoOfTheStrokeThenOfTheRing(FxRobot robot) {
    robot.push(KeyCode.SHIFT, KeyCode.LEFT);
    robot.push(KeyCode.SHIFT, KeyCode.ENTER).push(KeyCode.SHIFT, KeyCode.ENTER);
    Optional<Region> first = brush().region().get();
    assertEquals(Optional.of(marked(brush().radius().get(), -8)), first);
    robot.push(KeyCode.SHIFT, KeyCode.ENTER).push(KeyCode.SHIFT, KeyCode.UP);
    assertFalse(first.equals(brush().painted().get()));

    robot.push(KeyCode.ESCAPE);
    assertEquals(first, brush().painted().get());
    assertTrue(ring(robot).isVisible());
    robot.push(KeyCode.SHIFT, KeyCode.UP);
    assertEquals(first, brush().painted().get(), "it is lifted");

    robot.push(KeyCode.ESCAPE);
    assertFalse(ring(robot).isVisible());
    robot.push(KeyCode.W).push(KeyCode.SHIFT, KeyCode.LEFT);
    assertFalse(ring(robot).isVisible(), "without the brush");
    assertInstanceOf(WithoutState.None.class, desktop.shell().without().state().get());
  }

  @Test
  void theRingGoesWhereThePointerGoesAfterTheKeys(FxRobot robot) {
    desktop.point(robot, 30, 30);
    robot.push(KeyCode.SHIFT, KeyCode.LEFT);
    double middle = desktop.viewer().viewport().get().width() / 2.0;
    assertEquals(middle - 8, ring(robot).getCenterX(), 1e-6);

    desktop.point(robot, 60, 30);
    assertEquals(desktop.place(60, 30).getX(), ring(robot).getCenterX(), 1);
    robot.push(KeyCode.ESCAPE);
    assertTrue(ring(robot).isVisible(), "under the pointer");
  }
}
