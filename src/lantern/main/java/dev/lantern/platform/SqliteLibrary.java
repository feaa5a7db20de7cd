package dev.lantern.platform;

import java.util.List;
import org.sqlite.util.OSInfo;

/// Unpacks SQLite's native library once. Left to itself, the driver unpacks it at every start, and
/// a process that is killed leaves its copy behind for good.
final class SqliteLibrary {
  private SqliteLibrary() {}

  /// Where it cannot be unpacked, the driver does it in its own way.
  static void place(UnpackedLibraries unpacked) {
    String resources = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/";
    unpacked
        .folder(resources, List.of(System.mapLibraryName("sqlitejdbc")))
        .ifPresent(folder -> System.setProperty("org.sqlite.lib.path", folder.toString()));
  }
}
