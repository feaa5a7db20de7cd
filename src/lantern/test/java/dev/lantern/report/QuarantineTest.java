package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.Reason;
import dev.lantern.imaging.SkipReason;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.BatchRow.Identifiers;
import dev.lantern.pipeline.BatchRow.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Where what failed is collected.
final class QuarantineTest {
  private final Path folder;
  private final Path collected;
  private final Quarantine quarantine;

  QuarantineTest(@TempDir Path folder) {
    this.folder = folder;
    this.collected = folder.resolve("bad").resolve(FailureReason.CORRUPT.code());
    this.quarantine = new Quarantine(folder.resolve("bad"));
  }

  /// This process's memory is a regular file that no one links, and whose start no one reads.
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "skipped: another system has no such file")
  void aFileThatCannotBeReadStopsNoOther() throws IOException {
    Path after = Files.writeString(folder.resolve("after.dcm"), "not a scan");

    assertEquals(1, fill(ImageSource.of(Path.of("/proc/self/mem")), ImageSource.of(after)));
    try (Stream<Path> files = Files.list(collected)) {
      assertEquals(List.of("not a scan"), files.map(QuarantineTest::text).toList());
    }
  }

  @Test
  void aCopyThatIsCancelledLeavesNothing() throws IOException {
    ImageSource entry = zipped();
    List<BatchRow> rows = List.of(row(entry, Outcome.FAILED, FailureReason.CORRUPT.code()));
    BatchResult result = new BatchResult(rows, 1, false, Optional.empty());
    var asked = new AtomicInteger();

    assertEquals(OptionalInt.empty(), quarantine.fill(result, () -> asked.incrementAndGet() > 1));

    assertEquals(3, asked.get(), "before the file, before its first bytes, and at the end");
    assertEquals(List.of(), ResultFiles.names(collected));
    assertEquals(OptionalInt.of(1), quarantine.fill(result, () -> false));
  }

  @Test
  void takesAnEntryOutAgainOnlyWhereItsArchiveHasChanged() throws IOException {
    ImageSource entry = zipped();
    assertEquals(1, fill(entry));
    Path copy = collected.resolve(ResultFiles.names(collected).getFirst());
    FileTime time = Files.getLastModifiedTime(copy);
    Files.writeString(copy, "as it was");
    Files.setLastModifiedTime(copy, time);

    assertEquals(1, fill(entry));
    assertEquals("as it was", Files.readString(copy));

    Files.setLastModifiedTime(entry.file(), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    assertEquals(1, fill(entry));
    assertEquals(100, Files.size(copy));
  }

  @Test
  void whatFailsNoMoreOrForAnotherReasonIsNotThereAnyMore() throws IOException {
    ImageSource mended = file("mended.dcm");
    ImageSource other = file("other.dcm");
    ImageSource gone = file("gone.dcm");
    ImageSource archive = file("a.zip");
    assertEquals(4, fill(mended, other, gone, archive));
    Files.writeString(collected.resolve("mine"), "the user's");
    Files.delete(gone.file());

    var entry = new ImageSource(archive.file(), Optional.of("a.dcm"));
    List<BatchRow> rows =
        List.of(
            row(mended, Outcome.DIAGNOSED, ""),
            row(other, Outcome.FAILED, FailureReason.TRUNCATED.code()),
            row(entry, Outcome.SKIPPED, SkipReason.MODALITY.code()));
    assertEquals(1, fill(rows));

    Path truncated = collected.resolveSibling(FailureReason.TRUNCATED.code());
    assertTrue(ResultFiles.names(truncated).getFirst().endsWith("-other.dcm"));
    List<String> left = ResultFiles.names(collected);
    assertEquals(2, left.size(), left::toString);
    assertTrue(left.stream().anyMatch(name -> name.endsWith("-gone.dcm")), "its last copy");
    assertTrue(left.contains("mine"));
    assertEquals("mended.dcm", Files.readString(mended.file()));
  }

  private ImageSource file(String name) throws IOException {
    return ImageSource.of(Files.writeString(folder.resolve(name), name));
  }

  @Test
  void removesWhatAKilledRunLeftHalfCopied() throws IOException {
    Files.createDirectories(collected);
    Files.createFile(collected.resolve(".a.dcm.0b5f1c1e-8f0f-4d6e-9d53-0a2f6f1d4c3b.part"));
    Files.createFile(collected.resolve("mine.part"));

    fill();

    assertEquals(List.of("mine.part"), ResultFiles.names(collected));
  }

  /// An entry of 100 bytes.
  private ImageSource zipped() throws IOException {
    Path zip = folder.resolve("scans.zip");
    try (var stream = new ZipOutputStream(Files.newOutputStream(zip))) {
      stream.putNextEntry(new ZipEntry("a.dcm"));
      stream.write(new byte[100]);
      stream.closeEntry();
    }
    return new ImageSource(zip, Optional.of("a.dcm"));
  }

  private int fill(ImageSource... failed) throws IOException {
    return fill(
        Stream.of(failed)
            .map(source -> row(source, Outcome.FAILED, FailureReason.CORRUPT.code()))
            .toList());
  }

  private int fill(List<BatchRow> rows) throws IOException {
    return quarantine
        .fill(new BatchResult(rows, rows.size(), false, Optional.empty()), () -> false)
        .orElseThrow();
  }

  private static BatchRow row(ImageSource source, Outcome outcome, String reason) {
    return new BatchRow(
        source,
        outcome,
        Reason.of(reason),
        "",
        new Identifiers(Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
