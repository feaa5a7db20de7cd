package dev.lantern.ui.studies;

import dev.lantern.imaging.ImageHeader;
import dev.lantern.ui.words.Words;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The list of series on the left.
public final class StudiesView extends VBox {
  public static final String LIST = "studies-list";

  private final Words words;

  public StudiesView(Words words, StudiesViewModel studies) {
    this.words = words;
    getStyleClass().add("side-panel");
    Label title = new Label(words.of("studies.title"));
    title.getStyleClass().add("panel-title");
    ListView<SeriesItem> list = new ListView<>(studies.items());
    list.setId(LIST);
    list.setAccessibleText(words.of("studies.title"));
    list.setPlaceholder(placeholder());
    list.setCellFactory(view -> new Cell());
    VBox.setVgrow(list, Priority.ALWAYS);
    studies
        .selected()
        .subscribe(
            item ->
                item.ifPresentOrElse(
                    list.getSelectionModel()::select, list.getSelectionModel()::clearSelection));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            item -> {
              if (item != null) {
                studies.selected().set(Optional.of(item));
              }
            });
    getChildren().addAll(title, list);
  }

  private Label placeholder() {
    Label label = new Label(words.of("studies.empty"));
    label.setWrapText(true);
    label.getStyleClass().add("muted");
    return label;
  }

  private final class Cell extends ListCell<SeriesItem> {
    private final ImageView picture = new ImageView();
    private final Label title = new Label();
    private final Label detail = new Label();
    private final HBox content;
    private Subscription thumbnail = Subscription.EMPTY;

    private Cell() {
      StackPane frame = new StackPane(picture);
      frame.getStyleClass().add("thumbnail");
      frame.setMinSize(Thumbnail.SIDE, Thumbnail.SIDE);
      frame.setMaxSize(Thumbnail.SIDE, Thumbnail.SIDE);
      detail.getStyleClass().add("muted");
      title.getStyleClass().add("series-title");
      VBox text = new VBox(3, title, detail);
      text.setAlignment(Pos.CENTER_LEFT);
      text.setMinWidth(0);
      HBox.setHgrow(text, Priority.ALWAYS);
      content = new HBox(10, frame, text);
      content.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
      setOnDragDetected(
          event -> {
            if (!isEmpty()) {
              SeriesDrag.begin(this, getIndex(), event);
            }
          });
    }

    @Override
    protected void updateItem(@Nullable SeriesItem item, boolean empty) {
      super.updateItem(item, empty);
      thumbnail.unsubscribe();
      thumbnail = Subscription.EMPTY;
      picture.setImage(null);
      if (item == null || empty) {
        setGraphic(null);
        return;
      }
      ImageHeader.Acquisition acquisition = item.series().header().acquisition();
      String description =
          acquisition.seriesDescription().isBlank()
              ? acquisition.studyDescription()
              : acquisition.seriesDescription();
      title.setText(description.isBlank() ? words.of("studies.unnamed") : description);
      int count = item.series().images().size();
      int frames = item.series().frames();
      String images = words.of("studies.images", count, frames == count ? 1 : frames);
      detail.setText(
          acquisition.modality().isBlank() ? images : acquisition.modality() + " · " + images);
      setAccessibleText(title.getText() + ", " + detail.getText());
      thumbnail = item.thumbnail().subscribe(made -> made.ifPresent(this::show));
      setGraphic(content);
    }

    private void show(Thumbnail made) {
      WritableImage image = new WritableImage(Thumbnail.SIDE, Thumbnail.SIDE);
      image
          .getPixelWriter()
          .setPixels(
              0,
              0,
              Thumbnail.SIDE,
              Thumbnail.SIDE,
              PixelFormat.getIntArgbInstance(),
              made.argb(),
              0,
              Thumbnail.SIDE);
      picture.setImage(image);
    }
  }
}
