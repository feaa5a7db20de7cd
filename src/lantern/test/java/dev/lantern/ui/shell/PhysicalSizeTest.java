package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.Viewport;
import dev.lantern.platform.MeasuredScreen;
import dev.lantern.platform.SettingsFile;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.viewer.GlassPixel;
import dev.lantern.ui.viewer.GlassViewModel;
import dev.lantern.ui.viewer.ViewerIds;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A millimetre of the patient as large as one on the glass.
@ExtendWith(OnScreen.class)
final class PhysicalSizeTest {
  private final Path settings;
  private final OpenDesktop desktop;

  PhysicalSizeTest(@TempDir Path folder) {
    settings = folder.resolve("settings.json");
    desktop = OpenDesktop.keepingUnder(folder, "ct");
  }

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheImage() {
    desktop.waitForImage();
  }

  @Test
  void restsOnTheDpiThatTheScreenReportsUntilItIsMeasured(FxRobot robot) {
    GlassViewModel.Reported screen = GlassWindow.screenOf(desktop.stage());

    robot.push(KeyCode.SHIFT, KeyCode.P);

    // 40 columns of 0.5 mm and 20 rows of 1 mm are 20 mm each.
    double expected = 20 / 25.4 * screen.dpi() / screen.scale();
    assertEquals(expected, desktop.place(60, 0).getX() - desktop.place(20, 0).getX(), 1e-6);
    assertEquals(expected, desktop.place(0, 40).getY() - desktop.place(0, 20).getY(), 1e-6);
    assertEquals("Physical size if %.0f dpi hold".formatted(screen.dpi()), line(robot, 1));
    assertEquals("Spacing: calibrated", line(robot, 3));
  }

  @Test
  void restsOnTheRulerOnceTheScreenIsMeasured(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    assertEquals(
        GlassViewModel.LINE,
        robot.lookup("#" + ShellIds.GLASS_LINE).queryAs(Region.class).getWidth());
    assertTrue(keep(robot).isDisabled(), "nothing is measured yet");
    robot.interact(() -> length(robot).setText("none"));
    assertTrue(keep(robot).isDisabled());
    robot.interact(() -> length(robot).setText("150,0"));
    robot.push(KeyCode.ENTER);
    assertEquals(1, Window.getWindows().size());
    GlassViewModel.Reported screen = GlassWindow.screenOf(desktop.stage());
    OpenDesktop.waitFor(
        () ->
            new SettingsFile(settings)
                .read()
                .viewing()
                .screen()
                .equals(Optional.of(new MeasuredScreen(screen.width(), screen.height(), 0.25))));

    robot.push(KeyCode.SHIFT, KeyCode.P);

    // 600 pixels are 150 mm, so one is 0.25 mm, and a column of 0.5 mm is two of them.
    assertEquals(2, desktop.viewer().viewport().get().zoom(), 1e-12);
    assertEquals("Physical size (measured)", line(robot, 1));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    assertEquals(
        "A pixel of this screen has 0.2500 mm, as you measured.",
        robot.lookup("#" + ShellIds.GLASS_NOW).queryLabeled().getText());
    robot.push(KeyCode.ESCAPE);
  }

  @Test
  void holdsOnAScreenThatIsMeasuredAnewAndOnAnother(FxRobot robot) {
    GlassViewModel.Reported screen = GlassWindow.screenOf(desktop.stage());
    robot.push(KeyCode.SHIFT, KeyCode.P);

    robot.interact(
        () ->
            desktop
                .preferences()
                .screen()
                .set(Optional.of(new MeasuredScreen(screen.width(), screen.height(), 0.25))));
    assertEquals(2, desktop.viewer().viewport().get().zoom(), 1e-12);

    GlassPixel larger = new GlassPixel(0.5, OptionalDouble.of(50.8));
    robot.interact(() -> desktop.shell().viewports().keepPhysicalSize(larger));
    assertEquals(1, desktop.viewer().viewport().get().zoom(), 1e-12);
    assertEquals("Physical size if 51 dpi hold", line(robot, 1));

    robot.push(KeyCode.N);
    robot.interact(
        () ->
            desktop
                .shell()
                .viewports()
                .keepPhysicalSize(new GlassPixel(0.1, OptionalDouble.empty())));
    assertEquals(1, desktop.viewer().viewport().get().zoom(), "a chosen zoom stays");
  }

