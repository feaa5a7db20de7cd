package dev.lantern.ui.batch;

import dev.lantern.classify.Precision;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.controls.OneWay;
import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/// What is scanned, where the results go, and how; held while a batch is under way.
final class BatchSetup extends VBox {
  private static final double INPUTS_HEIGHT = 180;

  private final Words words;
  private final BatchSettings settings;
  private final ListView<Path> inputs;

  BatchSetup(Words words, BatchViewModel batch, CommandControls controls, BatchCommands commands) {
    this.words = words;
    this.settings = batch.settings();
    this.inputs = inputs();
    getStyleClass().add("batch-setup");
    getChildren()
        .addAll(
            title("batch.inputs"),
            section(
                inputs,
                new HBox(
                    8,
                    controls.wordButton(commands.addFiles()),
                    controls.wordButton(commands.addFolder()),
                    remove()),
                box(BatchIds.RECURSIVE, "batch.recursive", settings.recursive()),
                box(BatchIds.WATCH, "batch.watch", settings.watch())),
            title("batch.results"),
            section(
                new FolderField(words, BatchIds.RESULTS, "batch.results", settings.results()),
                new HBox(8, controls.wordButton(commands.chooseResults())),
                choice(
                    BatchIds.EARLIER,
                    "batch.earlier",
                    settings.earlier(),
                    List.of(EarlierRun.values()),
                    earlier -> words.of(earlier.key()))),
            title("batch.also"),
            section(
                box(BatchIds.PDF, "batch.pdf", settings.pdf()),
                box(BatchIds.MAPS, "batch.maps", settings.maps()),
                box(BatchIds.TRUST, "batch.trust", settings.trust()),
                quarantine(controls, commands)),
            title("batch.network"),
            section(bundles(), precisions(), operatingPoints()));
    disableProperty().bind(batch.state().map(BatchState::busy));
  }

  private Label title(String key) {
    Label label = new Label(words.of(key));
    label.getStyleClass().add("panel-title");
    return label;
  }

  private static VBox section(Node... parts) {
    VBox box = new VBox(10, parts);
    box.getStyleClass().add("batch-section");
    return box;
  }

  private ListView<Path> inputs() {
    ListView<Path> list = new ListView<>(settings.inputs());
    list.setId(BatchIds.INPUTS);
    list.setAccessibleText(words.of("batch.inputs"));
    list.setPrefHeight(INPUTS_HEIGHT);
    list.setMinHeight(INPUTS_HEIGHT / 2);
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(view -> new PathCell());
    Label empty = new Label(words.of("batch.inputs.empty"));
    empty.setWrapText(true);
    empty.getStyleClass().add("muted");
    list.setPlaceholder(empty);
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DELETE) {
            removeSelected();
            event.consume();
          }
        });
    return list;
  }

  private void removeSelected() {
    settings.remove(List.copyOf(inputs.getSelectionModel().getSelectedItems()));
  }

  private Button remove() {
    Button button = new Button(null, new FontIcon(Material2MZ.REMOVE));
    button.setId(BatchIds.REMOVE);
    button.setTooltip(new Tip(words.of("batch.remove.tip")));
    button.setAccessibleText(words.of("batch.remove"));
    button.setOnAction(event -> removeSelected());
    button.disableProperty().bind(inputs.getSelectionModel().selectedItemProperty().isNull());
    return button;
  }

  private CheckBox box(String id, String key, BooleanProperty on) {
    CheckBox box = new CheckBox(words.of(key));
    box.setId(id);
    box.setWrapText(true);
    box.setTooltip(new Tip(words.of(key + ".tip")));
    box.selectedProperty().bindBidirectional(on);
    return box;
  }

  /// Its own words stand over it, since the path of a folder does not tell what it is for.
  private VBox quarantine(CommandControls controls, BatchCommands commands) {
    FolderField field =
        new FolderField(words, BatchIds.QUARANTINE, "batch.quarantine", settings.quarantine());
    HBox.setHgrow(field, Priority.ALWAYS);
    Label label = new Label(words.of("batch.quarantine"));
    label.setLabelFor(field);
    Button choose = controls.wordButton(commands.chooseQuarantine());
    choose.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    return new VBox(6, label, new HBox(8, field, choose, noQuarantine()));
  }

  private Button noQuarantine() {
    Button button = new Button(null, new FontIcon(Material2MZ.REMOVE));
    button.setId(BatchIds.QUARANTINE_CLEAR);
    button.setTooltip(new Tip(words.of("batch.quarantine.clear")));
    button.setAccessibleText(words.of("batch.quarantine.clear"));
    button.setOnAction(event -> settings.quarantine().set(Optional.empty()));
    button.disableProperty().bind(settings.quarantine().map(Optional::isEmpty));
    return button;
  }

  private ComboBox<Optional<BundleEntry.Usable>> bundles() {
    ComboBox<Optional<BundleEntry.Usable>> box =
        choice(
            BatchIds.BUNDLE,
            "batch.bundle",
            settings.bundle(),
            List.of(),
            bundle ->
                bundle.map(BundleEntry.Usable::name).orElseGet(() -> words.of("batch.bundle.own")));
    box.setItems(settings.bundles());
    return box;
  }

  private ComboBox<Precision> precisions() {
    return choice(
        BatchIds.PRECISION,
        "batch.precision",
        settings.precision(),
        List.of(Precision.values()),
        precision ->
            words.of(
                switch (precision) {
                  case FLOAT32 -> "batch.precision.float32";
                  case INT8 -> "batch.precision.int8";
                }));
  }

  private ComboBox<Optional<String>> operatingPoints() {
    ComboBox<Optional<String>> box =
        choice(
            BatchIds.OPERATING_POINT,
            "batch.operating-point",
            settings.operatingPoint(),
            List.of(),
            point ->
                point
                    .map(name -> words.of("batch.operating-point.one", name))
                    .orElseGet(() -> words.of("batch.operating-point.default")));
    box.setItems(settings.operatingPoints());
    return box;
  }

  private <T> ComboBox<T> choice(
      String id, String key, ObjectProperty<T> chosen, List<T> values, Function<T, String> word) {
    ComboBox<T> box = new ComboBox<>(FXCollections.observableList(values));
    box.setId(id);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText(words.of(key));
    box.setTooltip(new Tip(words.of(key)));
    box.setConverter(new OneWay<>(word));
    box.valueProperty().bindBidirectional(chosen);
    return box;
  }

  private static final class PathCell extends ListCell<Path> {
    private PathCell() {
      setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Path item, boolean empty) {
      super.updateItem(item, empty);
      setText(item == null ? null : item.toString());
      setTooltip(item == null ? null : new Tip(item.toString()));
    }
  }
}
