package dev.lantern.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the administrator of this machine has laid down, for the desktop and for commands. A user
/// cannot change it from within the program.
///
/// @param file that it was read from; empty where there is none
/// @param hidePatient no patient's name, id or birth date, on the screen or in any output, and no
///     description or date of a study on the screen
/// @param allowedBundles SHA-256, hexadecimal, of the bundles that may be used; empty for all
/// @param externalWindows windows of other programs may be opened
/// @param folders from which dialogs and suggestions start
public record Policy(
    Optional<Path> file,
    boolean hidePatient,
    Optional<Set<String>> allowedBundles,
    boolean externalWindows,
    Folders folders) {
  private static final String NAME = "policy.json";

  public Policy {
    allowedBundles = allowedBundles.map(Set::copyOf);
  }

  /// Default folders.
  ///
  /// @param open where file dialogs begin
  /// @param results what the batch window suggests for its results
  public record Folders(Optional<Path> open, Optional<Path> results) {}

  /// Of a machine whose administrator has laid down nothing.
  public static Policy none() {
    return new Policy(
        Optional.empty(),
        false,
        Optional.empty(),
        true,
        new Folders(Optional.empty(), Optional.empty()));
  }

  /// The file of this machine, which need not be there: in a folder that only administrators write.
  public static Path fileOfMachine() {
    return file(System.getProperty("os.name", ""), System.getenv());
  }

  static Path file(String operatingSystem, Map<String, String> environment) {
    String os = operatingSystem.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      // A user may set the variable as they like: it counts only where nothing is in its usual
      // place.
      Path usual = Path.of("C:\\ProgramData").resolve("Lantern", NAME);
      return Files.notExists(usual)
          ? Path.of(environment.getOrDefault("ProgramData", "C:\\ProgramData"))
              .resolve("Lantern", NAME)
          : usual;
    }
    return os.startsWith("mac")
        ? Path.of("/Library/Application Support/Lantern", NAME)
        : Path.of("/etc/lantern", NAME);
  }

  /// @param hash SHA-256 of a bundle, hexadecimal
  public boolean allows(String hash) {
    return allowedBundles.map(allowed -> allowed.contains(hash)).orElse(true);
  }

  /// The sentence that refuses something.
  ///
  /// @param what was asked for
  public String refusal(String what) {
    return what + " is not allowed by policy (" + file.map(Path::toString).orElse("no file") + ").";
  }

  /// One short line: the file and every rule that it lays down.
  public String summary() {
    if (file.isEmpty()) {
      return "none";
    }
    List<String> rules = new ArrayList<>();
    rules.add(file.get().toString());
    if (hidePatient) {
      rules.add("patients hidden");
    }
    allowedBundles.ifPresent(allowed -> rules.add("allowed bundles: " + allowed.size()));
    if (!externalWindows) {
      rules.add("no external windows");
    }
    folders.open().ifPresent(folder -> rules.add("opens from " + folder));
    folders.results().ifPresent(folder -> rules.add("results to " + folder));
    return String.join(", ", rules);
  }
}
