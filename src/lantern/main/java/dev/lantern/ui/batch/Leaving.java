package dev.lantern.ui.batch;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The wish to close a window while a batch is under way: asked about first, granted once the batch
/// has stopped.
final class Leaving {
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.NO);
  private Runnable then = () -> {};

  enum Step {
    NO,
    /// The user has yet to say whether the batch is to be stopped.
    ASKED,
    /// The batch is being stopped.
    AGREED
  }

  ReadOnlyObjectProperty<Step> step() {
    return step.getReadOnlyProperty();
  }

  /// @param close closes what is to be closed
  /// @param stopping the batch is being stopped already: there is nothing to ask
  void ask(Runnable close, boolean stopping) {
    then = close;
    step.set(stopping ? Step.AGREED : Step.ASKED);
  }

  void agree() {
    step.set(Step.AGREED);
  }

  void stay() {
    step.set(Step.NO);
  }

  /// The batch has ended. One that came to its end by itself, while the user was asked, is looked
  /// at first.
  void ended() {
    boolean agreed = step.get() == Step.AGREED;
    step.set(Step.NO);
    if (agreed) {
      then.run();
    }
  }
}
