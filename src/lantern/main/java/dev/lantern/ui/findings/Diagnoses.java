package dev.lantern.ui.findings;

import dev.lantern.imaging.ScanImage;
import dev.lantern.pipeline.Diagnostician;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.ui.concurrent.Activities;
import dev.lantern.ui.concurrent.Activity;
import dev.lantern.ui.concurrent.LatestTask;
import dev.lantern.ui.explanation.Explaining;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The diagnoses under way, one at a time in each viewport: a newer image takes the place of the
/// older one of its viewport, and of no other. For the JavaFX thread.
final class Diagnoses {
  private final Explaining explaining;
  private final Map<Object, LatestTask> tasks = new HashMap<>();
  private final Map<Object, ScanImage> images = new HashMap<>();

  Diagnoses(Explaining explaining) {
    this.explaining = explaining;
  }

  /// Has the image judged in the background.
  ///
  /// @param end takes what came of it, unless it was dropped
  void start(Object viewport, ScanImage image, Diagnostician network, Consumer<FindingsState> end) {
    LatestTask task = tasks.computeIfAbsent(viewport, _ -> new LatestTask(explaining.tasks()));
    Activities activities = explaining.activities();
    Activity activity =
        activities.start(
            viewport,
            explaining.words().of("activity.diagnosing"),
            () -> {
              drop(viewport);
              end.accept(new FindingsState.Stopped());
            });
    task.run(
        () -> {
          long start = System.nanoTime();
          ImageOutcome outcome = network.diagnose(image);
          return stateOf(outcome, Duration.ofNanos(System.nanoTime() - start));
        },
        end,
        cause -> {
          end.accept(new FindingsState.Stopped());
          explaining.fail().accept(image.source(), cause);
        },
        () -> {
          images.remove(viewport);
          activities.end(activity);
        });
    images.put(viewport, image);
  }

  private static FindingsState stateOf(ImageOutcome outcome, Duration time) {
    return switch (outcome) {
      case ImageOutcome.Diagnosed diagnosed -> new FindingsState.Judged(diagnosed, time);
      case ImageOutcome.Skipped skipped -> new FindingsState.Refused(skipped);
      case ImageOutcome.Failed failed -> new FindingsState.Broken(failed);
    };
  }

  /// Whether this is the image that the viewport waits for.
  boolean of(Object viewport, ScanImage image) {
    return image.equals(images.get(viewport));
  }

  /// Drops the one of a viewport, if there is one.
  void drop(Object viewport) {
    if (tasks.containsKey(viewport)) {
      tasks.get(viewport).drop();
    }
  }

  /// Drops those of all viewports.
  void dropAll() {
    tasks.values().forEach(LatestTask::drop);
  }
}
