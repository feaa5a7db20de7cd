package dev.lantern.ui.settings;

import dev.lantern.platform.Corner;
import dev.lantern.platform.CornerLine;
import dev.lantern.ui.words.Words;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// Which text stands in which corner of an image.
final class CornersPage extends Page {
  private final ObjectProperty<Map<CornerLine, Corner>> corners;

  CornersPage(Words words, PreferencesViewModel preferences) {
    super(words);
    corners = preferences.corners();
    GridPane grid = new GridPane(16, 6);
    for (CornerLine line : CornerLine.values()) {
      String key = "preferences.corners." + line.word();
      Label name = new Label(words.of(key));
      ComboBox<Corner> box =
          list(
              PreferencesIds.CORNER + line.word(),
              key,
              corner(line),
              Stream.of(Corner.values()).filter(line::mayStand).toList(),
              corner -> words.of("preferences.corner." + corner.word()));
      name.setLabelFor(box);
      grid.addRow(grid.getRowCount(), name, box);
    }
    Button reset = new Button(words.of("preferences.corners.reset"));
    reset.setId(PreferencesIds.CORNERS_RESET);
    reset.setOnAction(event -> corners.set(CornerLine.usual()));
    setting("preferences.corners", grid, reset);
  }

  /// Of one line, both ways.
  private ObjectProperty<Corner> corner(CornerLine line) {
    ObjectProperty<Corner> corner = new SimpleObjectProperty<>();
    corners.subscribe(now -> corner.set(now.get(line)));
    corner.subscribe(
        (before, now) -> {
          Map<CornerLine, Corner> next = new EnumMap<>(corners.get());
          next.put(line, now);
          corners.set(Map.copyOf(next));
        });
    return corner;
  }
}
