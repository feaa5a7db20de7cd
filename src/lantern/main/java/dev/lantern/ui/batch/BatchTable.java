package dev.lantern.ui.batch;

import dev.lantern.ui.words.Words;
import java.util.Comparator;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

/// The files that have their outcome. Whatever comes, the line under the reader's eye stays where
/// it is, and the chosen line stays chosen.
final class BatchTable extends TableView<BatchItem> {
  private static final double ROW_HEIGHT = 36;

  private final Words words;
  private final BatchViewModel batch;
  private final BatchRows rows;

  BatchTable(Words words, BatchViewModel batch) {
    this.words = words;
    this.batch = batch;
    this.rows = batch.rows();
    setId(BatchIds.TABLE);
    setAccessibleText(words.of("batch.table"));
    setFixedCellSize(ROW_HEIGHT);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    for (BatchColumn column : BatchColumn.values()) {
      getColumns().add(column(column));
    }
    setItems(rows.shown());
    setSortPolicy(
        table -> {
          rows.order(order());
          return true;
        });
    rows.changeBy(this::keepPlace);
    setPlaceholder(placeholder());
    setRowFactory(table -> row());
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            chosen().ifPresent(batch::view);
            event.consume();
          }
        });
  }

  private TableColumn<BatchItem, BatchItem> column(BatchColumn which) {
    TableColumn<BatchItem, BatchItem> column = new TableColumn<>(words.of(which.key()));
    column.setId(which.id());
    column.getStyleClass().add(which.id());
    column.setUserData(which);
    column.setPrefWidth(which.width());
    column.setMinWidth(which.least());
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(made -> new BatchCell(words, batch.sentences(), which));
    return column;
  }

  /// As the headers say; where they say nothing, as the files were done.
  private Comparator<BatchItem> order() {
    return getSortOrder().stream()
        .flatMap(column -> orderOf(column).stream())
        .reduce(Comparator::thenComparing)
        .map(order -> order.thenComparing(BatchColumn.arrival()))
        .orElseGet(BatchColumn::arrival);
  }

  private static Optional<Comparator<BatchItem>> orderOf(TableColumn<BatchItem, ?> column) {
    return column.getUserData() instanceof BatchColumn which
        ? Optional.of(which.order(column.getSortType() == TableColumn.SortType.DESCENDING))
        : Optional.empty();
  }

  private Label placeholder() {
    Label label = new Label();
    label.getStyleClass().add("muted");
    rows.shown()
        .subscribe(
            () ->
                label.setText(
                    words.of(rows.count() == 0 ? "batch.table.empty" : "batch.table.none-fits")));
    label.setText(words.of("batch.table.empty"));
    return label;
  }

  private TableRow<BatchItem> row() {
    TableRow<BatchItem> row = new TableRow<>();
    row.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY
              && event.getClickCount() == 2
              && !row.isEmpty()) {
            batch.view(row.getItem());
          }
        });
    return row;
  }

  private Optional<BatchItem> chosen() {
    return Optional.ofNullable(getSelectionModel().getSelectedItem());
  }

  private void keepPlace(Runnable change) {
    Optional<BatchItem> chosen = chosen();
    double before = scrolled();
    Optional<BatchItem> looked = chosen.filter(this::isSeen).or(this::firstSeen);
    int index = looked.map(rows::indexOf).orElse(0);
    change.run();
    chosen.ifPresent(this::chooseAgain);
    int now = looked.map(rows::indexOf).orElse(-1);
    // At the top the reader wants to see what comes.
    if (before > 0 && now >= 0) {
      layout();
      double wanted = before + (now - index) * ROW_HEIGHT;
      flow().ifPresent(flow -> flow.scrollPixels(wanted - scrolled()));
    }
  }

  /// Of all lines, what lies above the part that is seen, pixels.
  private double scrolled() {
    return flow()
        .map(flow -> flow.getFirstVisibleCell())
        .map(cell -> cell.getIndex() * ROW_HEIGHT - cell.getLayoutY())
        .orElse(0.0);
  }

  private Optional<BatchItem> firstSeen() {
    int index = (int) (scrolled() / ROW_HEIGHT);
    return index < rows.shown().size() ? Optional.of(rows.shown().get(index)) : Optional.empty();
  }

  private boolean isSeen(BatchItem item) {
    double top = rows.indexOf(item) * ROW_HEIGHT - scrolled();
    return top >= 0 && top < flow().map(VirtualFlow::getHeight).orElse(0.0);
  }

  private void chooseAgain(BatchItem item) {
    int now = rows.indexOf(item);
    if (now < 0) {
      getSelectionModel().clearSelection();
    } else if (getSelectionModel().getSelectedIndex() != now) {
      getSelectionModel().clearAndSelect(now);
    }
  }

  private Optional<VirtualFlow<?>> flow() {
    return lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        ? Optional.of(flow)
        : Optional.empty();
  }
}
