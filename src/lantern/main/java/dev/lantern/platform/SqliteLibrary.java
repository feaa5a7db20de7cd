package dev.lantern.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/// Unpacks SQLite's native library once. Left to itself, the driver unpacks it at every start, and
/// a process that is killed leaves its copy behind for good.
final class SqliteLibrary {
  private SqliteLibrary() {}

  /// Where it cannot be unpacked, the driver does it in its own way.
  static void place(Path cache) {
    String name = System.mapLibraryName("sqlitejdbc");
    String resource =
        "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
    Path folder = cache.resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
    try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (library != null) {
        unpack(library, folder.resolve(name));
        System.setProperty("org.sqlite.lib.path", folder.toString());
      }
    } catch (IOException e) {
      System.clearProperty("org.sqlite.lib.path");
    }
  }

  /// Moved into place whole: another start may be looking for it.
  private static void unpack(InputStream library, Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "unpacked-", ".part");
    try {
      Files.copy(library, temporary, StandardCopyOption.REPLACE_EXISTING);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
