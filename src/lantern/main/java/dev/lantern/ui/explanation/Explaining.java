package dev.lantern.ui.explanation;

import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.Diagnostician;
import dev.lantern.pipeline.ExplanationException;
import dev.lantern.ui.concurrent.Activities;
import dev.lantern.ui.concurrent.LongTask;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.words.Words;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What it takes to judge and explain an image in the background.
///
/// @param network empty where no bundle can be used
/// @param fail hears of what should not happen
public record Explaining(
    Words words,
    TaskRunner tasks,
    Activities activities,
    Optional<Diagnostician> network,
    BiConsumer<ImageSource, Throwable> fail) {

  /// @param thread name of its threads
  public LongTask task(String thread) {
    return new LongTask(tasks, activities, thread);
  }

  /// What the reader is told of a failure that can happen; empty for one that should not.
  public static Optional<String> sentence(Throwable cause) {
    return cause instanceof ExplanationException || cause instanceof BundleUnusableException
        ? Optional.ofNullable(cause.getMessage())
        : Optional.empty();
  }
}
