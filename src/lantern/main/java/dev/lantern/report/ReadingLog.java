package dev.lantern.report;

import dev.lantern.classify.Finding;
import dev.lantern.platform.ProgramVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/// The user's readings: a table that only grows (CSV, RFC 4180, UTF-8). A reader who thinks again
/// adds a line. Several processes may share the file.
public final class ReadingLog {
  private static final String HEADER =
      CsvReport.line(
          List.of(
              "time",
              "sop_instance_uid",
              "finding",
              "reader",
              "before_network",
              "note",
              "probability",
              "threshold",
              "positive",
              "operating_point",
              "bundle",
              "bundle_sha256",
              "program",
              "notice"));

  private final Path file;

  /// @param file made at the first reading
  public ReadingLog(Path file) {
    this.file = file;
  }

  /// Adds readings, and returns once they are on disk.
  ///
  /// @throws IOException where they cannot be written; then none of them counts
  public void add(List<Reading> readings) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    String lines = readings.stream().map(ReadingLog::line).collect(Collectors.joining());
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      long end = channel.size();
      String text = end == 0 ? HEADER + lines : lines;
      try {
        write(channel, end, text);
        channel.force(true);
      } catch (IOException e) {
        channel.truncate(end);
        throw e;
      }
    }
  }

  private static void write(FileChannel channel, long end, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes, end + bytes.position());
    }
  }

  private static String line(Reading reading) {
    Finding finding = reading.finding();
    return CsvReport.line(
        List.of(
            reading.time().toString(),
            reading.sopInstanceUid(),
            finding.id(),
            reading.answer().word(),
            Boolean.toString(reading.blind()),
            reading.note(),
            Numbers.sixDecimals(finding.probability()),
            Numbers.sixDecimals(finding.threshold()),
            Boolean.toString(finding.positive()),
            finding.operatingPoint().name(),
            reading.said().bundle(),
            reading.said().bundleHash(),
            ProgramVersion.text(),
            ReportContext.NOTICE));
  }

  /// Writes a copy.
  ///
  /// @throws NoSuchFileException where there is no reading yet
  public void export(Path to) throws IOException {
    byte[] all = Files.readAllBytes(file);
    AtomicFile.write(to, stream -> stream.write(all));
  }
}
