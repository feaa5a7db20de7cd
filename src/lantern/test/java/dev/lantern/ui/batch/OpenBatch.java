package dev.lantern.ui.batch;

import static org.junit.jupiter.api.Assertions.fail;

import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.ThemeName;
import dev.lantern.report.BatchJob;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.controls.Keymap;
import dev.lantern.ui.fixture.AnsweringChooser;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.theme.Theme;
import dev.lantern.ui.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A batch window under test, over real networks; what it asks of the main window and of the
/// machine is written down.
final class OpenBatch {
  static final long PATIENCE_SECONDS = 60;

  final List<ImageSource> viewed = new CopyOnWriteArrayList<>();
  final List<Path> shownFolders = new CopyOnWriteArrayList<>();

  /// What the user chose, by the ids of commands.
  final ObjectProperty<Map<String, String>> keys = new SimpleObjectProperty<>(Map.of());

  private final BatchViewModel batch;
  private final BatchWindow window;
  private final AnsweringChooser chooser = new AnsweringChooser();
  private boolean fileManager = true;

  /// On the JavaFX thread.
  OpenBatch(Workbench workbench) {
    Theme theme = new Theme(new SimpleObjectProperty<>(ThemeName.DARK));
    theme.install();
    Words words = Words.in(Locale.ENGLISH, new Keymap(keys)::shown);
    batch =
        new BatchViewModel(
            words,
            TaskRunner.onJavaFx(),
            new BatchJob.Tools(workbench, Interruption.none()),
            this::showFolder,
            viewed::add);
    window = new BatchWindow(words, theme, batch, new Keymap(keys), chooser);
    window.show();
  }

  private void showFolder(Path folder) throws IOException {
    if (!fileManager) {
      throw new IOException("there is none");
    }
    shownFolders.add(folder);
  }

  void withoutFileManager() {
    fileManager = false;
  }

  /// What the file dialogs will answer.
  void willChoose(Path... paths) {
    chooser.willChoose(List.of(paths));
  }

  BatchViewModel model() {
    return batch;
  }

  BatchWindow window() {
    return window;
  }

  boolean isShowing() {
    return Window.getWindows().stream()
        .anyMatch(shown -> shown.getScene().getRoot().getId().equals(BatchIds.WINDOW));
  }

  static Scene scene(FxRobot robot) {
    return robot.lookup("#" + BatchIds.WINDOW).query().getScene();
  }

  static TableView<BatchItem> table(FxRobot robot) {
    return robot.lookup("#" + BatchIds.TABLE).queryTableView();
  }

  static String figure(FxRobot robot, String name) {
    return robot.lookup("#" + BatchIds.FIGURE + name).queryLabeled().getText();
  }

  static String text(FxRobot robot, String id) {
    return robot.lookup("#" + id).queryLabeled().getText();
  }

  /// Of a part that stands in the main window, too.
  static <T extends javafx.scene.Node> T part(FxRobot robot, String id, Class<T> type) {
    Parent root = scene(robot).getRoot();
    return robot.from(root).lookup("#" + id).queryAs(type);
  }

  static String button(String command) {
    return "#" + CommandControls.BUTTON + command;
  }

  /// The texts of the cells of one line that is seen, by column.
  static List<String> line(FxRobot robot, int index) {
    return robot.from(table(robot)).lookup(".table-cell").queryAllAs(TableCell.class).stream()
        .filter(cell -> cell.getIndex() == index)
        .map(cell -> String.valueOf(cell.getText()))
        .toList();
  }

  /// Waits until what was started has ended.
  void waitForEnd() {
    waitFor(() -> batch.state().get() == BatchState.READY);
  }

  static void waitFor(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
    } catch (TimeoutException e) {
      fail("not met in " + PATIENCE_SECONDS + " s", e);
    }
    Hands.rest();
  }
}
