package dev.lantern.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Starts the real `Main` in a process of its own, as a user would.
final class Lantern {
  static final Path ROOT = Path.of(System.getProperty("lantern.root", "."));
  static final Path REAL = ROOT.resolve("sample-scans").resolve("real");

  private static final List<String> XDG =
      List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME");

  private static final long PATIENCE_SECONDS = 120;

  private final List<String> before;
  private final List<String> options;
  private final Path folder;

  private Lantern(List<String> before, List<String> options, Path folder) {
    this.before = before;
    this.options = options;
    this.folder = folder;
  }

  static Lantern plain() {
    return new Lantern(List.of(), List.of(), ROOT);
  }

  /// A process that is killed leaves its natives in the folder, too.
  ///
  /// @param folder to start in, with bundles of its own in [#models]
  static Lantern in(Path folder) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("temporary"));
    return new Lantern(List.of(), List.of("-Djava.io.tmpdir=" + temporary), folder);
  }

  /// Where a process that starts in the folder looks for bundles of its own; made for them.
  static Path models(Path folder) throws IOException {
    return Files.createDirectories(folder.resolve("assets").resolve("models"));
  }

  /// @param words in front of `java`, as `unshare -n`
  Lantern behind(String... words) {
    return new Lantern(List.of(words), options, folder);
  }

  /// @param more options of `java`
  Lantern and(String... more) {
    return new Lantern(before, Stream.concat(options.stream(), Stream.of(more)).toList(), folder);
  }

  /// As [#plain], for a user whose home is empty.
  ///
  /// @param home of the user, for Java and for native libraries
  static Lantern atHome(Path home) {
    return new Lantern(
        Stream.concat(
                Stream.of("env"),
                Stream.concat(
                    XDG.stream().flatMap(variable -> Stream.of("-u", variable)),
                    Stream.of("HOME=" + home)))
            .toList(),
        List.of("-Duser.home=" + home),
        ROOT);
  }

  /// @param options options of `java`
  static Lantern with(String... options) {
    return new Lantern(List.of(), List.of(options), ROOT);
  }

  record Ended(int exitCode, String out, String err) {}

  Ended run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("lantern", ".out");
    Path err = Files.createTempFile("lantern", ".err");
    try {
      Process process = start(out, err, arguments);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("no end after " + PATIENCE_SECONDS + " s: " + text(err));
      }
      return new Ended(process.exitValue(), text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  Process start(Path out, Path err, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    // Java's first compiler alone: sooner ready, and slower later.
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.lantern.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
    // Neither what the user of this machine has chosen, nor the user's log files. Unpacked
    // libraries
    // are the same for all.
    for (String variable : XDG.subList(0, 3)) {
      builder.environment().put(variable, ROOT.resolve("target/user").toAbsolutePath().toString());
    }
    return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }

  static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
