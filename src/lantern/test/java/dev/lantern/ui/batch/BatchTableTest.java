package dev.lantern.ui.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.pipeline.Workbench;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The table with made lines.
@ExtendWith(OnScreen.class)
final class BatchTableTest {
  private static final int MANY = 100_000;

  private final AtomicInteger cells = new AtomicInteger();
  private @Nullable OpenBatch open;

  @Start
  void start(Stage stage) {
    open = new OpenBatch(new Workbench(List.of()));
  }

  @BeforeEach
  void countCells(FxRobot robot) {
    robot.interact(() -> OpenBatch.table(robot).getColumns().forEach(this::count));
  }

  @SuppressWarnings("unchecked")
  private void count(TableColumn<BatchItem, ?> column) {
    var own = (TableColumn<BatchItem, BatchItem>) column;
    Callback<TableColumn<BatchItem, BatchItem>, TableCell<BatchItem, BatchItem>> factory =
        own.getCellFactory();
    own.setCellFactory(
        of -> {
          cells.incrementAndGet();
          return factory.call(of);
        });
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> open().window().askToLeave(() -> {}));
  }

  @Test
  void aHundredThousandLinesTakeNoMoreCellsThanAreSeen(FxRobot robot) {
    TableView<BatchItem> table = OpenBatch.table(robot);
    sortBy(robot, BatchColumn.PROBABILITY, SortType.DESCENDING);

    robot.interact(
        () -> {
          for (int from = 0; from < MANY; from += 1000) {
            open().model().rows().add(Lines.mixed(from, from + 1000));
            table.layout();
          }
        });
    assertEquals(MANY, table.getItems().size());
    List<Integer> seen = new ArrayList<>();
    for (int target : List.of(MANY - 1, MANY / 2, 0, 777)) {
      robot.interact(() -> table.scrollTo(target));
      Hands.rest();
      seen.add(rowAt(robot, target).getItem().arrival());
    }

    List<BatchItem> sorted =
        Lines.mixed(0, MANY).stream()
            .sorted(BatchColumn.PROBABILITY.order(true).thenComparing(BatchColumn.arrival()))
            .toList();
    assertEquals(
        List.of(
            sorted.get(MANY - 1).arrival(),
            sorted.get(MANY / 2).arrival(),
            sorted.get(0).arrival(),
            sorted.get(777).arrival()),
        seen);
    int visible = (int) Math.ceil(table.getHeight() / table.getFixedCellSize());
    int bound = 3 * visible * BatchColumn.values().length;
    assertTrue(cells.get() <= bound, cells.get() + " cells, " + visible + " lines seen");
  }

  @Test
  void whatComesMovesNeitherTheLineThatIsLookedAtNorTheOneChosen(FxRobot robot) {
    TableView<BatchItem> table = OpenBatch.table(robot);
    add(robot, 0, 400);
    sortBy(robot, BatchColumn.PROBABILITY, SortType.ASCENDING);
    robot.interact(() -> table.scrollTo(150));
    Hands.rest();
    TableRow<BatchItem> row = rowAt(robot, 152);
    BatchItem chosen = row.getItem();
    robot.clickOn(row);
    double before = top(rowOf(robot, chosen));

    add(robot, 400, 900);

    assertEquals(chosen, table.getSelectionModel().getSelectedItem());
    assertTrue(table.getSelectionModel().getSelectedIndex() > 152, "lines came above it");
    assertEquals(before, top(rowOf(robot, chosen)), 0.5);
    assertEquals(chosen, table.getFocusModel().getFocusedItem());

    sortBy(robot, BatchColumn.FILE, SortType.DESCENDING);
    assertEquals(chosen, table.getSelectionModel().getSelectedItem());
    robot.push(KeyCode.CONTROL, KeyCode.F).write("film-000000");
    assertEquals(1, table.getItems().size());
    assertEquals(null, table.getSelectionModel().getSelectedItem(), "it is not shown any more");
  }

  @Test
  void filtersAndSaysHowManyAreShown(FxRobot robot) {
    add(robot, 0, 210);

    robot.clickOn("#" + BatchIds.FILTER_OUTCOME + "failed");
    assertEquals("20 of 210 shown", OpenBatch.text(robot, BatchIds.SHOWN));
    assertEquals(
        List.of(
            "/scans/film-000007.dcm",
            "Failed",
            "",
            "",
            "",
            "The file ends too early. (12 bytes are missing)"),
        OpenBatch.line(robot, 0));
    robot.clickOn("#" + BatchIds.FILTER_OUTCOME + "failed");
    assertEquals("20 of 210 shown", OpenBatch.text(robot, BatchIds.SHOWN), "stays chosen");

    robot.clickOn("#" + BatchIds.FILTER_OUTCOME + "all");
    robot.clickOn("#" + BatchIds.FILTER_FINDING).clickOn("Above threshold");
    sortBy(robot, BatchColumn.PROBABILITY, SortType.ASCENDING);
    assertEquals("50 %", OpenBatch.line(robot, 0).get(3));
    assertEquals("50 %", OpenBatch.line(robot, 0).get(4));

    robot.push(KeyCode.CONTROL, KeyCode.F).write("no such file");
    assertEquals("0 of 210 shown", OpenBatch.text(robot, BatchIds.SHOWN));
    assertTrue(robot.lookup("No file fits the filter.").tryQuery().isPresent());
    robot.push(KeyCode.ESCAPE);
    assertTrue(OpenBatch.table(robot).getItems().size() > 40, "the text is cleared");
  }

  @Test
  void opensALineInTheViewerByDoubleClickAndByEnter(FxRobot robot) {
    add(robot, 0, 9);

    robot.doubleClickOn(rowAt(robot, 4));
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);

    assertEquals(
        List.of("/scans/film-000004.dcm", "/scans/film-000005.dcm"),
        open().viewed.stream().map(source -> source.name()).toList());
  }

  private void add(FxRobot robot, int from, int to) {
    robot.interact(() -> open().model().rows().add(Lines.mixed(from, to)));
    Hands.rest();
  }

  /// The Headless platform says of every click that it asks for a menu, and headers do not take
  /// those: what a header does when it is clicked is done here.
  private static void sortBy(FxRobot robot, BatchColumn column, SortType type) {
    TableView<BatchItem> table = OpenBatch.table(robot);
    robot.interact(
        () -> {
          TableColumn<BatchItem, ?> clicked =
              table.getColumns().stream()
                  .filter(one -> column.id().equals(one.getId()))
                  .findFirst()
                  .orElseThrow();
          clicked.setSortType(type);
          table.getSortOrder().setAll(List.of(clicked));
        });
  }

  @SuppressWarnings("unchecked")
  private static TableRow<BatchItem> rowAt(FxRobot robot, int index) {
    return robot.from(OpenBatch.table(robot)).lookup(".table-row-cell").queryAll().stream()
        .map(node -> (TableRow<BatchItem>) node)
        .filter(row -> row.isVisible() && row.getIndex() == index)
        .findFirst()
        .orElseThrow();
  }

  private static TableRow<BatchItem> rowOf(FxRobot robot, BatchItem item) {
    return rowAt(robot, OpenBatch.table(robot).getItems().indexOf(item));
  }

  private static double top(Node node) {
    return node.localToScene(node.getBoundsInLocal()).getMinY();
  }

  private OpenBatch open() {
    return Objects.requireNonNull(open);
  }
}
