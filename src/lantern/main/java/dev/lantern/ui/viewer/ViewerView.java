package dev.lantern.ui.viewer;

import dev.lantern.imaging.DisplayFilter;
import dev.lantern.platform.Corner;
import dev.lantern.ui.words.Words;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// The image with the words in its corners, the heatmap's legend, and the frame slider below.
public final class ViewerView extends BorderPane {
  /// Above the words in the lower corners.
  private static final double LEGEND_HEIGHT = 68;

  /// Of the letter at the upper edge.
  private static final double EDGE_MARK_HEIGHT = 44;

  private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");

  private final Words words;
  private final ViewerViewModel viewer;
  private final BooleanProperty alone = new SimpleBooleanProperty(true);
  private final ImageCanvas canvas;
  private final CornerText text;
  private final Label topLeft = corner(ViewerIds.TOP_LEFT, TextAlignment.LEFT);
  private final Label topRight = corner(ViewerIds.TOP_RIGHT, TextAlignment.RIGHT);
  private final Label bottomLeft = corner(ViewerIds.BOTTOM_LEFT, TextAlignment.LEFT);
  private final Label bottomRight = corner(ViewerIds.BOTTOM_RIGHT, TextAlignment.RIGHT);

  /// @param overlay what else is drawn over the image
  public ViewerView(Words words, ViewerViewModel viewer, ImageOverlay overlay) {
    this.words = words;
    this.viewer = viewer;
    this.canvas = new ImageCanvas(words, viewer, overlay);
    this.text = new CornerText(words, viewer);
    canvas.setAccessibleText(words.of("viewer.image"));
    getStyleClass().add("viewer");
    setMinSize(160, 120);
    setCenter(stack());
    setBottom(sliderRow());
    canvas
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                viewer.peeking().set(false);
              }
            });
    keepText();
  }

  /// Whether this is the only viewport.
  public void setAlone(boolean now) {
    alone.set(now);
    pseudoClassStateChanged(ALONE, now);
  }

  /// Moves the keyboard to the image.
  public void focusImage() {
    canvas.requestFocus();
  }

  private StackPane stack() {
    Label hint = new Label(words.of("viewer.hint"));
    hint.setId(ViewerIds.HINT);
    hint.getStyleClass().add("viewer-hint");
    hint.setMouseTransparent(true);
    hint.visibleProperty().bind(viewer.series().map(Optional::isEmpty));
    HeatmapLegend legend = new HeatmapLegend(words, viewer);
    VBox lowerLeft = lowerLeft();
    VBox lowerRight = over(new ScaleBar(words, viewer), bottomRight, Pos.BOTTOM_RIGHT);
    StackPane stack = new StackPane(canvas, topLeft, topRight, lowerLeft, lowerRight, legend, hint);
    new EdgeMarks(viewer).addTo(stack);
    RegionMark mark = new RegionMark(words, viewer);
    stack.getChildren().addAll(mark, focusRing());
    StackPane.setAlignment(mark, Pos.TOP_CENTER);
    StackPane.setMargin(mark, new Insets(EDGE_MARK_HEIGHT, 0, 0, 0));
    StackPane.setAlignment(topLeft, Pos.TOP_LEFT);
    StackPane.setAlignment(topRight, Pos.TOP_RIGHT);
    StackPane.setAlignment(lowerLeft, Pos.BOTTOM_LEFT);
    StackPane.setAlignment(lowerRight, Pos.BOTTOM_RIGHT);
    StackPane.setAlignment(legend, Pos.BOTTOM_CENTER);
    StackPane.setMargin(legend, new Insets(0, 0, LEGEND_HEIGHT, 0));
    stack.setMinSize(0, 0);
    return stack;
  }

  /// Over the image, which hides a border of its own.
  private Region focusRing() {
    Region ring = new Region();
    ring.getStyleClass().add("image-focus");
    ring.setMouseTransparent(true);
    ring.visibleProperty().bind(canvas.focusVisibleProperty());
    return ring;
  }

  /// What is under the pointer stands above the words of the corner, which it does not move.
  private VBox lowerLeft() {
    Label probe = corner(ViewerIds.PROBE, TextAlignment.LEFT);
    ProbeText probeText = new ProbeText(words);
    probe.textProperty().bind(viewer.probe().map(probeText::of));
    probe.visibleProperty().bind(viewer.probe().map(Optional::isPresent));
    VBox box = over(probe, bottomLeft, Pos.BOTTOM_LEFT);
    box.getChildren().addFirst(filterMark());
    return box;
  }

  /// As long as what is drawn is not what the file holds.
  private Label filterMark() {
    Label mark = corner(ViewerIds.FILTER_MARK, TextAlignment.LEFT);
    mark.getStyleClass().add("filter-mark");
    ObservableValue<Optional<DisplayFilter>> filter =
        viewer.drawn().map(now -> now.flatMap(DrawnFrame::filter));
    mark.textProperty()
        .bind(filter.map(now -> now.isPresent() ? words.of("command." + Look.command(now)) : ""));
    mark.visibleProperty().bind(filter.map(Optional::isPresent));
    mark.managedProperty().bind(mark.visibleProperty());
    return mark;
  }

  private static VBox over(Node above, Label corner, Pos alignment) {
    VBox box = new VBox(above, corner);
    box.setAlignment(alignment);
    box.setMouseTransparent(true);
    box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return box;
  }

  private static Label corner(String id, TextAlignment alignment) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("corner-text");
    label.setTextAlignment(alignment);
    label.setMouseTransparent(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// Where there is one viewport, always there, so that the image does not jump between series of
  /// one and of many frames. Where there are several, a series of one frame needs the room more.
  private HBox sliderRow() {
    Slider slider = new Slider(0, 1, 0);
    slider.setId(ViewerIds.SLIDER);
    slider.setBlockIncrement(1);
    slider.setAccessibleText(words.of("viewer.slider"));
    slider.setTooltip(words.tip("viewer.slider.tip", "previous", "next", "first", "last"));
    HBox.setHgrow(slider, Priority.ALWAYS);
    Label frame = new Label();
    frame.setId(ViewerIds.FRAME);
    frame.getStyleClass().add("frame-count");
    viewer
        .frameCount()
        .subscribe(
            count -> {
              slider.setMax(Math.max(1, count.intValue() - 1));
              slider.setDisable(count.intValue() <= 1);
            });
    viewer.position().subscribe(position -> slider.setValue(position.intValue()));
    slider.valueProperty().subscribe(value -> viewer.goTo((int) Math.rint(value.doubleValue())));
    frame
        .textProperty()
        .bind(
            viewer
                .position()
                .flatMap(
                    position ->
                        viewer
                            .frameCount()
                            .map(count -> frameText(position.intValue(), count.intValue()))));
    HBox row = new HBox(10, new CineControls(words, viewer), slider, frame);
    row.getStyleClass().add("frame-row");
    row.setAlignment(Pos.CENTER);
    row.visibleProperty()
        .bind(alone.or(Bindings.createBooleanBinding(this::several, viewer.frameCount())));
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }

  private boolean several() {
    return viewer.frameCount().get() > 1;
  }

  private static String frameText(int position, int count) {
    return count == 0 ? "" : position + 1 + " / " + count;
  }

  private void keepText() {
    InvalidationListener refresh = cause -> refreshText();
    for (Observable cause :
        new Observable[] {
          canvas.widthProperty(),
          canvas.heightProperty(),
          viewer.shown(),
          viewer.voi(),
          viewer.windowOrigin(),
          viewer.viewport(),
          viewer.density(),
          viewer.turn(),
          viewer.physical(),
          viewer.look().inverted(),
          viewer.look().nearest(),
          viewer.look().colours(),
          viewer.look().shutter(),
          viewer.look().overlays(),
          viewer.settings().patientShown(),
          viewer.settings().textShown(),
          viewer.settings().corners()
        }) {
      cause.addListener(refresh);
    }
    refreshText();
  }

  private void refreshText() {
    TextRoom room = new TextRoom(canvas.getWidth(), canvas.getHeight());
    topLeft.setText(text.in(Corner.TOP_LEFT, room));
    topRight.setText(text.in(Corner.TOP_RIGHT, room));
    bottomLeft.setText(text.in(Corner.BOTTOM_LEFT, room));
    bottomRight.setText(text.in(Corner.BOTTOM_RIGHT, room));
  }
}
