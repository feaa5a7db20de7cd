package dev.lantern.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `sample-scans/manifest.csv` names every real scan with its digest.
final class ManifestTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("lantern.root", ".")).resolve("sample-scans");

  @Test
  void namesEveryRealScanWithItsDigest() throws IOException, NoSuchAlgorithmException {
    Map<String, String> named = new TreeMap<>();
    List<String> lines = Files.readAllLines(SAMPLES.resolve("manifest.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", 3);
      named.put(cells[0], cells[1]);
    }
    Map<String, String> there = new TreeMap<>();
    try (Stream<Path> files = Files.list(SAMPLES.resolve("real"))) {
      for (Path file : files.toList()) {
        there.put("real/" + file.getFileName(), sha256(file));
      }
    }
    assertEquals(named, there);
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
