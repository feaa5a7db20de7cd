package dev.lantern.ui.concurrent;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is under way, oldest first. For the screen's thread.
public final class Activities {
  private final ObservableList<Activity> running = FXCollections.observableArrayList();
  private Object front = this;

  /// @param viewport that the reader looks at from now on
  public void lookAt(Object viewport) {
    front = viewport;
  }

  /// For the viewport that the reader looks at.
  ///
  /// @param onCancel called once when the user cancels; the activity has then left the list
  public Activity start(String label, Runnable onCancel) {
    return start(front, label, onCancel);
  }

  /// As [#start(String, Runnable)].
  ///
  /// @param owner the viewport that it is done for, or whatever else
  public Activity start(Object owner, String label, Runnable onCancel) {
    Activity activity =
        new Activity(
            owner,
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
    activity.end();
  }

  /// Of those that have lasted long enough for the user to wonder, the newest of the viewport that
  /// is looked at, else the newest of all.
  public Optional<Activity> lasting(long nanos) {
    List<Activity> newestFirst =
        running.stream().filter(activity -> activity.ageNanos() >= nanos).toList().reversed();
    return newestFirst.stream()
        .filter(activity -> activity.owner().equals(front))
        .findFirst()
        .or(() -> newestFirst.stream().findFirst());
  }
}
