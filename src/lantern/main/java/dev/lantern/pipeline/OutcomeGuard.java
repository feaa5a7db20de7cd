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

  /// Something that is read of one file.
  interface Reading<T> {
    T read() throws ImageReadException;
  }

  // One of the three broad catches: a defect in Lantern on one file must not lose the others.
  static ImageOutcome diagnose(ImageSource source, Function<ImageSource, ImageOutcome> diagnosis) {
    try {
      return diagnosis.apply(source);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // Memory says as much of the heap and of the other workers as of the file.
      return internal(source, e);
    }
  }

  /// Reads something of a file beside its diagnosis.
  ///
  /// @throws ImageReadException also where Lantern itself fails on the file
  static <T> T read(Reading<T> reading) throws ImageReadException {
    try {
      return reading.read();
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // Without its cause, whose message may quote a patient.
      throw new ImageReadException(FailureReason.INTERNAL, Stage.OPEN, told(e));
    }
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
  static ImageOutcome internal(ImageSource source, Throwable defect) {
    return new ImageOutcome.Failed(source, FailureReason.INTERNAL, told(defect));
  }

  private static String told(Throwable defect) {
    LOG.error("unexpected {} on one file at {}", defect.getClass().getName(), place(defect));
    return "unexpected " + defect.getClass().getSimpleName();
  }

  /// Why a batch ends where Lantern itself failed beside its files, in a sentence.
  static String ending(Throwable failure) {
    Throwable defect = RootCause.of(failure);
    LOG.error("unexpected {} ends a batch at {}", defect.getClass().getName(), place(defect));
    return "Lantern itself failed (" + defect.getClass().getSimpleName() + ").";
  }

  private static String place(Throwable defect) {
    StackTraceElement[] trace = defect.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0].toString();
  }
}
