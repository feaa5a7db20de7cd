package dev.lantern.report;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a file whole or not at all: temporary file beside it, forced to disk, moved into place,
/// and its folder forced to disk where the file system does that.
public final class AtomicFile {
  private static final Logger LOG = LoggerFactory.getLogger(AtomicFile.class);

  private static final Pattern TEMPORARY =
      Pattern.compile("\\..+\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.part");

  /// Doubled after each try: two seconds in all.
  private static final Duration FIRST_REST = Duration.ofMillis(32);

  private static final Duration LAST_REST = Duration.ofMillis(1024);

  private AtomicFile() {}

  /// Makes the folder, and finds out before a long work whether a file can be written there.
  public static void probe(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.delete(Files.createFile(temporary(folder.resolve("probe"))));
    if (!forceFolder(folder)) {
      // Here alone: it would be said of every file.
      LOG.warn("the drive of the results forces no folder to disk: a power cut may take new files");
    }
  }

  /// Gives `content` a stream, and the file its name once the stream is on disk.
  public static <E extends Exception> void write(Path file, Content<E> content)
      throws IOException, E {
    Path folder = folderOf(file);
    makeFolder(folder);
    Path temporary = temporary(file);
    try {
      try (FileChannel channel =
              FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
          OutputStream stream = Channels.newOutputStream(channel)) {
        content.writeTo(stream);
        stream.flush();
        channel.force(true);
      }
      replace(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// A new name beside the file, which [#sweep] knows.
  static Path temporary(Path file) {
    return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
  }

  /// Gives a file, already forced to disk, the place of another in the same folder.
  static void replace(Path temporary, Path file) throws IOException {
    patiently(
        () ->
            Files.move(
                temporary,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING));
    forceFolder(folderOf(file));
  }

  /// Something that another program may hold up for a moment.
  @FunctionalInterface
  interface Step {
    void take() throws IOException;
  }

  /// Takes a step that may be denied for a moment, again and again for two seconds: on Windows
  /// nobody renames a file that a virus scanner has just opened, or whose old one it has.
  static void patiently(Step step) throws IOException {
    long rest = FIRST_REST.toNanos();
    while (true) {
      try {
        step.take();
        return;
      } catch (AccessDeniedException e) {
        if (rest > LAST_REST.toNanos()) {
          throw e;
        }
        LockSupport.parkNanos(rest);
        rest *= 2;
      }
    }
  }

  private static Path folderOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file's name");
    }
    return folder;
  }

  /// Forces a folder's list of names to disk: without it a power cut may take a file away that was
  /// forced itself. Windows opens no folder for it, and keeps its list in a journal of its own.
  ///
  /// @return false where that does not succeed: shared folders of Windows and some others answer
  ///     fsync(2) of a folder with EINVAL. The file is whole and in its place; should a power cut
  ///     take it, the next run finds that it is missing
  static boolean forceFolder(Path folder) {
    if (File.separatorChar != '/') {
      return true;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Makes a folder and those above it, and forces the new names to disk.
  private static void makeFolder(Path folder) throws IOException {
    Path above = folder.getParent();
    if (above == null || Files.isDirectory(folder)) {
      return;
    }
    makeFolder(above);
    Files.createDirectories(folder);
    forceFolder(above);
  }

  /// Removes the temporary files that a killed process left in a folder. Nothing else may be
  /// writing there.
  static void sweep(Path folder) throws IOException {
    FilesByName.remove(folder, TEMPORARY.asMatchPredicate());
  }

  /// What goes into the file; it need not close the stream.
  ///
  /// @param <E> what else can go wrong while the content is made; the file is then not written
  @FunctionalInterface
  public interface Content<E extends Exception> {
    void writeTo(OutputStream stream) throws IOException, E;
  }
}
