package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What drives and other programs put in the way of a file.
final class AtomicFileTest {
  private final Path folder;

  AtomicFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /// Linux's own view of its processes answers fsync(2) of a folder with EINVAL, as shared folders
  /// do.
  @Test
  @EnabledOnOs(OS.LINUX)
  void aDriveThatForcesNoFolderIsNoError() {
    assertFalse(AtomicFile.forceFolder(Path.of("/proc")));
    assertTrue(AtomicFile.forceFolder(folder));
  }

  @Test
  void whatIsDeniedForAMomentIsTriedAgain() throws IOException {
    AtomicInteger tries = new AtomicInteger();
    AtomicFile.patiently(
        () -> {
          if (tries.incrementAndGet() < 3) {
            throw new AccessDeniedException("a virus scanner has it");
          }
        });
    assertEquals(3, tries.get());
  }

  @Test
  void whatStaysDeniedOrFailsOtherwiseIsAnError() {
    AtomicInteger denied = new AtomicInteger();
    assertThrows(
        AccessDeniedException.class,
        () ->
            AtomicFile.patiently(
                () -> {
                  denied.incrementAndGet();
                  throw new AccessDeniedException("another user has it");
                }));
    assertEquals(7, denied.get());

    AtomicInteger gone = new AtomicInteger();
    assertThrows(
        NoSuchFileException.class,
        () ->
            AtomicFile.patiently(
                () -> {
                  gone.incrementAndGet();
                  throw new NoSuchFileException("gone");
                }));
    assertEquals(1, gone.get());
  }

  @Test
  void writesAFileWholeAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("a/b/file.txt");
    for (String text : List.of("first", "second")) {
      AtomicFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    assertEquals("second", Files.readString(file));
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
  }
}
