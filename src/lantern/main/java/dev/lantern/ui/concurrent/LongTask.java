package dev.lantern.ui.concurrent;

import dev.lantern.pipeline.Progress;
import java.util.Optional;
import java.util.function.Consumer;

/// Work of seconds of which only the newest counts, on a thread of its own, so that the image need
/// not wait. It stands among the activities; what is cancelled or replaced is interrupted, and its
/// result is dropped. For the screen's thread.
public final class LongTask {
  private final TaskRunner tasks;
  private final Activities activities;
  private final String thread;
  private Optional<Activity> underWay = Optional.empty();
  private Runnable interrupt = () -> {};

  /// @param thread name of its threads
  public LongTask(TaskRunner tasks, Activities activities, String thread) {
    this.tasks = tasks;
    this.activities = activities;
    this.thread = thread;
  }

  /// What is to be done.
  @FunctionalInterface
  public interface Work<T> {
    /// @param progress to be told how far the work is
    T with(Progress progress) throws Exception;
  }

  /// Replaces whatever was under way.
  ///
  /// @param label what is going on, as shown
  /// @param cancelled called once where the user cancels it
  public <T> void run(
      String label, Work<T> work, Consumer<T> show, Consumer<Throwable> fail, Runnable cancelled) {
    drop();
    Activity activity =
        activities.start(
            label,
            () -> {
              drop();
              cancelled.run();
            });
    underWay = Optional.of(activity);
    interrupt =
        tasks.runLong(
            thread,
            () -> work.with(activity),
            result -> end(activity, () -> show.accept(result)),
            cause -> end(activity, () -> fail.accept(cause)));
  }

  private void end(Activity activity, Runnable then) {
    if (underWay.filter(activity::equals).isPresent()) {
      underWay = Optional.empty();
      activities.end(activity);
      then.run();
    }
  }

  /// Ends whatever is under way.
  public void drop() {
    underWay.ifPresent(activities::end);
    underWay = Optional.empty();
    interrupt.run();
  }

  /// Cancels whatever is under way, as the user does.
  public void cancel() {
    underWay.ifPresent(Activity::cancel);
  }

  /// How far the work is that is under way, if one is.
  public Optional<Activity> underWay() {
    return underWay;
  }
}
