package dev.lantern.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.util.OSInfo;

/// On SQLite's library, the smallest of the three.
final class UnpackedLibrariesTest {
  private static final String RESOURCES =
      "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/";
  private static final String NAME = System.mapLibraryName("sqlitejdbc");

  private final Path cache;

  UnpackedLibrariesTest(@TempDir Path cache) {
    this.cache = cache;
  }

  @Test
  void whatIsUnpackedIsWhatTheJarHolds() throws Exception {
    Path folder = unpack(cache).orElseThrow();
    assertArrayEquals(library(), Files.readAllBytes(folder.resolve(NAME)));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve(NAME)), files.toList(), "nothing temporary is left");
    }
  }

  @Test
  void aWholeCopyIsTakenAsItIsAndADamagedOneIsMadeAnew() throws Exception {
    Path file = unpack(cache).orElseThrow().resolve(NAME);
    Object kept = key(file);
    unpack(cache);
    assertEquals(kept, key(file), "the same file");

    byte[] damaged = library();
    damaged[damaged.length / 2] ^= 1;
    Files.write(file, damaged);
    unpack(cache);
    assertArrayEquals(library(), Files.readAllBytes(file), "one bit");

    Files.write(file, new byte[10]);
    unpack(cache);
    assertArrayEquals(library(), Files.readAllBytes(file), "cut short");
  }

  @Test
  void withoutAFolderToWriteToThereIsNone() throws Exception {
    assertEquals(Optional.empty(), unpack(Files.createFile(cache.resolve("file"))));
    assertEquals(
        Optional.empty(),
        new UnpackedLibraries(cache, cache).folder(RESOURCES, List.of("none.so")));
  }

  @Test
  void whatAPackageInstalledIsTakenFromThereAndNotUnpacked() throws Exception {
    Path installed = Files.createDirectory(cache.resolve("natives"));
    Files.createFile(installed.resolve(NAME));
    Path own = Files.createDirectory(cache.resolve("own"));
    var libraries = new UnpackedLibraries(installed, own);

    assertEquals(
        Optional.of(installed.toAbsolutePath()), libraries.folder(RESOURCES, List.of(NAME)));
    try (Stream<Path> files = Files.list(own)) {
      assertEquals(List.of(), files.toList(), "the user's cache");
    }
    assertEquals(
        Optional.empty(),
        libraries.folder(RESOURCES, List.of(NAME, "none.so")),
        "half a package is none");
  }

  private static Optional<Path> unpack(Path cache) {
    return new UnpackedLibraries(cache.resolve("installed"), cache)
        .folder(RESOURCES, List.of(NAME));
  }

  private static Object key(Path file) throws IOException {
    return Files.getLastModifiedTime(file);
  }

  private static byte[] library() throws IOException {
    try (InputStream stream = UnpackedLibraries.class.getResourceAsStream(RESOURCES + NAME)) {
      if (stream == null) {
        throw new IOException("the driver holds no " + NAME);
      }
      return stream.readAllBytes();
    }
  }
}
