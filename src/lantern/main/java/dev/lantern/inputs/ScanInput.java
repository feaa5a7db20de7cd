package dev.lantern.inputs;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// One thing that a user names to be scanned.
public sealed interface ScanInput
    permits ScanInput.Place, ScanInput.Arrived, PathList, PathPattern {
  /// The file or folder that it starts from; empty for many.
  Optional<Path> base();

  /// A file, a folder, a ZIP archive or a DICOMDIR.
  record Place(Path path) implements ScanInput {
    @Override
    public Optional<Path> base() {
      return Optional.of(path);
    }
  }

  /// A file that came into a watched folder. Nobody named it: a DICOMDIR is a file like others.
  record Arrived(Path path) implements ScanInput {
    @Override
    public Optional<Path> base() {
      return Optional.of(path);
    }
  }

  /// Reads a word of a command line: `@list.txt` is a list, what holds one of `*?[{` is a pattern,
  /// all else a place. What exists under the very word is a place, whatever it holds.
  ///
  /// @throws InputException where there is nothing of that name, or the list or the pattern cannot
  ///     be used
  static ScanInput parse(String word) throws InputException {
    if (word.isBlank()) {
      throw new InputException("One of the inputs is empty: a name is missing.");
    }
    Optional<Path> path = path(word);
    if (path.isPresent() && Files.exists(path.get())) {
      return new Place(path.get());
    }
    if (word.startsWith("@")) {
      return PathList.read(
          path(word.substring(1)).orElseThrow(() -> new InputException(absent(word))));
    }
    if (PathPattern.isPattern(word)) {
      return PathPattern.parse(word);
    }
    throw new InputException(path.map(ScanInput::absent).orElse(absent(word)));
  }

  private static String absent(Path path) {
    if (Files.isSymbolicLink(path)) {
      return path + " is a link to what is not there.";
    }
    // Neither there nor not there: something on the way to it is closed.
    return Files.notExists(path, LinkOption.NOFOLLOW_LINKS)
        ? absent(path.toString())
        : path + " cannot be reached: access is denied.";
  }

  private static String absent(String word) {
    return "There is no " + word + ".";
  }

  private static Optional<Path> path(String word) {
    try {
      return Optional.of(Path.of(word));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
