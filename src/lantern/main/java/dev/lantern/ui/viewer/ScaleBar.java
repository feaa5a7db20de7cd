package dev.lantern.ui.viewer;

import dev.lantern.imaging.PixelSpacing;
import dev.lantern.ui.words.Words;
import java.math.BigDecimal;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A length on the screen and what it is in millimetres, with where they come from; not there where
/// the file has no spacing. A pixel is shown in its true proportions, so the bar holds in every
/// direction.
final class ScaleBar extends VBox {
  /// Of the shorter side of the screen, at most.
  private static final double SHARE = 0.25;

  private static final double LONGEST = 200;

  private final Words words;
  private final ViewerViewModel viewer;
  private final Label length = new Label();
  private final Region line = new Region();

  ScaleBar(Words words, ViewerViewModel viewer) {
    this.words = words;
    this.viewer = viewer;
    setId(ViewerIds.SCALE);
    getStyleClass().add("scale-bar");
    length.setId(ViewerIds.SCALE_LENGTH);
    line.setId(ViewerIds.SCALE_LINE);
    line.getStyleClass().add("scale-line");
    line.setMinWidth(Region.USE_PREF_SIZE);
    line.setMaxWidth(Region.USE_PREF_SIZE);
    setMouseTransparent(true);
    setAlignment(Pos.BOTTOM_RIGHT);
    getChildren().addAll(length, line);
    viewer.shown().subscribe(this::refresh);
    viewer.viewport().subscribe(this::refresh);
  }

  private void refresh() {
    PixelSpacing spacing =
        viewer.shown().get().map(now -> now.display().spacing()).orElse(PixelSpacing.unknown());
    setVisible(spacing.physical());
    double millimetre = viewer.viewport().get().zoom() / spacing.columnMillimetres();
    double screen = Math.min(viewer.viewport().get().width(), viewer.viewport().get().height());
    double room = Math.min(LONGEST, screen * SHARE);
    BigDecimal millimetres = round(room / millimetre);
    line.setPrefWidth(millimetres.doubleValue() * millimetre);
    length.setText(text(spacing.origin(), millimetres.toPlainString()));
  }

  private String text(PixelSpacing.Origin origin, String millimetres) {
    return switch (origin) {
      case CALIBRATED -> words.of("viewer.scale.calibrated", millimetres);
      case GEOMETRIC -> words.of("viewer.scale.geometric", millimetres);
      case UNSPECIFIED -> words.of("viewer.scale.unspecified", millimetres);
      case DETECTOR -> words.of("viewer.scale.detector", millimetres);
      case ULTRASOUND_REGION -> words.of("viewer.scale.ultrasound-region", millimetres);
      case NONE -> "";
    };
  }

  /// The largest of 1, 2 and 5 times a power of ten that is not above `most`.
  private static BigDecimal round(double most) {
    int exponent = (int) Math.floor(Math.log10(most));
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(exponent);
    double leading = most / power.doubleValue();
    return power.multiply(BigDecimal.valueOf(leading >= 5 ? 5 : leading >= 2 ? 2 : 1));
  }
}
