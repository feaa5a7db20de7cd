package dev.lantern.ui.viewports;

import dev.lantern.ui.viewer.Tool;
import dev.lantern.ui.viewer.ViewerView;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.RowConstraints;

/// The viewports side by side, all of one size; where there are several, the active one is framed.
public final class ViewportsView extends GridPane {
  private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

  private final ViewportsViewModel viewports;
  private final Function<ViewerViewModel, ViewerView> make;
  private final Map<ViewerViewModel, ViewerView> views = new HashMap<>();

  /// @param make gives the view of a viewport, once for each
  public ViewportsView(ViewportsViewModel viewports, Function<ViewerViewModel, ViewerView> make) {
    this.viewports = viewports;
    this.make = make;
    setId(ViewportIds.GRID);
    getStyleClass().add("viewports");
    viewports.visible().subscribe(this::arrange);
    viewports.active().subscribe(this::mark);
  }

  /// Moves the keyboard to the active image.
  public void focusImage() {
    view(viewports.active().get()).focusImage();
  }

  private void arrange(List<ViewerViewModel> visible) {
    boolean focused = isFocusWithin();
    int columns = visible.size() == 1 ? 1 : viewports.layout().get().columns();
    int rows = visible.size() / columns;
    getChildren().clear();
    getColumnConstraints().clear();
    getRowConstraints().clear();
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      getColumnConstraints().add(column);
    }
    for (int i = 0; i < rows; i++) {
      RowConstraints row = new RowConstraints();
      row.setPercentHeight(100.0 / rows);
      getRowConstraints().add(row);
    }
    for (int i = 0; i < visible.size(); i++) {
      ViewerView view = view(visible.get(i));
      view.setId(ViewportIds.VIEWPORT + i);
      add(view, i % columns, i / columns);
    }
    mark(viewports.active().get());
    if (focused) {
      focusImage();
    }
  }

  private void mark(ViewerViewModel active) {
    boolean alone = viewports.visible().get().size() == 1;
    for (ViewerViewModel viewer : viewports.visible().get()) {
      view(viewer).pseudoClassStateChanged(ACTIVE, viewer == active);
      view(viewer).setAlone(alone);
    }
    if (isFocusWithin() && !view(active).isFocusWithin()) {
      focusImage();
    }
  }

  private ViewerView view(ViewerViewModel viewer) {
    return views.computeIfAbsent(viewer, this::made);
  }

  /// What gets the keyboard, by a click or by Tab, becomes the active one, before it hears of the
  /// click itself.
  private ViewerView made(ViewerViewModel viewer) {
    ViewerView view = make.apply(viewer);
    view.focusWithinProperty()
        .subscribe(
            focused -> {
              if (focused) {
                viewports.activate(viewer);
              }
            });
    view.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> viewports.activate(viewer));
    view.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> enlarge(viewer, event));
    return view;
  }

  /// A double click gives a viewport the whole room, and takes it back, unless a tool draws.
  private void enlarge(ViewerViewModel viewer, MouseEvent event) {
    Tool tool = viewer.tool().get();
    if (event.getButton() == MouseButton.PRIMARY
        && event.getClickCount() == 2
        && !tool.measures()
        && tool != Tool.BRUSH
        && !viewports.layout().get().equals(Layout.SINGLE)) {
      viewports.enlarged().set(!viewports.enlarged().get());
    }
  }
}
