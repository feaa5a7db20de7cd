package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.ColourMap;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.ui.findings.FindingsIds;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.fixture.FixedNetwork;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.viewer.ViewerIds;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Findings beside the image and the heatmap over it.
@ExtendWith(OnScreen.class)
final class HeatmapTest {
  /// Source pixels a grid cell of the fixture's map is wide, on an image of 100 × 100.
  private static final double CELL = 100.0 / FixedNetwork.GRID;

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
  void showsTheFindingsInWords(FxRobot robot) {
    assertEquals("Above threshold", text(robot, FindingsIds.VERDICT + "pneumonia"));
    assertEquals("Below threshold", text(robot, FindingsIds.VERDICT + "effusion"));
    assertEquals("cxr-fixture 0.0.1 · 0123456789ab", text(robot, FindingsIds.BUNDLE));
    assertTrue(robot.lookup("87 %").tryQuery().isPresent());
    assertTrue(robot.lookup("Uncalibrated: an order, not a chance").tryQuery().isPresent());
  }

  @Test
  void laysTheMapOverTheImageAndNowhereElse(FxRobot robot) {
    Picture with = desktop.canvas(robot);
    assertEquals(
        "A heatmap shows where the network looked, not where the disease ends.",
        text(robot, ViewerIds.HEATMAP_CAUTION));

    robot.push(KeyCode.H);
    Picture without = desktop.canvas(robot);

    assertFalse(robot.lookup("#" + ViewerIds.LEGEND).query().isVisible());
    assertTrue(Arrays.stream(without.argb()).allMatch(Picture::grey), "nothing is left of it");
    ImageTransform toSource = desktop.viewer().viewport().get().toScreen().inverse();
    for (int y = 0; y < with.height(); y++) {
      for (int x = 0; x < with.width(); x++) {
        double cellsX = toSource.x(x + 0.5) / CELL - FixedNetwork.HOT_COLUMN - 0.5;
        double cellsY = toSource.y(y + 0.5) / CELL - FixedNetwork.HOT_ROW - 0.5;
        if (Math.abs(cellsX) >= 1 || Math.abs(cellsY) >= 1) {
          assertEquals(without.at(x, y), with.at(x, y), "at " + x + ", " + y);
        }
      }
    }
    robot.push(KeyCode.H);
    assertArrayEquals(with.argb(), desktop.canvas(robot).argb());
  }

  @Test
  void blendsByTheOpacity(FxRobot robot) {
    robot.interact(() -> desktop.shell().findings().opacity().set(1));
    Picture opaque = desktop.canvas(robot);
    robot.interact(() -> desktop.shell().findings().opacity().set(0));
    Picture clear = desktop.canvas(robot);
    robot.interact(() -> desktop.shell().findings().opacity().set(0.5));
    Picture half = desktop.canvas(robot);

    int at = opaque.hottest();
    assertEquals(0xff000000 | ColourMap.INFERNO.rgb(1), opaque.argb()[at] | 0xff000000, 0x030303);
    assertTrue(Picture.grey(clear.argb()[at]));
    for (int shift = 0; shift <= 16; shift += 8) {
      int one = opaque.argb()[at] >> shift & 0xff;
      int other = clear.argb()[at] >> shift & 0xff;
      assertEquals((one + other) / 2.0, half.argb()[at] >> shift & 0xff, 1.5);
    }
  }

  @Test
  void paintsMapAndBarInTheColoursThatArePreferred(FxRobot robot) {
    robot.interact(() -> desktop.shell().findings().opacity().set(1));
    int hottest = desktop.canvas(robot).hottest();

    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT3);

