package dev.lantern.ui.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.ui.fixture.OnScreen;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(OnScreen.class)
final class PollTest {
  private static final Duration OFTEN = Duration.millis(5);

  private final AtomicInteger first = new AtomicInteger();
  private final AtomicInteger second = new AtomicInteger();
  private Optional<Stage> window = Optional.empty();

  @Start
  void start(Stage shown) {
    window = Optional.of(shown);
    shown.setScene(scene(first));
    shown.show();
  }

  /// Else a window that is closed, or shows another scene, would be held and polled for good.
  @Test
  void endsWithTheWindow(FxRobot robot) throws TimeoutException {
    Stage stage = window.orElseThrow();
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> first.get() > 2);

    robot.interact(() -> stage.setScene(scene(second)));
    int looked = first.get();
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> second.get() > 2);
    assertEquals(looked, first.get());

    robot.interact(stage::hide);
    int hidden = second.get();
    robot.interact(() -> stage.setScene(scene(first)));
    robot.interact(stage::show);
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> first.get() > looked + 2);
    assertEquals(hidden, second.get());
  }

  private static Scene scene(AtomicInteger looks) {
    Pane pane = new Pane();
    Poll.whileShown(pane, OFTEN, looks::incrementAndGet);
    return new Scene(pane, 100, 100);
  }
}
