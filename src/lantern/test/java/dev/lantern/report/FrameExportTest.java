package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.NpyFile;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.WindowLevel;
import dev.lantern.modelbundle.ModelCatalog;
import dev.lantern.pipeline.Workbench;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports of the generated scans, whose values are known (sample-scans/README.md).
final class FrameExportTest {
  private static final Path ROOT = Path.of(System.getProperty("lantern.root", "."));

  private final Path folder;

  FrameExportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void rawHoldsTheStoredValuesOfAllFramesInOrder() throws Exception {
    Path out = folder.resolve("out.raw");
    export("multiframe-u8.dcm", new ExportMode.Stored(), List.of(0, 1, 2, 3), out);

    byte[] values = Files.readAllBytes(out);
    assertEquals(4 * 64 * 64, values.length);
    for (int frame = 0; frame < 4; frame++) {
      int index = frame * 64 * 64 + 5 * 64 + 7;
      assertEquals((4 * 5 + 7 + 16 * frame) % 256, values[index] & 0xff);
    }
  }

  @Test
  void modalityValuesOfThePhantomAreHounsfieldUnits() throws Exception {
    Path out = folder.resolve("out.npy");
    export("ct-phantom/slice-20.dcm", new ExportMode.Modality(), List.of(0), out);

    NpyFile.Floats values = NpyFile.parse(Files.readAllBytes(out));
    assertEquals(List.of(128, 128), values.shape());
    assertEquals(-1000, values.values()[0], "air");
    assertEquals(0, values.values()[64 * 128 + 64], "water");
  }

  @Test
  void aWindowRunsFromZeroToOneAndTurnsMonochrome1Upright() throws Exception {
    Path out = folder.resolve("out.npy");
    export(
        "monochrome1-u12.dcm",
        new ExportMode.Windowed(new WindowLevel(2048, 4096)),
        List.of(0),
        out);

    float[] values = NpyFile.parse(Files.readAllBytes(out)).values();
    // Stored 0 is white under MONOCHROME1. PS3.3 C.11.2.1.2.1: 0 lies 2047.5 below the centre.
    assertEquals(1, values[0], 1e-3);
    assertEquals(0, values[4095], 1e-3);
  }

  @Test
  void signedValuesAreRaisedByHalfTheRangeInAPicture() throws Exception {
    Path out = folder.resolve("out.png");
    export("grey-s16.dcm", new ExportMode.Stored(), List.of(0), out);

    BufferedImage image = ImageIO.read(out.toFile());
    int[] pixel = image.getRaster().getPixel(3, 2, new int[1]);
    assertArrayEquals(new int[] {256 * 2 + 3}, pixel);
  }

  @Test
  void severalFramesBecomeNumberedPictures() throws Exception {
    List<Path> written =
        export(
            "multiframe-u8.dcm", new ExportMode.AsShown(), List.of(0, 1), folder.resolve("o.png"));

    assertEquals(List.of(folder.resolve("o-0001.png"), folder.resolve("o-0002.png")), written);
  }

  private static List<Path> export(String name, ExportMode mode, List<Integer> frames, Path out)
      throws Exception {
    var workbench = new Workbench(ModelCatalog.standardFolders(ROOT));
    ScanImage image =
        workbench.images().open(ROOT.resolve("sample-scans").resolve("generated").resolve(name));
    return new FrameExport(image, mode).write(frames, ExportFormat.of(out).orElseThrow(), out);
  }
}
