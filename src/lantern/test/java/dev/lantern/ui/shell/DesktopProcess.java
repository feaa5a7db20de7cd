package dev.lantern.ui.shell;

import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.report.BatchJob;
import dev.lantern.ui.fixture.Hands;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

/// The desktop in a process of its own, with a batch begun in its window by the keyboard: for
/// signals. Its file dialogs, which the Headless platform lacks, answer with the arguments.
final class DesktopProcess {
  /// Of a process that was interrupted.
  static final int INTERRUPTED = 130;

  private static final int DEFECT = 70;

  private DesktopProcess() {}

  /// @param arguments folders of the bundles, the scans and the results
  public static void main(String[] arguments) throws Exception {
    Interruption interruption = Interruption.install(INTERRUPTED, DEFECT);
    NativeRuntime.start(AppDirectories.ofUser());
    var workbench = new Workbench(List.of(Path.of(arguments[0])));
    var desktop =
        new OpenDesktop(
            new DesktopServices(
                workbench.images(),
                Optional.empty(),
                "",
                new BatchJob.Tools(workbench, interruption),
                List.of()));
    var shown = new CountDownLatch(1);
    Platform.startup(
        () -> {
          desktop.show(new Stage());
          shown.countDown();
        });
    shown.await();
    Hands.rest();
    Hands robot = new Hands();
    robot.push(KeyCode.CONTROL, KeyCode.B);
    desktop.willChoose(arguments[1]);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
    desktop.willChoose(arguments[2]);
    robot.push(KeyCode.CONTROL, KeyCode.S);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
  }
}
