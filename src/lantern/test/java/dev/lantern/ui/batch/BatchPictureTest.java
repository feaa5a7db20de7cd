package dev.lantern.ui.batch;

import dev.lantern.modelbundle.ModelCatalog;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.ui.fixture.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class BatchPictureTest {
  private static final Path ROOT = Path.of(System.getProperty("lantern.root", "."));
  @TempDir private static Path folder = Path.of("");
  private @Nullable OpenBatch open;

  @BeforeAll
  static void loadNatives() throws Exception {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @Start
  void start(Stage stage) {
    open = new OpenBatch(new Workbench(ModelCatalog.standardFolders(ROOT, ROOT)));
  }

  @Test
  void pictures(FxRobot robot) throws IOException {
    OpenBatch o = Objects.requireNonNull(open);
    var shots = ROOT.resolve("src/lantern/target/screenshots");
    robot.interact(
        () -> {
          Window w = OpenBatch.scene(robot).getWindow();
          w.setWidth(1360);
          w.setHeight(860);
        });
    Picture.of(OpenBatch.scene(robot)).save(shots.resolve("batch-empty.png"));
    o.willChoose(ROOT.resolve("sample-scans/real").toAbsolutePath().normalize());
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
    o.willChoose(folder.resolve("results"));
    robot.push(KeyCode.CONTROL, KeyCode.S);
    Picture.of(OpenBatch.scene(robot)).save(shots.resolve("batch-ready.png"));
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    OpenBatch.waitFor(() -> o.model().progress().get().done() > 3);
    Picture.of(OpenBatch.scene(robot)).save(shots.resolve("batch-running.png"));
    robot.interact(() -> o.window().askToLeave(() -> {}));
    Picture.of(OpenBatch.scene(robot)).save(shots.resolve("batch-leave.png"));
    robot.push(KeyCode.ESCAPE);
    o.waitForEnd();
    Picture.of(OpenBatch.scene(robot)).save(shots.resolve("batch-done.png"));
    robot.interact(
        () ->
            javafx.application.Application.setUserAgentStylesheet(
                new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet()));
    Picture.of(OpenBatch.scene(robot)).save(shots.resolve("batch-light.png"));
    System.out.println(o.model().status().get());
  }
}
