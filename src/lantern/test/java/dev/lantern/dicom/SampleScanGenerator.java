package dev.lantern.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;

/// Writes `sample-scans/generated`: images whose every value is known, the same bytes at each run.
/// The formulas stand in `sample-scans/README.md` as well.
final class SampleScanGenerator {
  static final int SLICES = 24;
  static final int PHANTOM_SIZE = 128;
  static final double PHANTOM_SPACING = 2.0;
  static final double SLICE_DISTANCE = 5.0;
  static final int AIR = -1000;
  static final int WATER = 0;
  static final int FAT = -100;
  static final int LUNG = -800;
  static final int BONE = 700;

  /// Root of UIDs made from numbers, PS3.5 B.2.
  private static final String UID_ROOT = "2.25.7410258963";

  private SampleScanGenerator() {}

  /// Writes all files below a folder.
  static void writeAll(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("ct-phantom"));
    write(folder.resolve("grey-u8.dcm"), pattern(1, 256, 256, 8, 8, false));
    write(folder.resolve("grey-u12.dcm"), pattern(2, 64, 64, 16, 12, false));
    write(folder.resolve("grey-s12.dcm"), pattern(3, 64, 64, 16, 12, true));
    write(folder.resolve("grey-u16.dcm"), pattern(4, 256, 256, 16, 16, false));
    write(folder.resolve("grey-s16.dcm"), pattern(5, 256, 256, 16, 16, true));
    Attributes inverse = pattern(6, 64, 64, 16, 12, false);
    inverse.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME1");
    write(folder.resolve("monochrome1-u12.dcm"), inverse);
    write(folder.resolve("multiframe-u8.dcm"), multiFrame());
    writeBare(folder.resolve("no-preamble-u8.dcm"), pattern(8, 64, 64, 8, 8, false));
    for (int slice = 0; slice < SLICES; slice++) {
      String name = String.format(Locale.ROOT, "slice-%02d.dcm", slice + 1);
      write(folder.resolve("ct-phantom").resolve(name), phantomSlice(slice));
    }
  }

  /// The stored value of the grey patterns: the pixels count up, row by row, and begin again at
  /// 2^bitsStored; signed ones from −2^(bitsStored − 1) on.
  static int patternValue(int index, int bitsStored, boolean signed) {
    int value = index & ((1 << bitsStored) - 1);
    return signed ? value - (1 << (bitsStored - 1)) : value;
  }

  /// The value of the multi-frame image: 4 × row + column + 16 × frame, in 8 bits.
  static int multiFrameValue(int frame, int row, int column) {
    return (4 * row + column + 16 * frame) & 0xff;
  }

  /// Hounsfield units of the phantom: a cylinder of water, radius 100 mm, in air; rods of bone
  /// (radius 16 mm, right), lung (24 mm, left) and fat (16 mm, below) at 50 mm from its axis; from
  /// slice 13 on the rod of bone is missing.
  static int hounsfield(int slice, int row, int column) {
    double x = (column - (PHANTOM_SIZE - 1) / 2.0) * PHANTOM_SPACING;
    double y = (row - (PHANTOM_SIZE - 1) / 2.0) * PHANTOM_SPACING;
    if (Math.hypot(x, y) > 100) {
      return AIR;
    }
    if (Math.hypot(x - 50, y) <= 16 && slice < 12) {
      return BONE;
    }
    if (Math.hypot(x + 50, y) <= 24) {
      return LUNG;
    }
    return Math.hypot(x, y - 50) <= 16 ? FAT : WATER;
  }

  private static Attributes pattern(
      int instance, int rows, int columns, int bitsAllocated, int bitsStored, boolean signed) {
    int bytes = bitsAllocated / 8;
    ByteBuffer pixels = ByteBuffer.allocate(rows * columns * bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rows * columns; i++) {
      int value = patternValue(i, bitsStored, signed);
      if (bytes == 1) {
        pixels.put((byte) value);
      } else {
        pixels.putShort((short) value);
      }
    }
    Attributes image = common(1, instance, "OT", "Grey pattern");
    image.setString(Tag.SOPClassUID, VR.UI, UID.SecondaryCaptureImageStorage);
    image.setString(Tag.ConversionType, VR.CS, "SYN");
    layout(image, rows, columns, bitsAllocated, bitsStored, signed);
    image.setBytes(Tag.PixelData, bytes == 1 ? VR.OB : VR.OW, pixels.array());
    return image;
  }

  private static Attributes multiFrame() {
    int frames = 4;
    int size = 64;
    byte[] pixels = new byte[frames * size * size];
    for (int i = 0; i < pixels.length; i++) {
      int place = i % (size * size);
      pixels[i] = (byte) multiFrameValue(i / (size * size), place / size, place % size);
    }
    Attributes image = common(1, 7, "OT", "Grey pattern");
    image.setString(
        Tag.SOPClassUID, VR.UI, UID.MultiFrameGrayscaleByteSecondaryCaptureImageStorage);
    image.setString(Tag.ConversionType, VR.CS, "SYN");
    layout(image, size, size, 8, 8, false);
    image.setInt(Tag.NumberOfFrames, VR.IS, frames);
    image.setBytes(Tag.PixelData, VR.OB, pixels);
    return image;
  }

  private static Attributes phantomSlice(int slice) {
    ByteBuffer pixels =
        ByteBuffer.allocate(PHANTOM_SIZE * PHANTOM_SIZE * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < PHANTOM_SIZE; row++) {
      for (int column = 0; column < PHANTOM_SIZE; column++) {
        pixels.putShort((short) (hounsfield(slice, row, column) + 1024));
      }
    }
    Attributes image = common(2, slice + 1, "CT", "Phantom with rods");
    image.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    image.setString(Tag.ImageType, VR.CS, "DERIVED", "SECONDARY", "AXIAL");
    image.setString(Tag.BodyPartExamined, VR.CS, "PHANTOM");
    layout(image, PHANTOM_SIZE, PHANTOM_SIZE, 16, 12, false);
    image.setString(Tag.RescaleSlope, VR.DS, "1");
    image.setString(Tag.RescaleIntercept, VR.DS, "-1024");
    image.setString(Tag.RescaleType, VR.LO, "HU");
    image.setString(Tag.WindowCenter, VR.DS, "40", "-600");
    image.setString(Tag.WindowWidth, VR.DS, "400", "1500");
    image.setString(Tag.WindowCenterWidthExplanation, VR.LO, "SOFT TISSUE", "LUNG");
    image.setDouble(Tag.PixelSpacing, VR.DS, PHANTOM_SPACING, PHANTOM_SPACING);
    image.setDouble(Tag.SliceThickness, VR.DS, SLICE_DISTANCE);
    image.setDouble(Tag.ImagePositionPatient, VR.DS, -127, -127, slice * SLICE_DISTANCE);
    image.setDouble(Tag.ImageOrientationPatient, VR.DS, 1, 0, 0, 0, 1, 0);
    image.setString(Tag.FrameOfReferenceUID, VR.UI, UID_ROOT + ".3");
    image.setBytes(Tag.PixelData, VR.OW, pixels.array());
    return image;
  }

  private static Attributes common(int series, int instance, String modality, String description) {
    Attributes image = new Attributes();
    image.setString(Tag.SOPInstanceUID, VR.UI, UID_ROOT + ".2." + series + "." + instance);
    image.setString(Tag.StudyInstanceUID, VR.UI, UID_ROOT + ".0");
    image.setString(Tag.SeriesInstanceUID, VR.UI, UID_ROOT + ".1." + series);
    image.setString(Tag.StudyID, VR.SH, "1");
    image.setString(Tag.StudyDate, VR.DA, "20260101");
    image.setString(Tag.StudyTime, VR.TM, "120000");
    image.setString(Tag.Modality, VR.CS, modality);
    image.setString(Tag.Manufacturer, VR.LO, "Lantern");
    image.setString(Tag.StudyDescription, VR.LO, "Generated test images");
    image.setString(Tag.SeriesDescription, VR.LO, description);
    image.setString(Tag.PatientName, VR.PN, "PHANTOM^LANTERN");
    image.setString(Tag.PatientID, VR.LO, "PHANTOM");
    image.setNull(Tag.PatientBirthDate, VR.DA);
    image.setNull(Tag.PatientSex, VR.CS);
    image.setInt(Tag.SeriesNumber, VR.IS, series);
    image.setInt(Tag.InstanceNumber, VR.IS, instance);
    return image;
  }

  private static void layout(
      Attributes image, int rows, int columns, int bitsAllocated, int bitsStored, boolean signed) {
    image.setInt(Tag.SamplesPerPixel, VR.US, 1);
    image.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    image.setInt(Tag.Rows, VR.US, rows);
    image.setInt(Tag.Columns, VR.US, columns);
    image.setInt(Tag.BitsAllocated, VR.US, bitsAllocated);
    image.setInt(Tag.BitsStored, VR.US, bitsStored);
    image.setInt(Tag.HighBit, VR.US, bitsStored - 1);
    image.setInt(Tag.PixelRepresentation, VR.US, signed ? 1 : 0);
  }

  private static void write(Path file, Attributes image) throws IOException {
    try (DicomOutputStream out = new DicomOutputStream(file.toFile())) {
      out.writeDataset(image.createFileMetaInformation(UID.ExplicitVRLittleEndian), image);
    }
  }

  /// Implicit VR, without preamble and File Meta Information.
  private static void writeBare(Path file, Attributes image) throws IOException {
    try (DicomOutputStream out =
        new DicomOutputStream(Files.newOutputStream(file), UID.ImplicitVRLittleEndian)) {
      out.writeDataset(null, image);
    }
  }

  /// @param args the folder to write into
  public static void main(String[] args) throws IOException {
    writeAll(Path.of(args[0]));
  }
}
