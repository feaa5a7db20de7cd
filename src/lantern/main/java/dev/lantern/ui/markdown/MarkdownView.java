package dev.lantern.ui.markdown;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows the blocks of a page of Markdown, its pictures among them.
public final class MarkdownView extends VBox {
  private final Function<String, Optional<byte[]>> pictures;

  /// @param pictures the bytes behind the name of a picture; empty where there is no such file
  public MarkdownView(String text, Function<String, Optional<byte[]>> pictures) {
    this.pictures = pictures;
    getStyleClass().add("markdown");
    for (Markdown.Block block : Markdown.parse(text)) {
      getChildren().add(node(block));
    }
  }

  private Node node(Markdown.Block block) {
    return switch (block) {
      case Markdown.Block.Heading heading ->
          label(heading.text(), "heading-" + Math.min(heading.level(), 3));
      case Markdown.Block.Paragraph paragraph -> label(paragraph.text(), "paragraph");
      case Markdown.Block.Item item -> item(item);
      case Markdown.Block.Verbatim verbatim -> label(verbatim.text(), "verbatim");
      case Markdown.Block.Picture picture -> picture(picture);
      case Markdown.Block.Table table -> table(table.rows());
    };
  }

  /// In its own size, or narrower where the page is; in words where there is no such picture.
  private Node picture(Markdown.Block.Picture picture) {
    Optional<byte[]> bytes = pictures.apply(picture.file());
    if (bytes.isEmpty()) {
      return label(picture.words(), "paragraph");
    }
    Image image = new Image(new ByteArrayInputStream(bytes.get()));
    ImageView view = new ImageView(image);
    view.getStyleClass().add("picture");
    view.setPreserveRatio(true);
    view.setAccessibleText(picture.words());
    HBox row = new HBox(view);
    // The page may become narrower than its pictures.
    row.setMinWidth(0);
    view.fitWidthProperty()
        .bind(
            row.widthProperty().map(width -> Math.clamp(width.doubleValue(), 1, image.getWidth())));
    return row;
  }

  private static HBox item(Markdown.Block.Item item) {
    Label bullet = label(item.mark(), "paragraph");
    bullet.setMinWidth(Region.USE_PREF_SIZE);
    Label words = label(item.text(), "paragraph");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(8, bullet, words);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  private static GridPane table(List<List<String>> rows) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("table");
    double[] widths = widths(rows);
    for (double width : widths) {
      ColumnConstraints constraints = new ColumnConstraints();
      constraints.setPercentWidth(100 * width / Arrays.stream(widths).sum());
      grid.getColumnConstraints().add(constraints);
    }
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        Label cell = label(rows.get(row).get(column), row == 0 ? "table-head" : "table-cell");
        cell.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        grid.add(cell, column, row);
      }
    }
    return grid;
  }

  /// Long cells get more room, though less than they are longer: they can take several lines.
  private static double[] widths(List<List<String>> rows) {
    double[] widths = new double[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], Math.sqrt(Math.max(1, row.get(column).length())));
      }
    }
    return widths;
  }

  private static Label label(String text, String styleClass) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(styleClass);
    return label;
  }
}
