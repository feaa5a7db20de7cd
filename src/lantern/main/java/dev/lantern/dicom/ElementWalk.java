package dev.lantern.dicom;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.UID;

/// Walks over the headers of the first elements of what may be a data set, to tell one from other
/// bytes and to find its encoding, PS3.5 7.1.
///
/// @param explicitVr elements carry their VR
/// @param bigEndian big endian
record ElementWalk(boolean explicitVr, boolean bigEndian) {
  private static final Set<String> SHORT_VRS =
      Set.of(
          "AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO", "LT", "PN", "SH", "SL",
          "SS", "ST", "TM", "UI", "UL", "US");
  private static final Set<String> LONG_VRS =
      Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");
  private static final int ENOUGH = 6;
  private static final List<ElementWalk> CANDIDATES =
      List.of(
          new ElementWalk(true, false), new ElementWalk(true, true), new ElementWalk(false, false));

  /// An element's header.
  ///
  /// @param valueStart index of the value's first byte
  /// @param length of the value, 0xffffffff where undefined; −1 where the header is cut
  record Header(int valueStart, long length) {}

  String transferSyntax() {
    if (!explicitVr) {
      return UID.ImplicitVRLittleEndian;
    }
    return bigEndian ? UID.ExplicitVRBigEndianRetired : UID.ExplicitVRLittleEndian;
  }

  /// True where the first element alone does not rule out a data set.
  static boolean mayBegin(byte[] head) {
    return head.length >= 8
        && CANDIDATES.stream().anyMatch(candidate -> candidate.mayBeFirst(head));
  }

  private boolean mayBeFirst(byte[] head) {
    int group = tag(head, 0, bigEndian) >>> 16;
    return group <= 0x0010 && (group & 1) == 0 && (!explicitVr || vr(head, 4));
  }

  /// The encoding under which the bytes look like a data set without file meta information.
  static Optional<ElementWalk> guess(byte[] head) {
    for (ElementWalk candidate : CANDIDATES) {
      if (candidate.fits(head)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /// Tags ascend from group 0008 (or 0000 to 0010 of old), VRs are known, values fit: by chance no
  /// other file does so for several elements.
  private boolean fits(byte[] head) {
    int position = 0;
    int previous = -1;
    int seen = 0;
    while (seen < ENOUGH && position + 8 <= head.length) {
      int tag = tag(head, position, bigEndian);
      if (seen == 0 ? !mayBeFirst(head) : Integer.compareUnsigned(tag, previous) <= 0) {
        return false;
      }
      if (explicitVr && !vr(head, position + 4)) {
        return false;
      }
      Header header = header(head, position, explicitVr, bigEndian);
      if (header.length() < 0) {
        return false;
      }
      seen++;
      if (header.length() > head.length - header.valueStart()) {
        // A sequence or a long value: what stood before has to be enough.
        return seen >= 3;
      }
      previous = tag;
      position = header.valueStart() + (int) header.length();
    }
    return seen >= 3 || (seen >= 1 && position == head.length);
  }

  static int tag(byte[] bytes, int at, boolean bigEndian) {
    return u16(bytes, at, bigEndian) << 16 | u16(bytes, at + 2, bigEndian);
  }

  /// True where a known VR stands.
  static boolean vr(byte[] bytes, int at) {
    if (at + 2 > bytes.length) {
      return false;
    }
    String vr = new String(bytes, at, 2, StandardCharsets.US_ASCII);
    return SHORT_VRS.contains(vr) || LONG_VRS.contains(vr);
  }

  /// True where two capital letters stand: an element of explicit VR, even of one not yet known.
  static boolean capitals(byte[] bytes, int at) {
    return at + 2 <= bytes.length
        && bytes[at] >= 'A'
        && bytes[at] <= 'Z'
        && bytes[at + 1] >= 'A'
        && bytes[at + 1] <= 'Z';
  }

  /// Reads the header at an index, as implicit VR where no VR stands.
  static Header header(byte[] bytes, int at, boolean explicit, boolean bigEndian) {
    if (explicit && vr(bytes, at + 4)) {
      String vr = new String(bytes, at + 4, 2, StandardCharsets.US_ASCII);
      if (SHORT_VRS.contains(vr)) {
        return new Header(at + 8, u16(bytes, at + 6, bigEndian));
      }
      if (at + 12 > bytes.length) {
        return new Header(at + 12, -1);
      }
      return new Header(at + 12, u32(bytes, at + 8, bigEndian));
    }
    return new Header(at + 8, u32(bytes, at + 4, bigEndian));
  }

  private static int u16(byte[] bytes, int at, boolean bigEndian) {
    int a = bytes[at] & 0xff;
    int b = bytes[at + 1] & 0xff;
    return bigEndian ? a << 8 | b : b << 8 | a;
  }

  static long u32(byte[] bytes, int at, boolean bigEndian) {
    long first = u16(bytes, at, bigEndian);
    long second = u16(bytes, at + 2, bigEndian);
    return bigEndian ? first << 16 | second : second << 16 | first;
  }
}
