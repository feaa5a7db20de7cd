package dev.lantern.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The scans that come with the program.
///
/// @param folder that holds them all, the generated ones too
/// @param real those of its `manifest.csv` that are there, in its order
public record SampleScans(Path folder, List<Sample> real) {
  private static final String MANIFEST = "manifest.csv";

  /// File, hash, what it shows; that in quotes where it has a comma.
  private static final Pattern LINE = Pattern.compile("([^,]+),[^,]*,(?:\"([^\"]*)\"|([^,]*)),.*");

  public SampleScans {
    real = List.copyOf(real);
  }

  /// One scan.
  ///
  /// @param shows what it shows, in a few words
  public record Sample(Path file, String shows) {}

  /// Those beside the program, or in the folder above it; empty where there are none, or their
  /// manifest cannot be read.
  ///
  /// @param program the folder of the program's jar
  public static Optional<SampleScans> beside(Path program) {
    Path home = program.toAbsolutePath().normalize();
    Optional<Path> above = Optional.ofNullable(home.getParent()).map(SampleScans::in);
    return Optional.of(in(home))
        .filter(SampleScans::there)
        .or(() -> above.filter(SampleScans::there))
        .flatMap(SampleScans::read);
  }

  private static Path in(Path folder) {
    return folder.resolve("sample-scans");
  }

  private static boolean there(Path folder) {
    return Files.isRegularFile(folder.resolve(MANIFEST));
  }

  private static Optional<SampleScans> read(Path folder) {
    try {
      List<Sample> real =
          Files.readAllLines(folder.resolve(MANIFEST), StandardCharsets.UTF_8).stream()
              .skip(1)
              .map(LINE::matcher)
              .filter(Matcher::matches)
              .map(line -> sample(folder, line))
              .filter(sample -> Files.isRegularFile(sample.file()))
              .toList();
      return real.isEmpty() ? Optional.empty() : Optional.of(new SampleScans(folder, real));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Sample sample(Path folder, Matcher line) {
    String shows = Optional.ofNullable(line.group(2)).orElseGet(() -> line.group(3));
    return new Sample(
        folder.resolve(line.group(1)),
        shows.substring(0, 1).toUpperCase(Locale.ROOT) + shows.substring(1));
  }
}
