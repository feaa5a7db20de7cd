package dev.lantern.dicom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.UID;

/// Where the data set of a file begins and how it is encoded: what the file says, corrected by
/// what its first element shows. Files without preamble, or without File Meta Information
/// (PS3.10 7.1), are found by the look of their first elements.
///
/// @param metaStart position of the first group 0002 element, or of the data set where none
/// @param dataSetStart position of the first element of the data set
/// @param transferSyntax (0002,0010), or the one guessed
/// @param explicitVr the data set's elements carry their VR
/// @param bigEndian the data set is big endian
record DataSetFormat(
    long metaStart,
    long dataSetStart,
    String transferSyntax,
    boolean explicitVr,
    boolean bigEndian) {
  /// Bytes that tell most other files from DICOM: preamble, magic word, and then some.
  static final int SNIFFED = 256;

  /// Bytes that tell every other file from DICOM.
  static final int WINDOW = 1 << 16;
  private static final int PREAMBLE = 128;
  private static final byte[] MAGIC = "DICM".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> DEFLATED =
      Set.of(UID.DeflatedExplicitVRLittleEndian, UID.JPIPReferencedDeflate);
  private static final int TRANSFER_SYNTAX = 0x00020010;

  boolean hasMeta() {
    return metaStart < dataSetStart;
  }

  boolean deflated() {
    return DEFLATED.contains(transferSyntax);
  }

  /// The format of the same file with its data set inflated, by the look of the first element.
  DataSetFormat inflated(ByteSource inflated) throws IOException {
    byte[] head = inflated.readUpTo(dataSetStart, 8);
    return new DataSetFormat(
        metaStart, dataSetStart, transferSyntax, ElementWalk.capitals(head, 4), false);
  }

  /// True where the magic word stands: nothing but damage keeps such a file from being DICOM.
  ///
  /// @param head at least [#SNIFFED] bytes of the file, or all that it has
  static boolean hasMagic(byte[] head) {
    return magicAt(head, PREAMBLE);
  }

  /// False where no file that begins so is DICOM; true where more has to be read to know.
  ///
  /// @param head as for [#hasMagic]
  static boolean mayBegin(byte[] head) {
    return metaStart(head) >= 0 || ElementWalk.mayBegin(head);
  }

  /// @return empty where the bytes are no DICOM file
  static Optional<DataSetFormat> of(ByteSource source) throws IOException {
    byte[] head = source.readUpTo(0, WINDOW);
    int metaStart = metaStart(head);
    if (metaStart < 0) {
      return ElementWalk.guess(head)
          .map(
              walk ->
                  new DataSetFormat(
                      0, 0, walk.transferSyntax(), walk.explicitVr(), walk.bigEndian()));
    }
    String transferSyntax = "";
    int position = metaStart;
    while (position + 8 <= head.length && ElementWalk.tag(head, position, false) >>> 16 == 2) {
      ElementWalk.Header element = ElementWalk.header(head, position, true, false);
      if (ElementWalk.tag(head, position, false) == TRANSFER_SYNTAX) {
        transferSyntax = text(head, element);
      }
      if (element.length() < 0 || element.length() > head.length - element.valueStart()) {
        return Optional.empty();
      }
      position = element.valueStart() + (int) element.length();
    }
    return Optional.of(settle(source, metaStart, position, transferSyntax));
  }

  private static int metaStart(byte[] head) {
    if (magicAt(head, PREAMBLE)) {
      return PREAMBLE + MAGIC.length;
    }
    if (magicAt(head, 0)) {
      return MAGIC.length;
    }
    boolean group2 =
        head.length >= 8
            && ElementWalk.tag(head, 0, false) >>> 16 == 2
            && (ElementWalk.vr(head, 4) || ElementWalk.tag(head, 0, false) == 0x00020000);
    return group2 ? 0 : -1;
  }

  private static boolean magicAt(byte[] head, int at) {
    if (head.length < at + MAGIC.length) {
      return false;
    }
    for (int i = 0; i < MAGIC.length; i++) {
      if (head[at + i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  private static DataSetFormat settle(
      ByteSource source, long metaStart, long start, String transferSyntax) throws IOException {
    if (DEFLATED.contains(transferSyntax)) {
      return new DataSetFormat(metaStart, start, transferSyntax, true, false);
    }
    byte[] head = source.readUpTo(start, WINDOW);
    boolean bigEndian = transferSyntax.equals(UID.ExplicitVRBigEndianRetired);
    if (head.length < 8) {
      return new DataSetFormat(metaStart, start, transferSyntax, true, bigEndian);
    }
    boolean explicit = ElementWalk.capitals(head, 4);
    if (transferSyntax.isEmpty()) {
      // Group 0008 read with the wrong byte order is 0800.
      bigEndian = explicit && (ElementWalk.tag(head, 0, false) >>> 16) >= 0x0400;
      String guessed =
          bigEndian
              ? UID.ExplicitVRBigEndianRetired
              : explicit ? UID.ExplicitVRLittleEndian : UID.ImplicitVRLittleEndian;
      return new DataSetFormat(metaStart, start, guessed, explicit, bigEndian);
    }
    return new DataSetFormat(metaStart, start, transferSyntax, explicit, bigEndian);
  }

  private static String text(byte[] head, ElementWalk.Header element) {
    int end = (int) Math.min(head.length, element.valueStart() + Math.max(0, element.length()));
    return new String(
            head, element.valueStart(), end - element.valueStart(), StandardCharsets.US_ASCII)
        .replace('\0', ' ')
        .strip();
  }
}
