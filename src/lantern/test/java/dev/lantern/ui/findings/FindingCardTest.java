package dev.lantern.ui.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.classify.Calibration;
import dev.lantern.classify.ClassSet;
import dev.lantern.classify.Estimate;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.classify.OperatingPoints;
import dev.lantern.ui.fixture.Cut;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A verdict that hangs on the operating point is said to be uncertain, in words and by its shape.
@ExtendWith(OnScreen.class)
final class FindingCardTest {
  private static final double PANEL_WIDTH = 280;
  private static final FindingRule RULE =
      new FindingRule(
          "lump",
          "Lump",
          new FindingRule.Code("99LANTERN", "lump", "Lump"),
          new ClassSet(2, List.of(1)),
          new Calibration.None(),
          new OperatingPoints(
              List.of(
                  point("sensitivity-95", 0.2),
                  point("balanced", 0.5),
                  point("specificity-95", 0.8)),
              "balanced"),
          1);

  private @Nullable Stage stage;

  private static OperatingPoint point(String name, double threshold) {
    Estimate half = new Estimate(0.5, 0.4, 0.6);
    return new OperatingPoint(name, threshold, half, half, List.of());
  }

  @Start
  void start(Stage shown) {
    stage = shown;
  }

  @ParameterizedTest
  @CsvSource({
    "0.19, Below threshold, mdal-check_circle_outline, false",
    "0.2, 'Uncertain, below threshold', mdal-help_outline, true",
    "0.49, 'Uncertain, below threshold', mdal-help_outline, true",
    "0.5, 'Uncertain, above threshold', mdal-help_outline, true",
    "0.79, 'Uncertain, above threshold', mdal-help_outline, true",
    "0.8, Above threshold, mdmz-warning, false"
  })
  void saysWhetherAnotherOperatingPointWouldTurnTheVerdict(
      double probability, String verdict, String shape, boolean range, FxRobot robot) {
    show(robot, () -> card(Words.in(Locale.ENGLISH), probability));

    Label said = robot.lookup("#" + FindingsIds.VERDICT + "lump").query();
    assertEquals(verdict, said.getText());
    assertEquals(
        shape, said.getGraphic() instanceof FontIcon icon ? icon.getIconLiteral() : "no shape");
    assertEquals(
        range,
        robot
            .lookup(
                "Between the thresholds of the network's operating points (20 to 80 %): another"
                    + " one would turn the verdict.")
            .tryQuery()
            .isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "zh"})
  void isAsHighAsItsWords(String language, FxRobot robot) {
    Words words = Words.in(Locale.of(language));
    show(
        robot,
        () -> {
          VBox panel = new VBox(card(words, 0.5));
          panel.setPrefWidth(PANEL_WIDTH);
          return panel;
        });

    FindingCard card = robot.lookup("#" + FindingsIds.CARD + "lump").query();
    Label last = robot.lookup(words.of("findings.uncalibrated")).query();
    Bounds end = card.sceneToLocal(last.localToScene(last.getLayoutBounds()));
    assertEquals(card.getHeight() - card.getPadding().getBottom(), end.getMaxY(), 2);
    assertEquals(List.of(), Cut.in(card));
  }

  private static FindingCard card(Words words, double probability) {
    return new FindingCard(words, RULE.finding(0, probability), RULE.operatingPoints());
  }

  private void show(FxRobot robot, Supplier<Parent> root) {
    robot.interact(
        () -> {
          Stage shown = Objects.requireNonNull(stage);
          shown.setScene(new Scene(root.get()));
          shown.show();
        });
    Hands.rest();
  }
}
