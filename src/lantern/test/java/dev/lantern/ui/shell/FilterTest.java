package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.lantern.imaging.DisplayFilter;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.Measured;
import dev.lantern.imaging.Roi;
import dev.lantern.imaging.Ruler;
import dev.lantern.imaging.Turn;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.ui.controls.CommandMenu;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.ViewerIds;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Filters for the eye, which nothing else sees.
@ExtendWith(OnScreen.class)
final class FilterTest {
  private final OpenDesktop desktop = new OpenDesktop("chest");

  @BeforeAll
  static void loadNatives() throws NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @Test
  void drawsTheFilteredValuesThroughTheSameWindowAndSaysSo(FxRobot robot) {
    desktop.waitForFindings();
    robot.push(KeyCode.H);
    int[] plain = pixels(robot);
    assertFalse(mark(robot).isVisible());

    robot.push(KeyCode.SHIFT, KeyCode.C);
    waitForMark(robot, "Filter: CLAHE");
    assertArrayEquals(expected(DisplayFilter.CLAHE), pixels(robot));

    robot.push(KeyCode.SHIFT, KeyCode.S);
    waitForMark(robot, "Filter: sharpened");
    assertArrayEquals(expected(DisplayFilter.SHARPEN), pixels(robot));

    robot.push(KeyCode.SHIFT, KeyCode.X);
    Hands.rest();
    assertFalse(mark(robot).isVisible());
    assertArrayEquals(plain, pixels(robot));
  }

  @Test
  void touchesNeitherProbeNorFiguresNorFindings(FxRobot robot) {
    desktop.waitForFindings();
    ShownFrame shown = desktop.viewer().shown().get().orElseThrow();
    FindingsState findings = desktop.shell().findings().state().get();
    byte[] stored = shown.frame().stored().clone();
    Measured figures = figures();
    desktop.point(robot, 400.5, 500.5);
    String probe = probe(robot);

    robot.push(KeyCode.SHIFT, KeyCode.C);
    waitForMark(robot, "Filter: CLAHE");

    assertSame(shown, desktop.viewer().shown().get().orElseThrow());
    assertArrayEquals(stored, shown.frame().stored());
    assertEquals(probe, probe(robot));
    assertEquals(figures, figures());
    assertSame(findings, desktop.shell().findings().state().get());
  }

  @Test
  void goesAlongWithTheFramesAndEndsWithResetOrTheSeries(FxRobot robot) {
    desktop.open(robot, "chest of two");
    robot.push(KeyCode.SHIFT, KeyCode.C);
    waitForMark(robot, "Filter: CLAHE");

    robot.push(KeyCode.DOWN);
    OpenDesktop.waitFor(() -> desktop.viewer().shown().get().orElseThrow().position() == 1);
    assertEquals("Filter: CLAHE", mark(robot).getText());
    assertArrayEquals(expected(DisplayFilter.CLAHE), pixels(robot));

    robot.push(KeyCode.R);
    Hands.rest();
    assertFalse(mark(robot).isVisible());
    robot.push(KeyCode.SHIFT, KeyCode.C);
    waitForMark(robot, "Filter: CLAHE");
    desktop.open(robot, "ramp");
    assertFalse(mark(robot).isVisible());
  }

  @Test
  void isNotOfferedForColour(FxRobot robot) {
    desktop.open(robot, "colour");
    int[] own = pixels(robot);
    CommandMenu button = robot.lookup("#" + ShellIds.LOOK).queryAs(CommandMenu.class);

    assertEquals(
        List.of(true, true, true),
        button.getItems().stream()
            .filter(item -> String.valueOf(item.getId()).contains("filter-"))
            .map(item -> item.isDisable())
            .toList());
    robot.push(KeyCode.SHIFT, KeyCode.C);
    Hands.rest();
    assertEquals(Optional.empty(), desktop.viewer().look().filter().get());
    assertArrayEquals(own, pixels(robot));
  }

  private Measured figures() {
    ShownFrame shown = desktop.viewer().shown().get().orElseThrow();
    MeasureShape roi = new Roi.Rectangle(new Turn.Point(300, 300), new Turn.Point(500, 600));
    return new Ruler(shown.display()).measure(roi, shown.frame());
  }

  private int[] expected(DisplayFilter filter) {
    ShownFrame shown = desktop.viewer().shown().get().orElseThrow();
    Frame filtered =
        new Workbench(List.of()).filters().apply(filter, shown.frame(), shown.display());
    return desktop.rendered(
        new FrameRenderer(filtered, shown.display().ofModalityValues(), 12),
        new FrameRenderer.Settings(
            desktop.viewer().voi().get().orElseThrow(), false, Interpolation.SMOOTH));
  }

  private int[] pixels(FxRobot robot) {
    return desktop.canvas(robot).argb();
  }

  private static void waitForMark(FxRobot robot, String text) {
    OpenDesktop.waitFor(() -> mark(robot).isVisible() && mark(robot).getText().equals(text));
  }

  private static Labeled mark(FxRobot robot) {
    return robot.lookup("#" + ViewerIds.FILTER_MARK).queryLabeled();
  }

  private static String probe(FxRobot robot) {
    Hands.rest();
    return robot.lookup("#" + ViewerIds.PROBE).queryLabeled().getText();
  }
}
