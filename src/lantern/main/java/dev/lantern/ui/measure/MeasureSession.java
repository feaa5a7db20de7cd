package dev.lantern.ui.measure;

import dev.lantern.imaging.Measurement;
import dev.lantern.report.MeasurementsException;
import dev.lantern.report.MeasurementsFile;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.controls.Message;
import dev.lantern.ui.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Keeps measurements in a file, and sees to it that none is lost unasked. For the JavaFX thread.
public final class MeasureSession {
  private final Words words;
  private final TaskRunner tasks;
  private final MeasurementsViewModel measurements;
  private final Consumer<Message> message;
  private final Consumer<String> status;
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
  private Runnable leave = () -> {};

  /// @param message hears what went wrong
  /// @param status hears what was done
  public MeasureSession(
      Words words,
      TaskRunner tasks,
      MeasurementsViewModel measurements,
      Consumer<Message> message,
      Consumer<String> status) {
    this.words = words;
    this.tasks = tasks;
    this.measurements = measurements;
    this.message = message;
    this.status = status;
  }

  /// Writes all measurements of this session, those of closed images too; then closes, where that
  /// waits for it.
  ///
  /// @param file empty where the reader chose none: then nothing is done
  public void save(Optional<Path> file) {
    file.ifPresent(this::save);
  }

  private void save(Path file) {
    List<Measurement> all = measurements.all().get();
    tasks.run(
        () -> {
          MeasurementsFile.write(file, all);
          return all;
        },
        written -> {
          measurements.saved(written);
          status.accept(words.of("measure.saved", written.size()));
          if (asking.get()) {
            discard();
          }
        },
        cause -> fail("measure.not-saved", cause));
  }

  /// Adds what the files hold.
  public void open(List<Path> files) {
    if (files.isEmpty()) {
      return;
    }
    tasks.run(
        () -> {
          List<Measurement> all = new ArrayList<>();
          for (Path file : files) {
            all.addAll(MeasurementsFile.read(file));
          }
          return all;
        },
        read -> {
          int here = measurements.open(read);
          status.accept(words.of("measure.opened", read.size(), read.size() - here));
        },
        cause -> fail("measure.not-opened", cause));
  }

  private void fail(String headline, Throwable cause) {
    String detail =
        switch (cause) {
          case MeasurementsException wrong ->
              words.of("measure.no-file", String.valueOf(wrong.getMessage()));
          case IOException _ -> words.of("measure.disk");
          default -> throw new IllegalStateException(cause);
        };
    message.accept(new Message(Message.Kind.ERROR, words.of(headline), detail));
  }

  /// Closes at once where everything is in a file, else asks first.
  public void askToLeave(Runnable close) {
    leave = close;
    if (measurements.unsaved().get()) {
      asking.set(true);
    } else {
      close.run();
    }
  }

  /// Nothing is closed.
  ///
  /// @return false where nothing had been asked
  public boolean stay() {
    boolean asked = asking.get();
    asking.set(false);
    return asked;
  }

  /// What is in no file is given up.
  void discard() {
    asking.set(false);
    leave.run();
  }

  /// True while the reader has yet to say what becomes of the measurements.
  ReadOnlyBooleanProperty asking() {
    return asking.getReadOnlyProperty();
  }
}
