package dev.lantern.platform;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where Lantern keeps what is its own on this machine, after the platform's convention. No scan is
/// ever copied there.
///
/// @param cache unpacked native libraries, may be deleted at any time
/// @param data settings and logs
public record AppDirectories(Path cache, Path data) {
  /// The directories of the user who runs the program.
  public static AppDirectories ofUser() {
    return of(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")),
        System.getenv());
  }

  static AppDirectories of(String operatingSystem, Path home, Map<String, String> environment) {
    String os = operatingSystem.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      Path local =
          Path.of(
              environment.getOrDefault(
                  "LOCALAPPDATA", home.resolve("AppData").resolve("Local").toString()));
      return new AppDirectories(
          local.resolve("Lantern").resolve("cache"), local.resolve("Lantern").resolve("data"));
    }
    if (os.startsWith("mac")) {
      Path library = home.resolve("Library");
      return new AppDirectories(
          library.resolve("Caches").resolve("Lantern"),
          library.resolve("Application Support").resolve("Lantern"));
    }
    return new AppDirectories(
        Path.of(environment.getOrDefault("XDG_CACHE_HOME", home.resolve(".cache").toString()))
            .resolve("lantern"),
        Path.of(
                environment.getOrDefault(
                    "XDG_DATA_HOME", home.resolve(".local").resolve("share").toString()))
            .resolve("lantern"));
  }
}
