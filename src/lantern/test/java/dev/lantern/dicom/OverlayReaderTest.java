package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.dicom.codec.PixelCoding;
import dev.lantern.imaging.FrameDisplay.OverlayPlane;
import dev.lantern.imaging.ImageReadException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Overlay planes of files made to exhaust.
final class OverlayReaderTest {
  private final Attributes image = CraftedFile.image(2, 2, 16, new byte[8]);

  private List<OverlayPlane> overlays(Path folder) throws ImageReadException {
    return Readers.open(
            CraftedFile.write(folder.resolve("image"), image, UID.ExplicitVRLittleEndian))
        .display(0)
        .overlays();
  }

  private void plane(int group, int rows, int columns) {
    int base = group << 17;
    image.setInt(base | Tag.OverlayRows, VR.UL, rows);
    image.setInt(base | Tag.OverlayColumns, VR.UL, columns);
    image.setBytes(base | Tag.OverlayData, VR.OW, new byte[(int) ((long) rows * columns / 8)]);
  }

  /// C.9.2: rows and columns are US. A repaint goes through all rows.
  @Test
  void passesOverAPlaneWithMoreRowsThanItCanHave(@TempDir Path folder) throws ImageReadException {
    plane(0, 1 << 16, 8);
    plane(1, 8, 1 << 16);
    plane(2, 16, 16);
    assertEquals(List.of(16), overlays(folder).stream().map(OverlayPlane::rows).toList());
  }

  /// Two planes of 134 million pixels each, and a small one.
  @Test
  void keepsNoMoreOfAllPlanesThanOneMayHave(@TempDir Path folder) throws ImageReadException {
    plane(0, 11600, 11600);
    plane(1, 11608, 11600);
    plane(2, 16, 16);
    assertEquals(List.of(11600, 16), overlays(folder).stream().map(OverlayPlane::rows).toList());
  }

  @Test
  void passesOverAPlaneBelowTheFirstBit(@TempDir Path folder) throws ImageReadException {
    image.setInt(Tag.OverlayBitPosition, VR.SS, -20);
    assertEquals(List.of(), overlays(folder));
  }

  @Test
  void decodesAFrameOnceForAllPlanesInItsBits(@TempDir Path folder) throws Exception {
    image.setInt(Tag.BitsStored, VR.US, 8);
    image.setInt(Tag.HighBit, VR.US, 7);
    for (int group = 0; group < 3; group++) {
      image.setInt(group << 17 | Tag.OverlayBitPosition, VR.US, 8 + group);
    }
    DataElements elements = new DataElements(image);
    PixelDescription pixels =
        PixelDescription.of(elements, Tag.PixelData, DicomLimits.standard().pixels());
    Path file = Files.write(folder.resolve("stream"), new byte[2]);
    AtomicInteger decoded = new AtomicInteger();
    EncapsulatedFrames frames =
        new EncapsulatedFrames(
            ByteSource.OnDisk.open(file),
            pixels,
            PixelCoding.RLE,
            (_, _) -> {
              decoded.incrementAndGet();
              return new byte[] {0, 1, 0, 2, 0, 4, 0, 7};
            },
            List.of(List.of(new PixelElement.Fragment(0, 2))));
    List<OverlayPlane> planes =
        new OverlayReader(elements, pixels, frames, ByteSource.OnDisk.open(file)).read(0);
    assertArrayEquals(new byte[] {0b1001}, planes.get(0).bits());
    assertArrayEquals(new byte[] {0b1010}, planes.get(1).bits());
    assertArrayEquals(new byte[] {0b1100}, planes.get(2).bits());
    assertEquals(1, decoded.get());
  }
}
