package dev.lantern.ui.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ActivitiesTest {
  private static final long HOUR = 3_600_000_000_000L;

  private final Activities activities = new Activities();

  private String lasting() {
    return activities.lasting(0).map(Activity::label).orElse("");
  }

  @Test
  void theNewestOfTheViewportInFrontComesFirstThenTheNewestOfAll() {
    activities.lookAt("left");
    Activity older = activities.start("older of the left", () -> {});
    Activity newer = activities.start("left", "newer of the left", () -> {});
    activities.start("right", "of the right", () -> {});
    activities.start("file", "opening", () -> {});
    assertEquals("newer of the left", lasting());
    activities.end(newer);
    assertEquals("older of the left", lasting());
    activities.lookAt("right");
    assertEquals("of the right", lasting());
    activities.lookAt("left");
    activities.end(older);
    assertEquals("opening", lasting());
  }

  @Test
  void whatHasJustBegunMakesNobodyWonder() {
    activities.start("new", () -> {});
    assertEquals(Optional.empty(), activities.lasting(HOUR));
  }
}
