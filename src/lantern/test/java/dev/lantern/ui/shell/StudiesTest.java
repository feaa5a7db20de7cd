package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.studies.SeriesDrag;
import dev.lantern.ui.studies.StudiesView;
import dev.lantern.ui.viewer.ViewerIds;
import dev.lantern.ui.viewports.Layout;
import dev.lantern.ui.viewports.ViewportIds;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The tree of patients, studies and series.
@ExtendWith(ApplicationExtension.class)
final class StudiesTest {
  private final OpenDesktop desktop = new OpenDesktop("earlier", "axial", "ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @Test
  void listsTheLatestStudyFirst(FxRobot robot) {
    desktop.waitForImage();

    assertEquals(
        List.of(
            "Doe^Jane, P-1 · 2 studies",
            "2026-01-02, CT, DX · Thorax",
            "Series axial0, CT · 10 images",
            "Series ramp, DX · 1 image",
            "2025-01-02, CT · Thorax",
            "Series earlier0, CT · 6 images"),
        lines(robot));
  }

  @Test
  void hidesThePatientWithTheKeyThatHidesHimOnTheImage(FxRobot robot) {
    desktop.waitForImage();

    robot.push(KeyCode.D);

    assertEquals("Patient hidden, 2 studies", lines(robot).getFirst());
  }

  @Test
  void whatIsFoldedStaysFoldedWhenMoreIsOpened(FxRobot robot) {
    desktop.waitForImage();
    TreeView<?> tree = tree(robot);
    robot.interact(() -> tree.getTreeItem(4).setExpanded(false));
    assertEquals(5, lines(robot).size());

    robot.interact(() -> desktop.shell().open(List.of(Path.of("stack"))));

    OpenDesktop.waitFor(() -> desktop.shell().studies().items().size() == 4);
    assertEquals(
        List.of(
            "Doe^Jane, P-1 · 2 studies",
            "2026-01-02, CT, DX · Thorax",
            "Series axial0, CT · 10 images",
            "Series ramp, DX · 1 image",
            "Series stack, DX · 1 image, 9 frames",
            "2025-01-02, CT · Thorax"),
        lines(robot));
  }

  @Test
  void isWalkedThroughByKeys(FxRobot robot) {
    desktop.waitForImage();
    robot.interact(() -> tree(robot).requestFocus());

    robot.push(KeyCode.HOME);
    assertEquals("memory/earlier0", shown(), "a heading opens nothing");
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN);

    OpenDesktop.waitFor(() -> shown().equals("memory/axial0"));
  }

  @Test
  void aSeriesIsDraggedToAViewport(FxRobot robot) {
    desktop.waitForImage();
    robot.interact(() -> desktop.shell().viewports().layout().set(Layout.PAIR));

    robot.interact(
        () ->
            Drop.on(
                robot.lookup("#" + ViewportIds.VIEWPORT + "1 #" + ViewerIds.CANVAS).query(),
                SeriesDrag.content(2)));

    OpenDesktop.waitFor(() -> shown().equals("memory/ramp"));
    assertEquals(
        List.of("memory/earlier0", "memory/ramp"),
        desktop.shell().viewports().visible().get().stream()
            .map(one -> one.series().get().orElseThrow().images().getFirst().source().name())
            .toList());
  }

  @Test
  void whatIsOfAListedSeriesJoinsItSortedByPlace(FxRobot robot) {
    desktop.waitForImage();

    robot.interact(() -> desktop.shell().open(List.of(Path.of("longer"))));

    OpenDesktop.waitFor(() -> shown().equals("memory/axial0"));
    assertTrue(lines(robot).contains("Series axial0, CT · 13 images"), lines(robot).toString());
    assertEquals(3, desktop.shell().studies().items().size());
    assertEquals(
        IntStream.range(0, 13).mapToObj(n -> "memory/axial" + n).toList(),
        desktop.viewer().series().get().orElseThrow().images().stream()
            .map(image -> image.source().name())
            .toList());
  }

  @Test
  void closesTheStudyOnTheScreenAndNoOther(FxRobot robot) {
    desktop.waitForImage();
    robot.interact(() -> desktop.shell().viewports().layout().set(Layout.PAIR));
    OpenDesktop.waitFor(() -> shown().equals("memory/earlier0"));

    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);

    OpenDesktop.waitFor(() -> shown().equals("memory/ramp"));
    assertEquals(
        List.of(
            "Doe^Jane, P-1 · 1 study",
            "2026-01-02, CT, DX · Thorax",
            "Series axial0, CT · 10 images",
            "Series ramp, DX · 1 image"),
        lines(robot));

    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);

    OpenDesktop.waitFor(() -> desktop.shell().studies().items().isEmpty());
    assertEquals("", shown());
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
    assertEquals("", shown(), "nothing is left to close");
  }

  private static TreeView<?> tree(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup("#" + StudiesView.TREE).query();
  }

  /// What a screen reader would say of each line that has one.
  private static List<String> lines(FxRobot robot) {
    int count = tree(robot).getExpandedItemCount();
    return IntStream.range(0, count)
        .mapToObj(
            index ->
                robot.lookup(".tree-cell").queryAllAs(TreeCell.class).stream()
                    .filter(cell -> cell.getIndex() == index)
                    .findFirst()
                    .orElseThrow()
                    .getAccessibleText())
        .toList();
  }

  private String shown() {
    WaitForAsyncUtils.waitForFxEvents();
    return desktop.viewer().shown().get().map(now -> now.image().source().name()).orElse("");
  }
}
