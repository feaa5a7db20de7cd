package dev.lantern.ui.studies;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

/// A series dragged from the list to where it is to be seen. It never leaves the program.
public final class SeriesDrag {
  /// Its place in the list.
  private static final DataFormat PLACE = new DataFormat("application/x-lantern-series");

  private SeriesDrag() {}

  static void begin(Node source, int place, MouseEvent event) {
    source.startDragAndDrop(TransferMode.COPY).setContent(content(place));
    event.consume();
  }

  /// What is dragged.
  ///
  /// @param place in [StudiesViewModel#items]
  public static ClipboardContent content(int place) {
    ClipboardContent content = new ClipboardContent();
    content.put(PLACE, place);
    return content;
  }

  /// Lets a node take what is dragged from the list.
  public static void accept(Node target, StudiesViewModel studies, Consumer<SeriesItem> take) {
    target.addEventHandler(
        DragEvent.DRAG_OVER,
        event -> {
          if (event.getDragboard().hasContent(PLACE)) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    target.addEventHandler(
        DragEvent.DRAG_DROPPED,
        event -> {
          if (event.getDragboard().getContent(PLACE) instanceof Integer place
              && place < studies.items().size()) {
            take.accept(studies.items().get(place));
            event.setDropCompleted(true);
            event.consume();
          }
        });
  }
}
