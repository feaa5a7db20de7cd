package dev.lantern.platform;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a file system reports, for each shell to word: its own message is often the path alone.
///
/// @param place path that it names; empty for none
/// @param reason what it says beside, in its own words; empty for nothing
public record IoTrouble(Kind kind, String place, String reason) {
  /// The kinds that have words of their own.
  public enum Kind {
    DENIED,
    MISSING,
    EXISTS,
    OTHER
  }

  /// Looks under the words of whatever read or wrote.
  public static IoTrouble of(IOException failure) {
    IOException root = RootCause.of(failure) instanceof IOException io ? io : failure;
    Kind kind =
        switch (root) {
          case AccessDeniedException e -> Kind.DENIED;
          case NoSuchFileException e -> Kind.MISSING;
          case FileAlreadyExistsException e -> Kind.EXISTS;
          default -> Kind.OTHER;
        };
    return root instanceof FileSystemException named
        ? new IoTrouble(kind, place(named), said(named.getReason()))
        : new IoTrouble(kind, "", said(root.getMessage()));
  }

  private static String place(FileSystemException failure) {
    return Stream.of(failure.getFile(), failure.getOtherFile())
        .flatMap(name -> Optional.ofNullable(name).stream())
        .collect(Collectors.joining(" -> "));
  }

  private static String said(@Nullable String words) {
    return words == null ? "" : words.strip();
  }

  /// Place and reason, as far as they are known.
  public String text() {
    return Stream.of(place, reason)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(": "));
  }
}
