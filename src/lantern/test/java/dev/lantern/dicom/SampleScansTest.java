package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.PixelProbe;
import dev.lantern.imaging.PixelSpacing;
import dev.lantern.imaging.PixelSpacing.Origin;
import dev.lantern.imaging.ScanImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The committed samples are what the generator writes, and the reader finds the known values.
final class SampleScansTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("lantern.root", "."), "sample-scans", "generated");

  @Test
  void theGeneratorWritesTheCommittedBytesAgain(@TempDir Path folder) throws IOException {
    SampleScanGenerator.writeAll(folder);
    assertEquals(names(folder), names(SAMPLES));
    for (String name : names(folder)) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve(name)),
          Files.readAllBytes(SAMPLES.resolve(name)),
          name);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "grey-u8, 8, false",
    "grey-u12, 12, false",
    "grey-s12, 12, true",
    "grey-u16, 16, false",
    "grey-s16, 16, true",
    "monochrome1-u12, 12, false",
    "no-preamble-u8, 8, false"
  })
  void patternsCountTheirPixels(String name, int bits, boolean signed) throws ImageReadException {
    Frame frame = Readers.open(SAMPLES.resolve(name + ".dcm")).frame(0);
    for (int i = 0; i < frame.size(); i++) {
      assertEquals(SampleScanGenerator.patternValue(i, bits, signed), frame.integer(i));
    }
  }

  @Test
  void theMultiFrameHasFourFramesOfKnownValues() throws ImageReadException {
    ScanImage image = Readers.open(SAMPLES.resolve("multiframe-u8.dcm"));
    assertEquals(4, image.header().pixels().frames());
    assertEquals(
        SampleScanGenerator.multiFrameValue(3, 10, 20), image.frame(3).integer(10 * 64 + 20));
  }

  /// pydicom finds 1065 there, and these in the three tables.
  @Test
  void theEnhancedCtHasColoursAmongItsGreys() throws ImageReadException {
    ScanImage image = Readers.open(SAMPLES.resolveSibling("real").resolve("eCT_Supplemental.dcm"));
    assertEquals(
        new PixelProbe.Sample.Index(1065, 1, 133, 255),
        PixelProbe.at(image.frame(0), image.display(0), 298, 276).orElseThrow().sample());
  }

  @Test
  void thePhantomHasItsHounsfieldUnitsSpacingAndPlaces() throws ImageReadException {
    for (int slice = 0; slice < SampleScanGenerator.SLICES; slice++) {
      String name = String.format(Locale.ROOT, "ct-phantom/slice-%02d.dcm", slice + 1);
      ScanImage image = Readers.open(SAMPLES.resolve(name));
      FrameDisplay display = image.display(0);
      assertEquals(new PixelSpacing(2, 2, Origin.CALIBRATED), display.spacing());
      assertEquals(slice * 5.0, display.plane().orElseThrow().alongNormal());
      Frame frame = image.frame(0);
      for (int i = 0; i < frame.size(); i++) {
        assertEquals(
            SampleScanGenerator.hounsfield(slice, i / 128, i % 128),
            display.modalityLut().apply(frame.integer(i)));
      }
    }
  }
}