  /// As where the window comes to rest on this screen after another one.
  @Test
  void followsTheWindowToTheScreenWhereItIsMoved(FxRobot robot) {
    robot.push(KeyCode.SHIFT, KeyCode.P);
    double here = desktop.viewer().viewport().get().zoom();
    GlassPixel larger = new GlassPixel(0.5, OptionalDouble.empty());

    robot.interact(() -> desktop.shell().viewports().keepPhysicalSize(larger));
    assertEquals(1, desktop.viewer().viewport().get().zoom(), 1e-12);
    robot.interact(() -> desktop.stage().setX(desktop.stage().getX() + 10));
    assertEquals(here, desktop.viewer().viewport().get().zoom(), 1e-12);

    robot.interact(() -> desktop.shell().viewports().keepPhysicalSize(larger));
    robot.interact(() -> desktop.stage().setY(desktop.stage().getY() + 10));
    assertEquals(here, desktop.viewer().viewport().get().zoom(), 1e-12);
  }

  @Test
  void holdsInAViewportThatIsHiddenForAWhile(FxRobot robot) {
    ViewerViewModel hidden = desktop.viewer();
    robot.push(KeyCode.ALT, KeyCode.DIGIT2).push(KeyCode.SHIFT, KeyCode.P);
    robot.push(KeyCode.F6).push(KeyCode.ALT, KeyCode.ENTER);
    assertNotSame(hidden, desktop.viewer());

    GlassPixel larger = new GlassPixel(0.5, OptionalDouble.empty());
    robot.interact(() -> desktop.shell().viewports().keepPhysicalSize(larger));

    assertEquals(1, hidden.viewport().get().zoom(), 1e-12);
  }

  @Test
  void isSaidAsLongAsItHolds(FxRobot robot) {
    robot.push(KeyCode.SHIFT, KeyCode.P);
    Viewport physical = desktop.viewer().viewport().get();
    robot.interact(() -> desktop.viewer().pan(10, 5));
    assertTrue(corner(robot).contains("Physical size"));
    assertEquals(physical.zoom(), desktop.viewer().viewport().get().zoom());

    robot.push(KeyCode.PLUS);
    assertFalse(corner(robot).contains("Physical size"));
    robot.push(KeyCode.SHIFT, KeyCode.P).push(KeyCode.N);
    assertFalse(corner(robot).contains("Physical size"));
    robot.push(KeyCode.SHIFT, KeyCode.P).push(KeyCode.F);
    assertFalse(corner(robot).contains("Physical size"));
  }

  @Test
  void saysThatTheSizeHoldsAtTheDetectorAlone(FxRobot robot) {
    desktop.open(robot, "ramp");

    robot.push(KeyCode.SHIFT, KeyCode.P);

    assertTrue(corner(robot).startsWith("Zoom"), corner(robot));
    assertTrue(corner(robot).contains("Physical size"));
    assertTrue(line(robot, 3).startsWith("Spacing: at the detector"), corner(robot));
  }

  @Test
  void isRefusedInASentenceWhereTheFileHasNoSpacing(FxRobot robot) {
    desktop.open(robot, "windowless");
    Viewport before = desktop.viewer().viewport().get();

    robot.push(KeyCode.SHIFT, KeyCode.P);

    assertEquals(before, desktop.viewer().viewport().get());
    assertEquals(
        "Physical size is not known\n"
            + "The file does not say how large a pixel is (no Pixel Spacing), so no size on the"
            + " screen would be that of the patient.",
        desktop.shell().message().get().orElseThrow().text());
    assertFalse(corner(robot).contains("Physical size"));
  }

  private static TextField length(FxRobot robot) {
    return robot.lookup("#" + ShellIds.GLASS_LENGTH).queryAs(TextField.class);
  }

  private static Button keep(FxRobot robot) {
    return robot.lookup("#" + ShellIds.GLASS_KEEP).queryButton();
  }

  private static String line(FxRobot robot, int number) {
    return corner(robot).lines().toList().get(number);
  }

  private static String corner(FxRobot robot) {
    Hands.rest();
    return robot.lookup("#" + ViewerIds.BOTTOM_RIGHT).queryLabeled().getText();
  }
}
