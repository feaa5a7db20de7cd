package dev.lantern.ui.layers;

import dev.lantern.ui.words.Words;
import java.util.List;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One depth: what it is, in words, and the pictures of its strongest channels.
final class LayerRow extends VBox {
  private final Words words;
  private final LayersViewModel layers;
  private final int row;
  private final HBox pictures = new HBox(8);

  /// What is said of a picture.
  record Caption(String channel, String figure) {}

  /// @param row of the window, from 0
  LayerRow(Words words, LayersViewModel layers, int row, List<String> lines) {
    super(4);
    this.words = words;
    this.layers = layers;
    this.row = row;
    getStyleClass().add("layer-row");
    for (String line : lines) {
      boolean head = getChildren().isEmpty();
      Label label = new Label(line);
      label.getStyleClass().add(head ? "layer-head" : "muted");
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      if (getChildren().size() == 1) {
        label.setId(LayersIds.GRID + row);
      }
      getChildren().add(label);
    }
    getChildren().add(pictures);
  }

  void add(LayerPicture picture, Caption caption) {
    int place = pictures.getChildren().size();
    Label channel = new Label(caption.channel());
    Label figure = new Label(caption.figure());
    figure.getStyleClass().add("muted");
    VBox content = new VBox(2, view(picture), channel, figure);
    content.getStyleClass().add("layer-picture-content");
    ToggleButton button = new ToggleButton();
    button.setId(LayersIds.PICTURE + row + "-" + place);
    button.getStyleClass().add("layer-picture");
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setGraphic(content);
    String said = caption.channel() + ", " + caption.figure();
    button.setAccessibleText(said);
    button.setTooltip(new Tooltip(words.of("layers.picture.tip", said)));
    layers
        .chosen()
        .map(now -> now.filter(one -> one.row() == row && one.place() == place).isPresent())
        .subscribe(button::setSelected);
    button.setOnAction(
        event -> {
          layers.choose(row, place);
          button.setSelected(true);
        });
    pictures.getChildren().add(button);
  }

  static ImageView view(LayerPicture picture) {
    return new ImageView(image(picture));
  }

  static WritableImage image(LayerPicture picture) {
    WritableImage image = new WritableImage(picture.width(), picture.height());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            picture.width(),
            picture.height(),
            PixelFormat.getIntArgbInstance(),
            picture.argb(),
            0,
            picture.width());
    return image;
  }
}
