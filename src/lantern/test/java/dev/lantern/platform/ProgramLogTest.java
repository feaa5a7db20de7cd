package dev.lantern.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramLogTest {
  private final LoggerContext context = new LoggerContext();
  private final Logger logger = context.getLogger("dev.lantern.Some");
  private final Path folder;

  ProgramLogTest(@TempDir Path temporary) {
    folder = temporary.resolve("state").resolve("logs");
    context.setMDCAdapter(new LogbackMDCAdapter());
  }

  @AfterEach
  void close() {
    context.stop();
  }

  @Test
  void writesALineAnEvent() throws Exception {
    ProgramLog.begin(folder, context);
    logger.warn("one\nfile\u0085of\u2028many {}", 7);
    List<String> lines = Files.readAllLines(folder.resolve("lantern.log"));
    assertEquals(1, lines.size());
    assertTrue(
        lines
            .getFirst()
            .matches(
                "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} "
                    + ProcessHandle.current().pid()
                    + " WARN Some: one\\?file\\?of\\?many 7"),
        lines::toString);
  }

  @Test
  void aFailureIsThePlacesAndNeverAMessage() throws Exception {
    ProgramLog.begin(folder, context);
    logger.error(
        "it failed",
        new IllegalStateException("DOE^JANE", new UncheckedIOException(new IOException("1970"))));
    String text = Files.readString(folder.resolve("lantern.log"));
    assertEquals(
        List.of(
            "  java.lang.IllegalStateException",
            "  java.io.UncheckedIOException",
            "  java.io.IOException"),
        text.lines().filter(line -> line.matches("  \\S.*")).toList());
    assertTrue(text.contains("    at dev.lantern.platform.ProgramLogTest."), text);
    assertTrue(!text.contains("DOE") && !text.contains("1970"), text);
  }

  @Test
  void takesFiveFilesOfOneMegabyteAtMost() throws Exception {
    ProgramLog.begin(folder, context);
    String words = "x".repeat(10_000);
    for (int line = 0; line < 700; line++) {
      logger.info("{} {}", line, words);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of(
              "lantern.1.log", "lantern.2.log", "lantern.3.log", "lantern.4.log", "lantern.log"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    for (int age = 1; age <= ProgramLog.EARLIER; age++) {
      long bytes = Files.size(folder.resolve("lantern." + age + ".log"));
      assertTrue(
          bytes >= ProgramLog.BYTES && bytes < ProgramLog.BYTES + 2L * words.length(),
          age + ": " + bytes);
    }
    String last = Files.readString(folder.resolve("lantern.log"));
    assertTrue(last.contains(": 699 "), "the youngest line is in lantern.log");
  }

  @Test
  void aFolderThatCannotBeWrittenIsLeftAlone(@TempDir Path temporary) throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "not a folder");
    ProgramLog.begin(file.resolve("logs"), context);
    logger.warn("one");
    assertEquals("not a folder", Files.readString(file));
  }
}
