package dev.lantern.ui.shell;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Drops something on a node: the Headless platform has no drag and drop, so the handlers get the
/// events that it would send. On the JavaFX thread.
final class Drop {
  private Drop() {}

  static void on(Node target, ClipboardContent content) {
    TKClipboard local = Toolkit.getToolkit().createLocalClipboard();
    TKClipboard copying =
        (TKClipboard)
            Proxy.newProxyInstance(
                Drop.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getTransferModes")
                        ? EnumSet.of(TransferMode.COPY)
                        : method.invoke(local, arguments));
    Dragboard board = DragboardHelper.createDragboard(copying);
    board.setContent(content);
    for (var type : List.of(DragEvent.DRAG_OVER, DragEvent.DRAG_DROPPED)) {
      Event.fireEvent(
          target,
          new DragEvent(type, board, 10, 10, 10, 10, TransferMode.COPY, target, target, null));
    }
  }
}
