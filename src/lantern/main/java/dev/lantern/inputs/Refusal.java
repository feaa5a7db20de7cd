package dev.lantern.inputs;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.Reason;
import dev.lantern.platform.IoTrouble;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/// Why something that was found gives no image, known without reading it. Small: a folder may hold
/// a hundred thousand of them.
///
/// @param detail what was found, without the file's name
/// @param seen what it rests on, where that is the file's first bytes
public record Refusal(Reason reason, String detail, Optional<FirstBytes> seen) {
  public Refusal(Reason reason, String detail) {
    this(reason, detail, Optional.empty());
  }

  /// What a file system says of a file, in words that hold on every system.
  public static Refusal of(IOException failure) {
    IoTrouble trouble = IoTrouble.of(failure);
    return switch (trouble.kind()) {
      case MISSING -> new Refusal(FailureReason.MISSING, "no such file");
      case DENIED -> unreadable("access is denied");
      // What is no file system's own may quote a name.
      case EXISTS, OTHER ->
          unreadable(
              failure instanceof FileSystemException && !trouble.reason().isEmpty()
                  ? trouble.reason()
                  : failure.getClass().getSimpleName());
    };
  }

  private static Refusal unreadable(String why) {
    return new Refusal(FailureReason.UNREADABLE, "cannot be read: " + why);
  }

  /// The same refusal, with what led to the file.
  Refusal because(String origin) {
    return origin.isEmpty() ? this : new Refusal(reason, detail + "; " + origin, seen);
  }

  /// The same refusal, which holds as long as these bytes do.
  public Refusal restingOn(FirstBytes bytes) {
    return new Refusal(reason, detail, Optional.of(bytes));
  }

  /// The refusal as the reader would give it.
  public ImageReadException exception() {
    return new ImageReadException(reason, ImageReadException.Stage.OPEN, detail);
  }
}
