package dev.lantern.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;

/// Native libraries out of jars, unpacked once: by a package, which installs them as files, or
/// else by the first start, into the user's cache. The libraries' own loaders unpack them at every
/// start, a second's work. What lies in the cache is used where its length and check sum are the
/// jar's.
final class UnpackedLibraries {
  private static final int CHUNK = 1 << 18;

  private final Path installed;
  private final Path cache;

  /// @param installed folder of a package's libraries, none of them where there is no package
  UnpackedLibraries(Path installed, Path cache) {
    this.installed = installed.toAbsolutePath();
    this.cache = cache.toAbsolutePath();
  }

  /// @param resources folder on the class path, `/` at both ends
  /// @param names files in it, at least one
  /// @return the folder that holds them; empty where they come in no jar or cannot be written
  Optional<Path> folder(String resources, List<String> names) {
    if (names.stream().allMatch(name -> Files.isRegularFile(installed.resolve(name)))) {
      return Optional.of(installed);
    }
    Optional<Path> folder = Optional.empty();
    try {
      for (String name : names) {
        URL resource = UnpackedLibraries.class.getResource(resources + name);
        if (resource == null
            || !(resource.openConnection() instanceof JarURLConnection connection)) {
          return Optional.empty();
        }
        JarEntry entry = connection.getJarEntry();
        // One folder a version: an older program may have its own in use.
        Path into = folder.orElse(cache.resolve("natives-" + Long.toHexString(entry.getCrc())));
        folder = Optional.of(into);
        if (!holds(into.resolve(name), entry)) {
          unpack(connection, into, name);
        }
      }
      return folder;
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean holds(Path file, JarEntry entry) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
      return false;
    }
    CRC32 sum = new CRC32();
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    try (FileChannel channel = FileChannel.open(file)) {
      while (channel.read(chunk) >= 0) {
        sum.update(chunk.flip());
        chunk.clear();
      }
    }
    return sum.getValue() == entry.getCrc();
  }

  /// Moved into place whole: another start may be looking for it.
  private static void unpack(JarURLConnection connection, Path folder, String name)
      throws IOException {
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "unpacked-", ".part");
    try (InputStream library = connection.getInputStream()) {
      Files.copy(library, temporary, StandardCopyOption.REPLACE_EXISTING);
      Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
