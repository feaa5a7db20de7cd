package dev.lantern.ui.controls;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Takes files, folders and archives dropped on a node.
public final class DropTarget {
  private DropTarget() {}

  public static void install(Node node, Consumer<List<Path>> open) {
    node.addEventHandler(
        DragEvent.DRAG_OVER,
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    node.addEventHandler(
        DragEvent.DRAG_DROPPED,
        event -> {
          List<Path> paths = event.getDragboard().getFiles().stream().map(File::toPath).toList();
          event.setDropCompleted(!paths.isEmpty());
          event.consume();
          open.accept(paths);
        });
  }
}
