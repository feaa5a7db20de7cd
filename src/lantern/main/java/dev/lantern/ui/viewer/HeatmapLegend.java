package dev.lantern.ui.viewer;

import dev.lantern.explain.HeatmapStyle;
import dev.lantern.imaging.ColourMap;
import dev.lantern.ui.words.Percent;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

/// The colour bar with its two ends named, how the map was made, and the sentence that goes with
/// every heatmap.
final class HeatmapLegend extends VBox {
  private static final double BAR_WIDTH = 180;
  private static final double BAR_HEIGHT = 8;

  HeatmapLegend(Words words, ViewerViewModel viewer) {
    setId(ViewerIds.LEGEND);
    getStyleClass().add("heatmap-legend");
    setMouseTransparent(true);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setAlignment(Pos.CENTER);
    Rectangle bar = new Rectangle(BAR_WIDTH, BAR_HEIGHT);
    bar.setId(ViewerIds.HEATMAP_BAR);
    bar.fillProperty()
        .bind(viewer.settings().heatmapStyle().map(style -> gradient(style.colours())));
    HBox scale =
        new HBox(8, new Label(words.of("heatmap.low")), bar, new Label(words.of("heatmap.high")));
    scale.setAlignment(Pos.CENTER);
    Label mark = new Label(words.of("heatmap.below-threshold"));
    mark.setId(ViewerIds.HEATMAP_MARK);
    mark.getStyleClass().add("heatmap-mark");
    mark.visibleProperty().bind(viewer.heatmapBelowThreshold());
    mark.managedProperty().bind(mark.visibleProperty());
    Label method = new Label();
    method.setId(ViewerIds.HEATMAP_METHOD);
    method.textProperty().bind(viewer.heatmapCaption());
    Label cut = new Label();
    cut.setId(ViewerIds.HEATMAP_CUT);
    cut.textProperty().bind(viewer.settings().heatmapStyle().map(style -> cut(words, style)));
    cut.managedProperty().bind(cut.textProperty().isNotEmpty());
    Label caution = new Label(words.of("heatmap.caution"));
    caution.setId(ViewerIds.HEATMAP_CAUTION);
    caution.setWrapText(true);
    caution.setTextAlignment(TextAlignment.CENTER);
    getChildren().addAll(mark, scale, method, cut, caution);
    visibleProperty().bind(viewer.heatmap().map(Optional::isPresent));
  }

  private static String cut(Words words, HeatmapStyle style) {
    long percent = Percent.of(style.cutOff());
    if (style.outline()) {
      return words.of("heatmap.outline", percent);
    }
    return style.cutOff() > 0 ? words.of("heatmap.cut", percent) : "";
  }

  private static LinearGradient gradient(ColourMap colours) {
    List<Stop> stops =
        IntStream.rangeClosed(0, 16)
            .mapToObj(i -> i / 16.0)
            .map(at -> new Stop(at, color(colours.rgb(at))))
            .toList();
    return new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops);
  }

  private static Color color(int rgb) {
    return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
  }
}
