package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.explain.HeatmapPainter;
import dev.lantern.explain.HeatmapStyle;
import dev.lantern.explain.LayerReport;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.Viewport;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.Diagnostician;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.ui.controls.ResearchBanner;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.layers.LayersIds;
import dev.lantern.ui.viewer.ShownFrame;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The window of a real network's stages.
@ExtendWith(OnScreen.class)
final class LayersTest {
  private final Diagnostician network;
  private final OpenDesktop desktop;

  LayersTest() throws BundleUnusableException {
    network = new Workbench(List.of(TestBundles.tiny().getParent())).diagnostician();
    desktop = new OpenDesktop(Optional.of(network), "chest");
  }

  @BeforeAll
  static void loadNatives() throws NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void openTheWindow(FxRobot robot) {
    desktop.waitForFindings();
    robot.push(KeyCode.L);
    OpenDesktop.waitFor(() -> robot.lookup("#" + LayersIds.SUM).tryQuery().isPresent());
  }

  @AfterEach
  void closeTheWindow(FxRobot robot) {
    robot.interact(
        () ->
            Window.getWindows().stream()
                .filter(window -> window != desktop.stage())
                .toList()
                .forEach(Window::hide));
  }

  @Test
  void saysOfEachDepthWhatWasMeasured(FxRobot robot) {
    assertEquals("Layers of chest", text(robot, LayersIds.IMAGE));
    // The tiny network takes 24 × 32 pixels, into which 1152 × 1024 fit as 24 × 21.
    assertEquals(
        "6 × 8 cells, each over 4 × 4 pixels of the network's input, 195.0 × 192 of the scan",
        text(robot, LayersIds.GRID + "0"));
    assertTrue(robot.lookup("Early: mostly edges, lines").tryQuery().isPresent());
    assertTrue(robot.lookup("Last: what makes the score").tryQuery().isPresent());
    assertTrue(within(robot, ResearchBanner.ID).isVisible());
  }

  @Test
  void showsTheStrongestChannelsOfEachDepthAsPictures(FxRobot robot) throws Exception {
    LayerReport report = network.layers(desktop.diagnosed());
    assertEquals(3, report.depths().size());
    for (int row = 0; row < 3; row++) {
      List<LayerReport.Channel> channels = report.depths().get(row).strongest();
      assertFalse(channels.isEmpty());
      for (int place = 0; place < channels.size(); place++) {
        assertPicture(robot, row, place, channels.get(place).map());
        assertTrue(
            button(robot, row, place)
                .getAccessibleText()
                .startsWith("Channel " + channels.get(place).number() + ", "));
      }
    }
  }

  @Test
  void takesTheScoreOfTheChosenFindingApart(FxRobot robot) throws Exception {
    LayerReport report = network.layers(desktop.diagnosed());
    LayerReport.Score sided = report.scores().getFirst();
    assertShares(robot, sided);
    assertEquals(
        "All 5 channels %s, bias %s, several classes in one finding %s: log-odds %s of Sided,"
                .formatted(
                    signed(sided.channels()),
                    signed(sided.bias()),
                    signed(sided.mixing()),
                    signed(sided.logOdds()))
            + " before calibration. In brackets: part of all that channels add and take.",
        text(robot, LayersIds.SUM));

    ChoiceBox<?> box = robot.lookup("#" + LayersIds.FINDING).queryAs(ChoiceBox.class);
    robot.interact(() -> box.getSelectionModel().select(1));
    Hands.rest();

    assertShares(robot, report.scores().getLast());
    assertTrue(text(robot, LayersIds.SUM).contains("of Clear"));
  }

  @Test
  void showsTheClickedPictureLarge(FxRobot robot) throws Exception {
    LayerReport report = network.layers(desktop.diagnosed());
    robot.interact(button(robot, 1, 2)::fire);
    OpenDesktop.waitFor(() -> text(robot, LayersIds.LARGE_TEXT).contains("Middle"));
    Hands.rest();
    int channel = report.depths().get(1).strongest().get(2).number();
    assertEquals(
        "Channel "
            + channel
            + " · Middle: textures, small shapes. Bright: where it is farthest from its median over"
            + " the image, above or below.",
        text(robot, LayersIds.LARGE_TEXT));
    int[] expected = expected(report.depths().get(1).strongest().get(2).map(), 391, 440);
    OpenDesktop.waitFor(() -> same(expected, large(robot)));
    assertTrue(button(robot, 1, 2).isSelected());
    assertFalse(button(robot, 3, 0).isSelected());
  }

