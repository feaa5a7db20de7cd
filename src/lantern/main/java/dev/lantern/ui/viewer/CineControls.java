package dev.lantern.ui.viewer;

import dev.lantern.ui.words.Words;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/// Starts and ends the film, and gives it its beat.
final class CineControls extends HBox {
  private static final double SPINNER_WIDTH = 84;

  CineControls(Words words, ViewerViewModel viewer) {
    super(6);
    setAlignment(Pos.CENTER_LEFT);
    ToggleButton play = new ToggleButton();
    play.setId(ViewerIds.CINE);
    play.setFocusTraversable(false);
    play.setTooltip(words.tip("viewer.cine.tip", "cine"));
    play.setAccessibleText(words.of("viewer.cine"));
    play.selectedProperty().bindBidirectional(viewer.cine().playing);
    play.graphicProperty()
        .bind(
            viewer
                .cine()
                .playing
                .map(on -> new FontIcon(on ? Material2MZ.PAUSE : Material2MZ.PLAY_ARROW)));
    Spinner<Integer> rate = new Spinner<>(Cine.SLOWEST, Cine.FASTEST, viewer.cine().rate.get());
    rate.setId(ViewerIds.CINE_RATE);
    rate.setPrefWidth(SPINNER_WIDTH);
    rate.setMinWidth(Region.USE_PREF_SIZE);
    rate.setTooltip(words.tip("viewer.cine.rate", "cine-slower", "cine-faster"));
    rate.getEditor().setAccessibleText(words.of("viewer.cine.rate"));
    rate.valueProperty().subscribe(now -> viewer.cine().rate.set(now));
    viewer.cine().rate.subscribe(now -> rate.getValueFactory().setValue(now.intValue()));
    Label unit = new Label(words.of("viewer.cine.unit"));
    unit.setMinWidth(Region.USE_PREF_SIZE);
    unit.getStyleClass().add("muted");
    getChildren().addAll(play, rate, unit);
    disableProperty().bind(viewer.frameCount().map(count -> count.intValue() <= 1));
    beat(viewer);
  }

  /// One beat a frame; one that comes while a frame is still on its way is passed over.
  private void beat(ViewerViewModel viewer) {
    Timeline second = new Timeline(new KeyFrame(Duration.seconds(1), event -> viewer.playOn()));
    second.setCycleCount(Animation.INDEFINITE);
    viewer.cine().rate.subscribe(now -> second.setRate(now.doubleValue()));
    viewer
        .cine()
        .playing
        .subscribe(
            on -> {
              if (on) {
                second.play();
              } else {
                second.stop();
              }
            });
  }
}
