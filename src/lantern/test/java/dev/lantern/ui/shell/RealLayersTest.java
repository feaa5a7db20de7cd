package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.ImageTransform;
import dev.lantern.modelbundle.ModelCatalog;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.WithoutRegion;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.ui.findings.WithoutState;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.layers.LayersIds;
import dev.lantern.ui.viewer.ViewerIds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Layers and brush on a real chest radiograph with the network that ships. Takes the README's
/// pictures; `-Dlantern.pictures=assets/pictures` puts them there.
@ExtendWith(OnScreen.class)
final class RealLayersTest {
  private static final Path ROOT = Path.of(System.getProperty("lantern.root", "."));
  private static final Path PICTURES =
      ROOT.resolve(System.getProperty("lantern.pictures", "src/lantern/target/screenshots"));

  private final OpenDesktop desktop;

  RealLayersTest() throws BundleUnusableException {
    var workbench = new Workbench(ModelCatalog.standardFolders(ROOT));
    desktop =
        OpenDesktop.over(
            workbench,
            workbench.diagnostician(),
            List.of(ROOT.resolve("sample-scans/real/RG1_UNCR.dcm")));
  }

  @BeforeAll
  static void loadNatives() throws NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @Start
  void start(Stage stage) {
    desktop.show(stage);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(1440);
    stage.setHeight(900);
  }

  @BeforeEach
  void waitForTheFinding(FxRobot robot) {
    desktop.waitForFindings();
    robot.push(KeyCode.D);
  }

  @Test
  void showsThreeDepthsAndWhatTheScoreIsMadeOf(FxRobot robot) throws IOException {
    robot.push(KeyCode.L);
    OpenDesktop.waitFor(() -> robot.lookup("#" + LayersIds.LARGE).tryQuery().isPresent());
    ImageView large = robot.lookup("#" + LayersIds.LARGE).queryAs(ImageView.class);
    OpenDesktop.waitFor(() -> large.getImage() != null);
    Scene scene = large.getScene();
    robot.interact(() -> scene.getWindow().setWidth(1320));
    robot.interact(() -> scene.getWindow().setHeight(900));

    Picture.of(scene).save(PICTURES.resolve("layers.png"));

    for (int row = 0; row < 4; row++) {
      for (int place = 0; place < 5; place++) {
        String id = "#" + LayersIds.PICTURE + row + "-" + place;
        assertTrue(robot.lookup(id).tryQuery().isPresent(), id);
      }
    }
    robot.interact(scene.getWindow()::hide);
  }

  @Test
  void theScoreFallsWithoutTheHottestPlace(FxRobot robot) throws IOException {
    robot.push(KeyCode.B);
    double[] hottest = {0, 0, -1};
    var map = desktop.viewer().heatmap().get().orElseThrow();
    for (int row = 0; row < 1955; row += 15) {
      for (int column = 0; column < 1841; column += 15) {
        float value = map.at(column, row);
        hottest = value > hottest[2] ? new double[] {column, row, value} : hottest;
      }
    }
    robot.push(KeyCode.PERIOD).push(KeyCode.PERIOD).push(KeyCode.PERIOD).push(KeyCode.PERIOD);
    point(robot, hottest[0] - 60, hottest[1] - 90);
    robot.press(MouseButton.PRIMARY);
    point(robot, hottest[0] + 60, hottest[1]);
    point(robot, hottest[0] - 40, hottest[1] + 90);
    robot.release(MouseButton.PRIMARY);
    OpenDesktop.waitFor(
        () -> desktop.shell().without().state().get() instanceof WithoutState.Judged);

    Picture.of(desktop.stage().getScene()).save(PICTURES.resolve("without-region.png"));

    WithoutRegion.Change change =
        assertInstanceOf(WithoutState.Judged.class, desktop.shell().without().state().get())
            .result()
            .changes()
            .getFirst();
    assertTrue(change.after().score() < change.before().score());
    assertEquals(change.map(), desktop.viewer().heatmap().get().orElseThrow());
  }

  private void point(FxRobot robot, double x, double y) {
    ImageTransform toScreen = desktop.viewer().viewport().get().toScreen();
    Pointer.to(robot, "#" + ViewerIds.CANVAS, new Point2D(toScreen.x(x), toScreen.y(y)));
  }
}
