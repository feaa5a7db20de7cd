package dev.lantern.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a batch left.
public final class ResultFiles {
  /// They tell when and how long a run was.
  private static final Set<String> TIMED = Set.of("summary.json", "report.html");

  private ResultFiles() {}

  /// Everything in a folder of results but the ledger, by name.
  public static Map<String, byte[]> files(Path out) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    if (!Files.exists(out)) {
      return files;
    }
    try (Stream<Path> walk = Files.walk(out)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = out.relativize(file).toString();
        if (!name.startsWith(".lantern")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  /// As [#files], with a number for the bytes; 0 for those that are others in every run.
  public static Map<String, Integer> prints(Path out) throws IOException {
    Map<String, Integer> prints = new TreeMap<>();
    files(out)
        .forEach(
            (name, bytes) -> prints.put(name, TIMED.contains(name) ? 0 : Arrays.hashCode(bytes)));
    return prints;
  }

  /// Names in a folder, sorted.
  public static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /// Files that the ledger of a folder of results knows.
  public static int ledgerRows(Path out) throws SQLException {
    try (var ledger =
            DriverManager.getConnection(
                "jdbc:sqlite:" + out.resolve(".lantern").resolve("ledger.sqlite"));
        var statement = ledger.createStatement();
        var result = statement.executeQuery("SELECT count(*) FROM file")) {
      return result.getInt(1);
    }
  }
}
