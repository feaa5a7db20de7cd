package dev.lantern.inputs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that one batch is given.
///
/// @param inputs at least one
/// @param recursive look into folders within folders
/// @param leftOut folders whose files are no inputs, however they are named: the batch's own
public record ScanInputs(List<ScanInput> inputs, boolean recursive, List<Path> leftOut) {
  public ScanInputs {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("nothing to scan");
    }
    inputs = List.copyOf(inputs);
    leftOut = List.copyOf(leftOut);
  }

  /// Files and folders, nothing left out.
  public static ScanInputs of(List<Path> paths, boolean recursive) {
    return new ScanInputs(
        paths.stream().<ScanInput>map(ScanInput.Place::new).toList(), recursive, List.of());
  }

  /// Files that came into a watched folder.
  public static ScanInputs arrived(List<Path> files) {
    return new ScanInputs(
        files.stream().<ScanInput>map(ScanInput.Arrived::new).toList(), false, List.of());
  }

  /// Reads the words of a command line.
  ///
  /// @throws InputException for the first that cannot be used
  public static ScanInputs parse(List<String> words, boolean recursive) throws InputException {
    List<ScanInput> inputs = new ArrayList<>();
    for (String word : words) {
      inputs.add(ScanInput.parse(word));
    }
    return new ScanInputs(inputs, recursive, List.of());
  }

  /// The same inputs without what lies in some folders.
  public ScanInputs without(List<Path> folders) {
    return new ScanInputs(inputs, recursive, folders);
  }

  /// The files and folders that are named: those of lists left out, since they may be many.
  public List<Path> bases() {
    return inputs.stream().map(ScanInput::base).flatMap(Optional::stream).toList();
  }

  /// As [#bases], with those of lists: may take long, since it looks at each.
  public Stream<Path> named() {
    return inputs.stream()
        .flatMap(input -> input instanceof PathList list ? list.paths() : input.base().stream());
  }
}
