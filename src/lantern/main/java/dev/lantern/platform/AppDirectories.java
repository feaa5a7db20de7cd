package dev.lantern.platform;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where Lantern keeps what is its own on this machine, after the platform's convention. No scan is
/// ever copied there.
///
/// @param cache unpacked native libraries, may be deleted at any time
public record AppDirectories(Path cache) {
  /// The directories of the user who runs the program.
  public static AppDirectories ofUser() {
    return of(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")),
        System.getenv());
  }

  private static AppDirectories of(
      String operatingSystem, Path home, Map<String, String> environment) {
    String os = operatingSystem.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      Path local = folder(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
      return new AppDirectories(local.resolve("Lantern").resolve("cache"));
    }
    if (os.startsWith("mac")) {
      return new AppDirectories(home.resolve("Library").resolve("Caches").resolve("Lantern"));
    }
    return new AppDirectories(
        folder(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve("lantern"));
  }

  private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
    return Path.of(environment.getOrDefault(variable, otherwise.toString()));
  }
}