    int painted = desktop.canvas(robot).argb()[hottest];
    for (int shift = 0; shift <= 16; shift += 8) {
      assertEquals(ColourMap.VIRIDIS.rgb(1) >> shift & 0xff, painted >> shift & 0xff, 12);
    }
    Rectangle bar = robot.lookup("#" + ViewerIds.HEATMAP_BAR).queryAs(Rectangle.class);
    List<Stop> stops = ((LinearGradient) bar.getFill()).getStops();
    assertEquals(Color.web("#440154"), stops.getFirst().getColor());
    assertEquals(Color.web("#fde725"), stops.getLast().getColor());
    assertEquals(ColourMap.VIRIDIS, desktop.preferences().heatmapColours().get());
  }

  @Test
  void leavesOutWhatIsBelowTheCutOff(FxRobot robot) {
    robot.interact(() -> desktop.shell().findings().opacity().set(1));
    int whole = desktop.canvas(robot).coloured();
    robot.push(KeyCode.SHIFT, KeyCode.CLOSE_BRACKET).push(KeyCode.SHIFT, KeyCode.CLOSE_BRACKET);
    assertEquals(0.2, desktop.shell().findings().cutOff().get(), 1e-9);
    int cut = desktop.canvas(robot).coloured();
    assertTrue(cut < whole, cut + " of " + whole);
    assertEquals("From 20 % of the scale on", text(robot, ViewerIds.HEATMAP_CUT));

    robot.push(KeyCode.O);
    int outline = desktop.canvas(robot).coloured();
    assertTrue(outline > 0 && outline < cut / 4, outline + " of " + cut);
    assertEquals("Outline at 20 % of the scale", text(robot, ViewerIds.HEATMAP_CUT));
    robot.push(KeyCode.SHIFT, KeyCode.OPEN_BRACKET).push(KeyCode.SHIFT, KeyCode.OPEN_BRACKET);
    assertEquals("Outline at 50 % of the scale", text(robot, ViewerIds.HEATMAP_CUT));
  }

  @Test
  void looksUnderTheMapAsLongAsTheKeyIsHeld(FxRobot robot) {
    Picture with = desktop.canvas(robot);
    robot.press(KeyCode.J);
    Picture under = desktop.canvas(robot);
    robot.release(KeyCode.J);
    assertEquals(0, under.coloured());
    assertTrue(with.coloured() > 0);
    assertArrayEquals(with.argb(), desktop.canvas(robot).argb());
  }

  @Test
  void changesTheOpacityByKeyAndSlider(FxRobot robot) {
    robot.push(KeyCode.CLOSE_BRACKET);
    assertEquals(0.7, desktop.shell().findings().opacity().get(), 1e-9);
    robot.push(KeyCode.OPEN_BRACKET).push(KeyCode.OPEN_BRACKET);
    assertEquals(0.5, desktop.shell().findings().opacity().get(), 1e-9);

    robot.drag("#" + FindingsIds.OPACITY).moveBy(400, 0).drop();

    Hands.rest();
    assertEquals(1, desktop.shell().findings().opacity().get());
  }

  @Test
  void followsZoomAndPanToThePixel(FxRobot robot) {
    robot.interact(
        () -> {
          desktop.shell().findings().opacity().set(1);
          desktop.viewer().zoom(1.3);
          desktop.viewer().pan(45, -35);
        });

    Picture picture = desktop.canvas(robot);

    ImageTransform toScreen = desktop.viewer().viewport().get().toScreen();
    int at = picture.hottest();
    int column = at % picture.width();
    int row = at / picture.width();
    assertEquals(toScreen.x((FixedNetwork.HOT_COLUMN + 0.5) * CELL), column + 0.5, 2);
    assertEquals(toScreen.y((FixedNetwork.HOT_ROW + 0.5) * CELL), row + 0.5, 2);
  }

  @Test
  void drawsNoMapBelowTheThresholdUnlessAsked(FxRobot robot) {
    ToggleButton effusion = robot.lookup("#" + FindingsIds.CARD + "effusion").query();
    robot.interact(effusion::fire);
    Picture unasked = desktop.canvas(robot);
    assertTrue(Arrays.stream(unasked.argb()).allMatch(Picture::grey));

    robot.clickOn("#" + FindingsIds.BELOW_THRESHOLD);
    Picture asked = desktop.canvas(robot);

    assertFalse(Arrays.stream(asked.argb()).allMatch(Picture::grey));
    assertTrue(robot.lookup("#" + ViewerIds.HEATMAP_MARK).query().isVisible());
    robot.clickOn("#" + FindingsIds.CARD + "pneumonia");
    assertFalse(robot.lookup("#" + ViewerIds.HEATMAP_MARK).query().isVisible());
    assertNotEquals(asked.hottest(), desktop.canvas(robot).hottest());
  }

  @Test
  void saysWhyAnImageIsNotJudged(FxRobot robot) {
    robot.interact(() -> desktop.shell().open(List.of(Path.of("stack"))));
    OpenDesktop.waitFor(
        () -> desktop.shell().findings().state().get() instanceof FindingsState.Refused);

    assertEquals(
        "The network judges single images, not series of frames.\n"
            + "Its frames can be looked at and measured; for a score, open single images.",
        text(robot, FindingsIds.MESSAGE));
    assertTrue(robot.lookup("#" + FindingsIds.CARD + "pneumonia").tryQuery().isEmpty());
    assertTrue(Arrays.stream(desktop.canvas(robot).argb()).allMatch(Picture::grey));
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup("#" + id).queryLabeled().getText();
  }
}
