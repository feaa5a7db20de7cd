package dev.lantern.platform;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where Lantern keeps what is its own on this machine, after the platform's convention: the XDG
/// Base Directory Specification, Windows' known folders, macOS's `Library`. No scan is ever copied
/// there.
///
/// @param settings the file of what the user chose
/// @param models folder of the user's own model bundles
/// @param logs folder of the log files
/// @param cache unpacked native libraries, may be deleted at any time
public record AppDirectories(Path settings, Path models, Path logs, Path cache) {
  private static final String SETTINGS = "settings.json";

  /// The file of the user's readings, where data of the user's own is kept.
  public Path readings() {
    return models.resolveSibling("readings.csv");
  }

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
      Path data = home.resolve("AppData");
      Path local = folder(environment, "LOCALAPPDATA", data.resolve("Local")).resolve("Lantern");
      return new AppDirectories(
          folder(environment, "APPDATA", data.resolve("Roaming")).resolve("Lantern", SETTINGS),
          local.resolve("models"),
          local.resolve("logs"),
          local.resolve("cache"));
    }
    if (os.startsWith("mac")) {
      Path library = home.resolve("Library");
      Path own = library.resolve("Application Support", "Lantern");
      return new AppDirectories(
          own.resolve(SETTINGS),
          own.resolve("models"),
          library.resolve("Logs", "Lantern"),
          library.resolve("Caches", "Lantern"));
    }
    Path local = home.resolve(".local");
    return new AppDirectories(
        folder(environment, "XDG_CONFIG_HOME", home.resolve(".config"))
            .resolve("lantern", SETTINGS),
        folder(environment, "XDG_DATA_HOME", local.resolve("share")).resolve("lantern", "models"),
        folder(environment, "XDG_STATE_HOME", local.resolve("state")).resolve("lantern", "logs"),
        folder(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve("lantern"));
  }

  /// A relative path counts as none, as XDG's specification wants it.
  private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
    Path named = Path.of(environment.getOrDefault(variable, ""));
    return named.isAbsolute() ? named : otherwise;
  }
}
