package dev.lantern.ui.findings;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows the blocks of a Markdown page.
final class MarkdownView extends VBox {
  MarkdownView(String text) {
    getStyleClass().add("markdown");
    for (Markdown.Block block : Markdown.parse(text)) {
      getChildren().add(node(block));
    }
  }

  private static Node node(Markdown.Block block) {
    return switch (block) {
      case Markdown.Block.Heading heading ->
          label(heading.text(), "heading-" + Math.min(heading.level(), 3));
      case Markdown.Block.Paragraph paragraph -> label(paragraph.text(), "paragraph");
      case Markdown.Block.Item item -> item(item.text());
      case Markdown.Block.Verbatim verbatim -> label(verbatim.text(), "verbatim");
      case Markdown.Block.Table table -> table(table.rows());
    };
  }

  private static HBox item(String text) {
    Label bullet = label("•", "paragraph");
    bullet.setMinWidth(Region.USE_PREF_SIZE);
    Label words = label(text, "paragraph");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(8, bullet, words);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  private static GridPane table(List<List<String>> rows) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("table");
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    for (int column = 0; column < columns; column++) {
      ColumnConstraints constraints = new ColumnConstraints();
      constraints.setPercentWidth(100.0 / columns);
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

  private static Label label(String text, String styleClass) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(styleClass);
    return label;
  }
}
