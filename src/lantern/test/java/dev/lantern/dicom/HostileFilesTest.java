package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SkipReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files made to exhaust or mislead a reader end in a reason.
final class HostileFilesTest {
  private static final int SEQUENCE = 0x00081140;
  private static final int ITEM = 0xfffee000;
  private static final int UNDEFINED = -1;

  private Path folder;

  @BeforeEach
  void inAnEmptyFolder(@TempDir Path empty) {
    folder = empty;
  }

  private Path file() {
    return folder.resolve("file");
  }

  @Test
  void refusesNestingOfFiveThousandLevels() {
    CraftedFile file = CraftedFile.explicit();
    for (int i = 0; i < 5000; i++) {
      file.header(SEQUENCE, "SQ", UNDEFINED).tag(ITEM).int32(UNDEFINED);
    }
    assertEquals(FailureReason.OVER_LIMIT, Readers.refusal(file.writeTo(file())));
  }

  @Test
  void padsALongTextInTimeThatGrowsAsItsLength() {
    String spaces = " ".repeat(4 << 20) + "x";
    Path file =
        CraftedFile.explicit()
            .text(0x00081030, "UT", spaces)
            .greyPixels(1, 1)
            .element(0x7fe00010, "OB", new byte[2])
            .writeTo(file());
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Readers.open(file).frame(0));
  }

  @Test
  void refusesMillionsOfItems() {
    CraftedFile file = CraftedFile.explicit().header(SEQUENCE, "SQ", UNDEFINED);
    byte[] items = new CraftedFile().tag(ITEM).int32(0).toBytes();
    for (int i = 0; i < 2_000_000; i++) {
      file.raw(items);
    }
    assertEquals(FailureReason.OVER_LIMIT, Readers.refusal(file.writeTo(file())));
  }

  @Test
  void refusesMillionsOfElements() {
    CraftedFile file = CraftedFile.explicit();
    for (int i = 0; i < 1_200_000; i++) {
      file.header(0x00110000 + ((i / 60_000 * 2) << 16) + 0x1000 + i % 60_000, "LO", 0);
    }
    assertEquals(FailureReason.OVER_LIMIT, Readers.refusal(file.writeTo(file())));
  }

  @Test
  void refusesADeflateBombBeforeItTakesMemory() throws IOException {
    CraftedFile file = CraftedFile.under(UID.DeflatedExplicitVRLittleEndian);
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(deflated, new Deflater(Deflater.BEST_SPEED, true))) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        out.write(zeros);
      }
    }
    assertEquals(
        FailureReason.OVER_LIMIT,
        Readers.refusal(file.raw(deflated.toByteArray()).writeTo(file())));
  }

  @Test
  void refusesAZipEntryThatInflatesOverTheLimit() throws IOException {
    Path zip = folder.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("image.dcm"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 130; i++) {
        out.write(zeros);
      }
    }
    ImageReadException refusal =
        assertThrows(
            ImageReadException.class,
            () ->
                Readers.with(DicomLimits.standard())
                    .open(new ImageSource(zip, Optional.of("image.dcm"))));
    assertEquals(FailureReason.OVER_LIMIT, refusal.reason());
  }

  @Test
  void refusesALengthBeyondTheEndOfTheFile() {
    Path path = CraftedFile.explicit().header(0x00091010, "OB", 2_000_000_000).writeTo(file());
    assertEquals(FailureReason.TRUNCATED, Readers.refusal(path));
  }

  @Test
  void refusesMorePixelsThanTheLimit() {
    Path path =
        CraftedFile.explicit()
            .text(0x00280008, "IS", "2000000000")
            .greyPixels(65535, 65535)
            .element(0x7fe00010, "OW", new byte[64])
            .writeTo(file());
    assertEquals(FailureReason.OVER_LIMIT, Readers.refusal(path));
  }

  /// Announced, or found in the pixel data: each would take its place in a list.
  @Test
  void refusesMillionsOfFramesOfOnePixel() throws IOException {
    Path announced =
        CraftedFile.explicit()
            .text(0x00280008, "IS", "2000000")
            .greyPixels(1, 1)
            .element(0x7fe00010, "OB", new byte[2_000_000])
            .writeTo(file());
    assertEquals(FailureReason.OVER_LIMIT, Readers.refusal(announced));

    byte[] dataSet =
        new CraftedFile()
            .greyPixels(1, 1)
            .element(0x7fe00010, "OB", new byte[100_000_000])
            .toBytes();
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(deflated, new Deflater(Deflater.BEST_SPEED, true))) {
      out.write(dataSet);
    }
    CraftedFile file = CraftedFile.under(UID.DeflatedExplicitVRLittleEndian);
    Path found = file.raw(deflated.toByteArray()).writeTo(file());
    ImageReadException refusal = assertThrows(ImageReadException.class, () -> Readers.open(found));
    assertEquals(FailureReason.OVER_LIMIT, refusal.reason());
    assertEquals("1 × 1 pixels, 100000000 frames", refusal.detail());
  }

  @Test
  void refusesAFrameThatAnnouncesFarMoreThanTheFileHolds() {
    Path path =
        CraftedFile.explicit()
            .greyPixels(4000, 4000)
            .element(0x7fe00010, "OW", new byte[64])
            .writeTo(file());
    assertEquals(FailureReason.TRUNCATED, Readers.refusal(path));
  }

  @Test
  void refusesMoreFragmentsThanTheLimit() {
    CraftedFile file =
        CraftedFile.under(UID.RLELossless).greyPixels(4, 4).header(0x7fe00010, "OB", UNDEFINED);
    byte[] fragment = new CraftedFile().tag(ITEM).int32(2).raw(new byte[2]).toBytes();
    for (int i = 0; i < 500_000; i++) {
      file.raw(fragment);
    }
    assertEquals(FailureReason.OVER_LIMIT, Readers.refusal(file.writeTo(file())));
  }

  @Test
  void endsWhenTheTimeIsOver() {
    DicomLimits standard = DicomLimits.standard();
    DicomLimits hasty =
        new DicomLimits(standard.structure(), standard.pixels(), 1 << 20, 1, Duration.ofNanos(1));
    Path path = CraftedFile.explicit().greyPixels(4, 4).writeTo(file());
    assertEquals(FailureReason.TIME_LIMIT, Readers.refusal(path, hasty));
  }

  @Test
  void saysThatPixelDataIsCut() {
    Path path =
        CraftedFile.explicit()
            .greyPixels(4, 4)
            .header(0x7fe00010, "OB", 16)
            .raw(new byte[10])
            .writeTo(file());
    assertEquals(FailureReason.TRUNCATED, Readers.refusal(path));
  }

  @Test
  void saysThatTheLastFragmentIsCut() {
    Path path =
        CraftedFile.under(UID.RLELossless)
            .greyPixels(4, 4)
            .header(0x7fe00010, "OB", UNDEFINED)
            .tag(ITEM)
            .int32(0)
            .tag(ITEM)
            .int32(100)
            .raw(new byte[10])
            .writeTo(file());
    assertEquals(FailureReason.TRUNCATED, Readers.refusal(path));
  }

  @Test
  void refusesDamagedCompressedPixels() {
    Path path =
        CraftedFile.under(UID.RLELossless)
            .greyPixels(4, 4)
            .header(0x7fe00010, "OB", UNDEFINED)
            .tag(ITEM)
            .int32(0)
            .tag(ITEM)
            .int32(64)
            .raw(new byte[64])
            .writeTo(file());
    assertEquals(FailureReason.CORRUPT_PIXELS, Readers.refusal(path));
  }

  @Test
  void namesAVideoItDoesNotDecode() {
    Path path =
        CraftedFile.under("1.2.840.10008.1.2.4.107")
            .greyPixels(4, 4)
            .header(0x7fe00010, "OB", UNDEFINED)
            .tag(ITEM)
            .int32(0)
            .writeTo(file());
    ImageReadException refusal = assertThrows(ImageReadException.class, () -> Readers.open(path));
    assertEquals(FailureReason.UNSUPPORTED_TRANSFER_SYNTAX, refusal.reason());
    assertEquals("HEVC/H.265 Main Profile", refusal.detail());
  }

  @Test
  void refusesAPhotometricInterpretationByName() {
    Attributes image = CraftedFile.image(1, 1, 8, new byte[4]);
    image.setString(Tag.PhotometricInterpretation, VR.CS, "HSV");
    image.setInt(Tag.SamplesPerPixel, VR.US, 3);
    Path path = CraftedFile.write(file(), image, UID.ExplicitVRLittleEndian);
    assertEquals(FailureReason.UNSUPPORTED_PIXELS, Readers.refusal(path));
  }

  @Test
  void skipsAReportWithoutPixels() {
    Path path = CraftedFile.explicit().text(0x00080060, "CS", "SR").writeTo(file());
    assertEquals(SkipReason.NO_PIXELS, Readers.refusal(path));
  }

  @Test
  void skipsWhatIsNotDicom() throws IOException {
    assertEquals(SkipReason.NOT_DICOM, Readers.refusal(Files.write(file(), new byte[0])));
    assertEquals(
        SkipReason.NOT_DICOM,
        Readers.refusal(Files.writeString(file(), "A letter of some length. ".repeat(40))));
    assertEquals(
        SkipReason.NOT_DICOM,
        Readers.refusal(Files.write(file(), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26})));
  }

  @Test
  void saysThatAFileDoesNotExist() {
    assertEquals(FailureReason.MISSING, Readers.refusal(folder.resolve("absent")));
  }

  @Test
  void readsOnBehindGarbageAfterThePixelData() throws ImageReadException {
    byte[] pixels = {1, 2, 3, 4};
    Path path =
        CraftedFile.explicit()
            .greyPixels(2, 2)
            .element(0x7fe00010, "OB", pixels)
            .raw(new byte[4096])
            .writeTo(file());
    assertArrayEquals(pixels, Readers.open(path).frame(0).stored());
  }

  @Test
  void readsAnImageOfAZipEntry() throws IOException, ImageReadException {
    byte[] image =
        CraftedFile.explicit()
            .greyPixels(2, 2)
            .element(0x7fe00010, "OB", new byte[] {4, 3, 2, 1})
            .toBytes();
    Path zip = folder.resolve("images.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("a/image"));
      out.write(image);
    }
    assertArrayEquals(
        new byte[] {4, 3, 2, 1},
        Readers.with(DicomLimits.standard())
            .open(new ImageSource(zip, Optional.of("a/image")))
            .frame(0)
            .stored());
  }
}
