package dev.lantern.ui.shell;

import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.OpenedScans;
import dev.lantern.ui.controls.Message;
import dev.lantern.ui.words.Remedy;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the main window tells the reader: one message at a time, and the line at the bottom. For
/// the JavaFX thread.
final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final int LINES = 40;

  private final Words words;
  private final ReadOnlyObjectWrapper<Optional<Message>> message =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper status;

  Notices(Words words) {
    this.words = words;
    this.status = new ReadOnlyStringWrapper(words.of("status.ready"));
  }

  /// Nothing is to be said.
  void clear() {
    close();
    done(words.of("status.ready"));
  }

  /// The message has been read.
  void close() {
    message.set(Optional.empty());
  }

  void show(Message next) {
    message.set(Optional.of(next));
  }

  /// A message that is no error.
  void say(String headline, String detail) {
    show(new Message(Message.Kind.NOTICE, headline, detail));
  }

  void fail(String headline, String detail) {
    show(new Message(Message.Kind.ERROR, headline, detail));
  }

  /// The line at the bottom.
  void done(String what) {
    status.set(what);
  }

  /// An image cannot be shown.
  void image(ImageSource source, Throwable cause) {
    if (cause instanceof ImageReadException why) {
      LOG.warn("an image cannot be shown: {}, {}", why.reason().code(), why.stage());
      fail(words.of("message.image"), line(source, why) + "\n" + Remedy.of(words, why.reason()));
    } else {
      unexpected(cause);
    }
  }

  /// What should not happen: the user gets a sentence, the log the trace.
  void unexpected(Throwable cause) {
    LOG.error("Unexpected failure", cause);
    fail(
        words.of("message.unexpected"),
        words.of("message.unexpected-detail", cause.getClass().getSimpleName()));
  }

  /// Each with its reason, one a line, and what to do.
  String list(List<OpenedScans.Refused> refused) {
    Stream<String> lines = refused.stream().limit(LINES).map(one -> line(one.source(), one.why()));
    Stream<String> more =
        refused.size() > LINES
            ? Stream.of(words.of("message.more", refused.size() - LINES))
            : Stream.empty();
    String what =
        Remedy.of(words, refused.stream().map(one -> one.why().reason()).distinct().toList());
    return Stream.of(lines, more, what.lines())
        .flatMap(one -> one)
        .collect(Collectors.joining("\n"));
  }

  private String line(ImageSource source, ImageReadException why) {
    String reason = words.of("reason." + why.reason().code());
    return why.detail().isBlank()
        ? words.of("message.file", source.name(), reason)
        : words.of("message.file-detail", source.name(), reason, why.detail());
  }

  ReadOnlyObjectProperty<Optional<Message>> message() {
    return message.getReadOnlyProperty();
  }

  ReadOnlyStringProperty status() {
    return status.getReadOnlyProperty();
  }
}
