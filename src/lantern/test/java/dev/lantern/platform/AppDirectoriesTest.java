package dev.lantern.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AppDirectoriesTest {
  private static final Path HOME = Path.of("/home/reader");

  @Test
  void followsTheXdgDirectoriesOnLinux() {
    assertEquals(
        directories(
            "/home/reader/.config/lantern/settings.json",
            "/home/reader/.local/share/lantern/models",
            "/home/reader/.local/state/lantern/logs",
            "/home/reader/.cache/lantern"),
        AppDirectories.of("Linux", HOME, Map.of()));
    assertEquals(
        directories(
            "/c/lantern/settings.json", "/d/lantern/models", "/s/lantern/logs", "/k/lantern"),
        AppDirectories.of(
            "Linux",
            HOME,
            Map.of(
                "XDG_CONFIG_HOME", "/c",
                "XDG_DATA_HOME", "/d",
                "XDG_STATE_HOME", "/s",
                "XDG_CACHE_HOME", "/k")));
  }

  /// So the specification wants it: "consider the path invalid and ignore it".
  @Test
  void passesOverARelativePathOfTheEnvironment() {
    assertEquals(
        AppDirectories.of("Linux", HOME, Map.of()),
        AppDirectories.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "here")));
  }

  @Test
  void followsTheKnownFoldersOnWindows() {
    assertEquals(
        directories(
            "/roaming/Lantern/settings.json",
            "/local/Lantern/models",
            "/local/Lantern/logs",
            "/local/Lantern/cache"),
        AppDirectories.of(
            "Windows 11", HOME, Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local")));
    assertEquals(
        Path.of("/home/reader/AppData/Roaming/Lantern/settings.json"),
        AppDirectories.of("Windows 11", HOME, Map.of()).settings());
  }

  @Test
  void followsTheLibraryOnMacOs() {
    assertEquals(
        directories(
            "/home/reader/Library/Application Support/Lantern/settings.json",
            "/home/reader/Library/Application Support/Lantern/models",
            "/home/reader/Library/Logs/Lantern",
            "/home/reader/Library/Caches/Lantern"),
        AppDirectories.of("Mac OS X", HOME, Map.of()));
  }

  private static AppDirectories directories(
      String settings, String models, String logs, String cache) {
    return new AppDirectories(Path.of(settings), Path.of(models), Path.of(logs), Path.of(cache));
  }
}
