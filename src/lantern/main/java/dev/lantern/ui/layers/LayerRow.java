package dev.lantern.ui.layers;

import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One depth: what it is, in words, and the pictures of its strongest channels.
final class LayerRow extends HBox {
  private static final double TEXT_WIDTH = 205;

  private final Words words;
  private final LayersViewModel layers;
  private final int row;
  private final HBox pictures = new HBox(4);

  /// What is said of a picture.
  record Caption(String channel, String figure) {}

  /// What is said of the depth.
  ///
  /// @param head what it is
  /// @param grid its grid
  /// @param more what else there is to say
  record Heading(String head, String grid, String more) {}

  /// @param row of the window, from 0
  LayerRow(Words words, LayersViewModel layers, int row, Heading heading) {
    super(12);
    this.words = words;
    this.layers = layers;
    this.row = row;
    getStyleClass().add("layer-row");
    Label grid = wrapped(heading.grid(), "muted");
    grid.setId(LayersIds.GRID + row);
    VBox text =
        new VBox(4, wrapped(heading.head(), "layer-head"), grid, wrapped(heading.more(), "muted"));
    text.setMinWidth(TEXT_WIDTH);
    text.setMaxWidth(TEXT_WIDTH);
    getChildren().addAll(text, pictures);
  }

  private static Label wrapped(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
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
    button.setTooltip(new Tip(words.of("layers.picture.tip", said)));
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
