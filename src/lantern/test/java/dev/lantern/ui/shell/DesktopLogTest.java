package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import dev.lantern.dicom.NamedPatients;
import dev.lantern.modelbundle.ModelCatalog;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.platform.ProgramLog;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.studies.SeriesItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A session with scans of named patients, whole and damaged, logged as it is shipped: no line of
/// the log files names one.
@ExtendWith(OnScreen.class)
final class DesktopLogTest {
  private static final Path ROOT = Path.of(System.getProperty("lantern.root", "."));

  private final OpenDesktop desktop;
  private final Logger all = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  @TempDir private Path folder = Path.of("");

  DesktopLogTest() throws BundleUnusableException {
    var workbench = new Workbench(ModelCatalog.standardFolders(ROOT));
    desktop = OpenDesktop.over(workbench, workbench.diagnostician(), List.of());
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
  void log() {
    ProgramLog.begin(folder.resolve("logs"));
  }

  @AfterEach
  void closeTheLog() {
    all.getAppender(ProgramLog.APPENDER).stop();
    all.detachAppender(ProgramLog.APPENDER);
  }

  @Test
  void noLineOfASessionNamesAPatient(FxRobot robot) throws Exception {
    Path scans = folder.resolve("scans");
    List<Path> whole = NamedPatients.fill(scans);
    robot.interact(() -> desktop.shell().open(List.of(scans)));
    desktop.waitForImage();
    assertTrue(
        whole.size() > desktop.shell().studies().items().size()
            && desktop.shell().studies().items().size() > 10);
    for (SeriesItem item : List.copyOf(desktop.shell().studies().items())) {
      walkThrough(robot, item);
    }
    Path damaged = NamedPatients.damage(whole.getFirst(), folder.resolve("damaged.dcm"));
    robot.interact(() -> desktop.shell().open(List.of(damaged)));
    OpenDesktop.waitFor(() -> desktop.shell().message().get().isPresent());

    String lines = logged();
    assertTrue(lines.contains("Opening: opened "), lines);
    assertEquals(List.of(), NamedPatients.in(lines), lines);
  }

  /// The test above can fail.
  @Test
  void aPatientThatIsLoggedIsFound() throws Exception {
    LoggerFactory.getLogger(ShellViewModel.class)
        .info("opened the scan of {}, born on {}", "FEATHERSTONEHAUGH", "17.04.1987");
    assertEquals(List.of("Featherstonehaugh", "17.04.1987"), NamedPatients.in(logged()));
  }

  private void walkThrough(FxRobot robot, SeriesItem item) {
    robot.interact(() -> desktop.shell().studies().selected().set(Optional.of(item)));
    desktop.waitForImage();
    OpenDesktop.waitFor(
        () -> !(desktop.shell().findings().state().get() instanceof FindingsState.Running));
    for (KeyCode key : List.of(KeyCode.DOWN, KeyCode.END, KeyCode.HOME, KeyCode.I, KeyCode.H)) {
      robot.push(key);
    }
    desktop.waitForImage();
  }

  private String logged() throws IOException {
    return Files.readString(folder.resolve("logs").resolve("lantern.log"));
  }
}
