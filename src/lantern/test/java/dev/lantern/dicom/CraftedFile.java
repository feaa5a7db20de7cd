package dev.lantern.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;

/// Writes files byte by byte, so that they can be wrong, in explicit VR little endian.
final class CraftedFile {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /// A file with preamble and file meta information of a transfer syntax.
  static CraftedFile under(String transferSyntax) {
    CraftedFile file = new CraftedFile();
    file.bytes.writeBytes(new byte[128]);
    file.bytes.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    file.element(0x00020010, "UI", padded(transferSyntax, (char) 0));
    return file;
  }

  static CraftedFile explicit() {
    return under(UID.ExplicitVRLittleEndian);
  }

  CraftedFile element(int tag, String vr, byte[] value) {
    return header(tag, vr, value.length).raw(value);
  }

  CraftedFile text(int tag, String vr, String value) {
    return element(tag, vr, padded(value, ' '));
  }

  CraftedFile us(int tag, int value) {
    return element(tag, "US", new byte[] {(byte) value, (byte) (value >> 8)});
  }

  /// An element's header without its value.
  CraftedFile header(int tag, String vr, int length) {
    tag(tag).raw(vr.getBytes(StandardCharsets.US_ASCII));
    if ("OB OW SQ UN UT OF OD".contains(vr)) {
      return raw(new byte[2]).int32(length);
    }
    return raw(new byte[] {(byte) length, (byte) (length >> 8)});
  }

  CraftedFile tag(int tag) {
    return raw(new byte[] {(byte) (tag >> 16), (byte) (tag >> 24), (byte) tag, (byte) (tag >> 8)});
  }

  CraftedFile int32(int value) {
    return raw(
        new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)});
  }

  CraftedFile raw(byte[] value) {
    bytes.writeBytes(value);
    return this;
  }

  /// The Image Pixel module of an 8-bit grey image, without pixel data.
  CraftedFile greyPixels(int rows, int columns) {
    return us(0x00280002, 1)
        .text(0x00280004, "CS", "MONOCHROME2")
        .us(0x00280010, rows)
        .us(0x00280011, columns)
        .us(0x00280100, 8)
        .us(0x00280101, 8)
        .us(0x00280102, 7)
        .us(0x00280103, 0);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  Path writeTo(Path file) {
    try {
      return Files.write(file, toBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] padded(String value, char padding) {
    String even = value.length() % 2 == 0 ? value : value + padding;
    return even.getBytes(StandardCharsets.US_ASCII);
  }

  /// The attributes of a grey image of given pixel data, to be changed and written.
  static Attributes image(int rows, int columns, int bitsAllocated, byte[] pixels) {
    Attributes image = new Attributes();
    image.setString(Tag.SOPClassUID, VR.UI, UID.SecondaryCaptureImageStorage);
    image.setString(Tag.SOPInstanceUID, VR.UI, "2.25.1");
    image.setInt(Tag.SamplesPerPixel, VR.US, 1);
    image.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    image.setInt(Tag.Rows, VR.US, rows);
    image.setInt(Tag.Columns, VR.US, columns);
    image.setInt(Tag.BitsAllocated, VR.US, bitsAllocated);
    image.setInt(Tag.BitsStored, VR.US, bitsAllocated);
    image.setInt(Tag.HighBit, VR.US, bitsAllocated - 1);
    image.setInt(Tag.PixelRepresentation, VR.US, 0);
    image.setBytes(Tag.PixelData, bitsAllocated > 8 ? VR.OW : VR.OB, pixels);
    return image;
  }

  /// Writes attributes as a file with preamble and file meta information.
  static Path write(Path file, Attributes attributes, String transferSyntax) {
    try (DicomOutputStream out = new DicomOutputStream(file.toFile())) {
      out.writeDataset(attributes.createFileMetaInformation(transferSyntax), attributes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
