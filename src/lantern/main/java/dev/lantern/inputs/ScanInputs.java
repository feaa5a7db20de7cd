package dev.lantern.inputs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything that one batch is given.
///
/// @param inputs at least one
/// @param recursive look into folders within folders
/// @param leftOut a folder that is passed over where it lies within another: the results' own
public record ScanInputs(List<ScanInput> inputs, boolean recursive, Optional<Path> leftOut) {
  public ScanInputs {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("nothing to scan");
    }
    inputs = List.copyOf(inputs);
  }

  /// Files and folders, nothing left out.
  public static ScanInputs of(List<Path> paths, boolean recursive) {
    return new ScanInputs(
        paths.stream().<ScanInput>map(ScanInput.Place::new).toList(), recursive, Optional.empty());
  }

  /// Files that came into a watched folder.
  public static ScanInputs arrived(List<Path> files) {
    return new ScanInputs(
        files.stream().<ScanInput>map(ScanInput.Arrived::new).toList(), false, Optional.empty());
  }

  /// Reads the words of a command line.
  ///
  /// @throws InputException for the first that cannot be used
  public static ScanInputs parse(List<String> words, boolean recursive, Path leftOut)
      throws InputException {
    List<ScanInput> inputs = new ArrayList<>();
    for (String word : words) {
      inputs.add(ScanInput.parse(word));
    }
    return new ScanInputs(inputs, recursive, Optional.of(leftOut));
  }

  /// The files and folders that the inputs start from.
  public List<Path> bases() {
    return inputs.stream().map(ScanInput::base).toList();
  }
}
