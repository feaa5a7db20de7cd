package dev.lantern.ui.controls;

import dev.lantern.ui.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/// Says at the foot of a window what its numbers are for.
public final class ResearchBanner extends HBox {
  public static final String ID = "research-banner";

  public ResearchBanner(Words words) {
    Label label = new Label(words.of("research-use"), new FontIcon(Material2AL.INFO));
    label.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().add(label);
    setId(ID);
    getStyleClass().add("research-banner");
    setAlignment(Pos.CENTER);
  }
}
