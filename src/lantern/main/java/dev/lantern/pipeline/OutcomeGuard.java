package dev.lantern.pipeline;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import dev.lantern.imaging.ImageSource;
import dev.lantern.platform.RootCause;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a defect that shows on one file the outcome of that file, so that a batch goes on.
final class OutcomeGuard {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeGuard.class);

  private OutcomeGuard() {}

  /// Something that is done for one file.
  interface Work<T, E extends Exception, F extends Exception> {
    T done() throws E, F;
  }

  /// What comes of a file on which Lantern itself failed.
  interface Failing<T, E extends Exception> {
    /// @param defect its kind, without its message, which may quote a patient
    T told(String defect) throws E;
  }

  /// Does something for one file.
  // One of the three broad catches: a defect in Lantern on one file must not lose the others.
  static <T, E extends Exception, F extends Exception> T guard(
      Work<T, E, F> work, Failing<T, E> failing) throws E, F {
    try {
      return work.done();
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // Memory says as much of the heap and of the other workers as of the file.
      return failing.told(told(e));
    }
  }

  static ImageOutcome diagnose(ImageSource source, Function<ImageSource, ImageOutcome> diagnosis) {
    return guard(() -> diagnosis.apply(source), defect -> internal(source, defect));
  }

  /// Reads something of a file beside its diagnosis.
  ///
  /// @throws ImageReadException also where Lantern itself fails on the file
  static <T> T read(Work<T, ImageReadException, ImageReadException> reading)
      throws ImageReadException {
    return guard(
        reading,
        defect -> {
          throw new ImageReadException(FailureReason.INTERNAL, Stage.OPEN, defect);
        });
  }

  /// As [#diagnose], in a batch that may be cancelled meanwhile.
  ///
  /// @return empty where it failed, or lacks what was to be measured, and the batch is: the engine
  ///     goes with the process, so that this says nothing of the file, which counts as not begun
  static Optional<ImageOutcome> unlessCancelled(
      ImageSource source,
      Function<ImageSource, ImageOutcome> diagnosis,
      BooleanSupplier cancelled) {
    ImageOutcome outcome = diagnose(source, diagnosis);
    return incomplete(outcome) && cancelled.getAsBoolean()
        ? Optional.empty()
        : Optional.of(outcome);
  }

  private static boolean incomplete(ImageOutcome outcome) {
    return outcome instanceof ImageOutcome.Failed
        || (outcome instanceof ImageOutcome.Diagnosed diagnosed && !diagnosed.detail().isEmpty());
  }

  /// The outcome of a file on which Lantern itself failed.
  ///
  /// @param defect its kind
  static ImageOutcome internal(ImageSource source, String defect) {
    return new ImageOutcome.Failed(source, FailureReason.INTERNAL, defect);
  }

  private static String told(Throwable defect) {
    LOG.error("unexpected {} on one file at {}", defect.getClass().getName(), place(defect));
    return "unexpected " + defect.getClass().getSimpleName();
  }

  /// Why a batch ends where Lantern itself failed beside its files.
  static BatchObstacle ending(Throwable failure) {
    Throwable defect = RootCause.of(failure);
    LOG.error("unexpected {} ends a batch at {}", defect.getClass().getName(), place(defect));
    return new BatchObstacle.Defect(defect.getClass().getSimpleName());
  }

  private static String place(Throwable defect) {
    StackTraceElement[] trace = defect.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0].toString();
  }
}
