package dev.lantern.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Writes a file whole or not at all: temporary file beside it, forced to disk, moved into place.
public final class AtomicFile {
  private AtomicFile() {}

  /// Makes the folder, and finds out before a long work whether a file can be written there.
  public static void probe(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.delete(Files.createTempFile(folder, ".lantern-", ".part"));
  }

  /// Gives `content` a stream, and the file its name once the stream is on disk.
  public static <E extends Exception> void write(Path file, Content<E> content)
      throws IOException, E {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file's name");
    }
    Files.createDirectories(folder);
    Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (FileChannel channel =
              FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
          OutputStream stream = Channels.newOutputStream(channel)) {
        content.writeTo(stream);
        stream.flush();
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// What goes into the file; it need not close the stream.
  ///
  /// @param <E> what else can go wrong while the content is made; the file is then not written
  @FunctionalInterface
  public interface Content<E extends Exception> {
    void writeTo(OutputStream stream) throws IOException, E;
  }
}