  @Test
  void followsTheImageOnTheScreen(FxRobot robot) {
    Image before = image(robot, 0, 0);
    desktop.open(robot, "ramp");
    OpenDesktop.waitFor(() -> text(robot, LayersIds.IMAGE).equals("Layers of ramp"));
    assertNotEquals(before.getWidth(), image(robot, 0, 0).getWidth());

    desktop.open(robot, "stack");
    OpenDesktop.waitFor(() -> robot.lookup("#" + LayersIds.MESSAGE).tryQuery().isPresent());
    assertEquals(
        "Open an image that the network judges: its layers appear here.",
        text(robot, LayersIds.MESSAGE));
  }

  @Test
  void escClosesItAndItComesBack(FxRobot robot) {
    Scene scene = robot.lookup("#" + LayersIds.WINDOW).query().getScene();
    robot.interact(() -> scene.getWindow().requestFocus());
    robot.push(KeyCode.ESCAPE);
    assertFalse(scene.getWindow().isShowing());

    robot.interact(() -> desktop.stage().requestFocus());
    robot.push(KeyCode.L);
    OpenDesktop.waitFor(() -> robot.lookup("#" + LayersIds.SUM).tryQuery().isPresent());
    assertTrue(scene.getWindow().isShowing());
  }

  private void assertShares(FxRobot robot, LayerReport.Score score) {
    for (int place = 0; place < score.largest().size(); place++) {
      LayerReport.Share share = score.largest().get(place);
      assertPicture(robot, 3, place, share.map());
      assertEquals(
          "Channel %d, %s (%d %%)"
              .formatted(share.number(), signed(share.adds()), Math.round(share.part() * 100)),
          button(robot, 3, place).getAccessibleText());
    }
  }

  private void assertPicture(FxRobot robot, int row, int place, SaliencyMap map) {
    Image shown = image(robot, row, place);
    assertEquals(100, shown.getWidth());
    assertEquals(112, shown.getHeight());
    assertTrue(same(expected(map, 100, 112), shown), "row " + row + ", place " + place);
  }

  /// False, too, while there is no picture yet, or one of another size.
  private static boolean same(int[] expected, @Nullable Image shown) {
    if (shown == null || shown.getWidth() * shown.getHeight() != expected.length) {
      return false;
    }
    int width = (int) shown.getWidth();
    for (int i = 0; i < expected.length; i++) {
      int argb = shown.getPixelReader().getArgb(i % width, i / width);
      for (int shift = 0; shift <= 24; shift += 8) {
        if (Math.abs((argb >>> shift & 0xff) - (expected[i] >>> shift & 0xff)) > 1) {
          return false;
        }
      }
    }
    return true;
  }

  /// The image through its own window, and the map over it with an opacity of three quarters.
  private int[] expected(SaliencyMap map, int width, int height) {
    ShownFrame now = desktop.viewer().shown().get().orElseThrow();
    Viewport viewport = Viewport.fit(width, height, 1024, 1152, 1);
    int[] under = new int[width * height];
    new FrameRenderer(now.frame(), now.display(), 12)
        .render(
            new FrameRenderer.Settings(now.ownWindow(), false, Interpolation.SMOOTH),
            viewport,
            under);
    int[] over = new int[under.length];
    new HeatmapPainter(HeatmapStyle.WHOLE).paint(map, viewport, 1152, 1024, over);
    for (int i = 0; i < over.length; i++) {
      int argb = 0xff000000;
      for (int shift = 0; shift <= 16; shift += 8) {
        double below = (under[i] >> shift & 0xff) * (1 - 0.75 * (over[i] >>> 24) / 255);
        argb |= (int) Math.round(below + 0.75 * (over[i] >> shift & 0xff)) << shift;
      }
      over[i] = argb;
    }
    return over;
  }

  private static Image image(FxRobot robot, int row, int place) {
    ImageView view = (ImageView) button(robot, row, place).getGraphic().lookup(".image-view");
    return view.getImage();
  }

  private static @Nullable Image large(FxRobot robot) {
    return robot.lookup("#" + LayersIds.LARGE).queryAs(ImageView.class).getImage();
  }

  private static ToggleButton button(FxRobot robot, int row, int place) {
    return robot.lookup("#" + LayersIds.PICTURE + row + "-" + place).queryAs(ToggleButton.class);
  }

  private static Node within(FxRobot robot, String id) {
    return robot.lookup("#" + LayersIds.WINDOW).query().lookup("#" + id);
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.2f", value).replace('-', '−');
  }

  private static String text(FxRobot robot, String id) {
    Hands.rest();
    return robot.lookup("#" + id).queryLabeled().getText();
  }
}
