package dev.lantern.modelbundle;

import dev.lantern.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The files of a bundle's folder, held to the hashes in its manifest.
final class BundleFiles {
  private static final int MOST_MANIFEST_BYTES = 1 << 20;
  private static final long MOST_FILE_BYTES = 40L << 20;
  private static final int DEEPEST = 8;

  private final Path folder;

  BundleFiles(Path folder) {
    this.folder = folder;
  }

  /// The manifest's bytes.
  ///
  /// @throws BundleException where it is missing, over 1 MiB or cannot be read
  byte[] manifest() throws BundleException {
    return bytes(ManifestReader.FILE, MOST_MANIFEST_BYTES);
  }

  /// Checks that the folder holds exactly the files named and that each has its hash.
  ///
  /// @param hashes SHA-256, hexadecimal, by path
  void verify(Map<String, String> hashes) throws BundleException {
    for (Map.Entry<String, String> entry : hashes.entrySet()) {
      String name = entry.getKey();
      requireListable(name);
      if (!hash(name).equals(entry.getValue())) {
        throw new BundleException(name, "the SHA-256 differs from the manifest's");
      }
    }
    refuseUnlisted(hashes);
  }

  /// A file's bytes, of the hash given: what is checked is what is used.
  byte[] verified(String name, Map<String, String> hashes) throws BundleException {
    byte[] bytes = bytes(name, MOST_FILE_BYTES);
    if (!Sha256.hex(bytes).equals(hashes.get(name))) {
      throw new BundleException(name, "the SHA-256 differs from the manifest's");
    }
    return bytes;
  }

  private byte[] bytes(String name, long most) throws BundleException {
    Path file = regular(name, most);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BundleException(name, "cannot be read", e);
    }
  }

  private String hash(String name) throws BundleException {
    Path file = regular(name, MOST_FILE_BYTES);
    MessageDigest digest = Sha256.begin();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      throw new BundleException(name, "cannot be read", e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private Path regular(String name, long most) throws BundleException {
    Path file = folder.resolve(name);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new BundleException(name, "the file is missing, or is no plain file");
      }
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw new BundleException(name, "a link leads out of the bundle");
      }
      if (Files.size(file) > most) {
        throw new BundleException(name, Files.size(file) + " bytes; at most " + most);
      }
      return file;
    } catch (IOException e) {
      throw new BundleException(name, "cannot be read", e);
    }
  }

  /// Letters, digits, `.`, `_` and `-` between single slashes: the same path on every platform.
  private static void requireListable(String name) throws BundleException {
    boolean plain =
        Stream.of(name.split("/", -1))
            .allMatch(
                part -> part.matches("[A-Za-z0-9._-]+") && !part.equals(".") && !part.equals(".."));
    if (!plain) {
      throw listed(name, "not a plain path inside the bundle");
    }
    if (name.equals(ManifestReader.FILE)) {
      throw listed(name, "the manifest cannot hold its own hash");
    }
  }

  private static BundleException listed(String name, String problem) {
    return new BundleException(
        ManifestReader.FILE + " lantern.files", "'" + name + "': " + problem);
  }

  private void refuseUnlisted(Map<String, String> hashes) throws BundleException {
    try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
      List<String> unlisted =
          walk.filter(
                  path ->
                      !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                          || folder.relativize(path).getNameCount() == DEEPEST)
              .map(path -> folder.relativize(path).toString().replace('\\', '/'))
              .filter(name -> !hashes.containsKey(name) && !name.equals(ManifestReader.FILE))
              .sorted()
              .toList();
      if (!unlisted.isEmpty()) {
        throw new BundleException(unlisted.getFirst(), "the manifest does not list this file");
      }
    } catch (IOException e) {
      throw new BundleException(".", "the folder cannot be listed", e);
    }
  }
}
