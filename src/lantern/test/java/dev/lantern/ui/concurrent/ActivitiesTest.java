package dev.lantern.ui.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
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
  void whatHasEndedCannotBeCancelledAnyMore() {
    List<String> cancelled = new ArrayList<>();
    Activity ended = activities.start("ended", () -> cancelled.add("ended"));
    Activity other = activities.start("under way", () -> cancelled.add("under way"));
    activities.end(ended);
    ended.cancel();
    other.cancel();
    other.cancel();
    assertEquals(List.of("under way"), cancelled);
    assertFalse(ended.cancelled());
  }

  @Test
  void whatHasJustBegunMakesNobodyWonder() {
    activities.start("new", () -> {});
    assertEquals(Optional.empty(), activities.lasting(HOUR));
  }
}
