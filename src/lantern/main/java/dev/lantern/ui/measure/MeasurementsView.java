package dev.lantern.ui.measure;

import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The list of the measurements of the series on the screen, folded until it is asked for.
public final class MeasurementsView extends TitledPane {
  private static final double HEIGHT = 240;

  private final MeasureWords words;
  private final ObservableValue<ViewerViewModel> active;
  private final MeasurementsViewModel measurements;
  private final ListView<MeasurementRow> list = new ListView<>();

  /// True while the list follows the view model: what it selects then is no wish of the reader's.
  private boolean following;

  public MeasurementsView(
      Words words, ObservableValue<ViewerViewModel> active, MeasurementsViewModel measurements) {
    this.words = new MeasureWords(words);
    this.active = active;
    this.measurements = measurements;
    setId(MeasureIds.PANEL);
    getStyleClass().add("measure-panel");
    setAnimated(false);
    setTooltip(words.tip("measure.panel.tip", "measure-listed"));
    textProperty().bind(measurements.rows().map(rows -> words.of("measure.panel", rows.size())));
    expandedProperty().bindBidirectional(measurements.listed());
    Label none = new Label(words.of("measure.none"));
    none.setWrapText(true);
    none.getStyleClass().add("muted");
    list.setId(MeasureIds.LIST);
    list.setPrefHeight(HEIGHT);
    list.setPlaceholder(none);
    list.setAccessibleText(words.of("measure.list"));
    list.setCellFactory(view -> new Cell());
    setContent(list);
    measurements.rows().subscribe(this::follow);
    measurements.selected().subscribe(this::mark);
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (row != null && !following) {
                measurements.show(row);
              }
            });
  }

  private void follow(List<MeasurementRow> rows) {
    following = true;
    list.getItems().setAll(rows);
    following = false;
    mark();
  }

  private void mark() {
    Optional<MeasurementRow> row =
        measurements
            .selected()
            .get()
            .flatMap(
                one ->
                    list.getItems().stream()
                        .filter(candidate -> candidate.measurement().equals(one))
                        .findFirst());
    following = true;
    row.ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::clearSelection);
    following = false;
  }

  private final class Cell extends ListCell<MeasurementRow> {
    private final Label line = new Label();
    private final Label detail = new Label();
    private final VBox content = new VBox(2, line, detail);

    private Cell() {
      detail.getStyleClass().add("muted");
      setPrefWidth(0);
      // A row that is selected already is gone to all the same.
      setOnMouseClicked(event -> Optional.ofNullable(getItem()).ifPresent(measurements::show));
    }

    @Override
    protected void updateItem(@Nullable MeasurementRow row, boolean empty) {
      super.updateItem(row, empty);
      if (row == null || empty) {
        setGraphic(null);
        return;
      }
      line.setText(words.line(row.measurement().shape(), row.measured()));
      detail.setText(words.detail(row, active.getValue().frameCount().get()));
      setAccessibleText(line.getText() + ", " + detail.getText());
      setGraphic(content);
    }
  }
}
