package dev.lantern.ui.concurrent;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is under way, oldest first. For the screen's thread.
public final class Activities {
  private final ObservableList<Activity> running = FXCollections.observableArrayList();

  /// @param onCancel called once when the user cancels; the activity has then left the list
  public Activity start(String label, Runnable onCancel) {
    Activity activity =
        new Activity(
            label,
            cancelled -> {
              running.remove(cancelled);
              onCancel.run();
            });
    running.add(activity);
    return activity;
  }

  public void end(Activity activity) {
    running.remove(activity);
  }

  /// The oldest, if it has lasted long enough for the user to wonder.
  public Optional<Activity> lasting(long nanos) {
    return running.stream().filter(activity -> activity.ageNanos() >= nanos).findFirst();
  }
}
