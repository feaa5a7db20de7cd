package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.ui.findings.FindingsIds;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.fixture.OnScreen;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The reader chooses at which operating point findings are decided.
@ExtendWith(OnScreen.class)
final class OperatingPointTest {
  private final OpenDesktop desktop = new OpenDesktop("ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheFindings() {
    desktop.waitForFindings();
  }

  @Test
  void offersTheBundlesPointsAndDecidesAtTheChosenOne(FxRobot robot) {
    ComboBox<Optional<String>> choice = choice(robot);
    assertEquals(List.of(Optional.empty(), Optional.of("strict")), choice.getItems());
    assertEquals("youden (default)", choice.getConverter().toString(choice.getValue()));
    assertTrue(measured(robot).startsWith("Operating point: youden\n"), measured(robot));
    assertTrue(robot.lookup("threshold 50 %").tryQuery().isPresent());

    robot.interact(() -> choice.setValue(Optional.of("strict")));
    desktop.waitForFindings();

    assertTrue(measured(robot).startsWith("Operating point: strict\n"), measured(robot));
    assertTrue(robot.lookup("threshold 80 %").tryQuery().isPresent());
    assertFalse(robot.lookup("threshold 50 %").tryQuery().isPresent());
    assertTrue(robot.lookup("threshold 40 %").tryQuery().isPresent(), "it has but one");
    assertEquals(Optional.of("strict"), desktop.preferences().operatingPoint().get());
  }

  @Test
  void aKeyGoesFromOneToTheNext(FxRobot robot) {
    robot.push(KeyCode.SHIFT, KeyCode.T);
    desktop.waitForFindings();
    assertEquals(Optional.of("strict"), choice(robot).getValue());
    assertTrue(measured(robot).startsWith("Operating point: strict\n"), measured(robot));
    robot.push(KeyCode.SHIFT, KeyCode.T);
    desktop.waitForFindings();
    assertEquals(Optional.empty(), choice(robot).getValue());
    assertTrue(measured(robot).startsWith("Operating point: youden\n"), measured(robot));
  }

  @Test
  void theChoiceOfABundleWaitsWhileAnotherAnswersThatHasNone(FxRobot robot) {
    robot.push(KeyCode.SHIFT, KeyCode.T);
    desktop.waitForFindings();

    robot.interact(() -> desktop.preferences().network().set(Optional.of("us-fixture")));
    OpenDesktop.waitFor(
        () -> desktop.shell().findings().state().get() instanceof FindingsState.Refused);
    assertFalse(robot.lookup("#" + FindingsIds.OPERATING_POINT).tryQuery().isPresent());

    robot.interact(() -> desktop.preferences().network().set(Optional.empty()));
    desktop.waitForFindings();
    assertEquals(Optional.of("strict"), choice(robot).getValue());
    assertTrue(measured(robot).startsWith("Operating point: strict\n"), measured(robot));
  }

  @Test
  void whatTheReaderHasSeenIsNotConcealedAgain(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.R);
    robot.push(KeyCode.SHIFT, KeyCode.T);
    desktop.waitForFindings();
    assertInstanceOf(FindingsState.Judged.class, desktop.shell().findings().state().get());
  }

  private static ComboBox<Optional<String>> choice(FxRobot robot) {
    return robot.lookup("#" + FindingsIds.OPERATING_POINT).query();
  }

  private static String measured(FxRobot robot) {
    Label label = robot.lookup("#" + FindingsIds.MEASURED + "pneumonia").query();
    return label.getText();
  }
}
