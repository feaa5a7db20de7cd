package dev.lantern.dicom;

import java.util.Map;
import java.util.Set;
import org.dcm4che3.data.UID;

/// Names of transfer syntaxes, and those whose pixel data is uncompressed, PS3.5 Annex A.
final class TransferSyntaxes {
  static final String DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1";
  static final String RLE = "1.2.840.10008.1.2.5";

  private static final Set<String> NATIVE =
      Set.of(
          UID.ImplicitVRLittleEndian,
          UID.ExplicitVRLittleEndian,
          UID.ExplicitVRBigEndianRetired,
          UID.DeflatedExplicitVRLittleEndian);

  /// Those that dcm4che 3.3.7 is too old to know.
  private static final Map<String, String> YOUNGER =
      Map.ofEntries(
          Map.entry("1.2.840.10008.1.2.4.100.1", "Fragmentable MPEG2 Main Profile / Main Level"),
          Map.entry("1.2.840.10008.1.2.4.101.1", "Fragmentable MPEG2 Main Profile / High Level"),
          Map.entry("1.2.840.10008.1.2.4.102.1", "Fragmentable MPEG-4 AVC/H.264 High Profile"),
          Map.entry("1.2.840.10008.1.2.4.103.1", "Fragmentable MPEG-4 AVC/H.264 BD-compatible"),
          Map.entry("1.2.840.10008.1.2.4.104", "MPEG-4 AVC/H.264 High Profile for 2D Video"),
          Map.entry("1.2.840.10008.1.2.4.104.1", "Fragmentable MPEG-4 AVC/H.264 for 2D Video"),
          Map.entry("1.2.840.10008.1.2.4.105", "MPEG-4 AVC/H.264 High Profile for 3D Video"),
          Map.entry("1.2.840.10008.1.2.4.105.1", "Fragmentable MPEG-4 AVC/H.264 for 3D Video"),
          Map.entry("1.2.840.10008.1.2.4.106", "MPEG-4 AVC/H.264 Stereo High Profile"),
          Map.entry("1.2.840.10008.1.2.4.106.1", "Fragmentable MPEG-4 AVC/H.264 Stereo"),
          Map.entry("1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile"),
          Map.entry("1.2.840.10008.1.2.4.108", "HEVC/H.265 Main 10 Profile"),
          Map.entry("1.2.840.10008.1.2.4.110", "JPEG XL Lossless"),
          Map.entry("1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression"),
          Map.entry("1.2.840.10008.1.2.4.112", "JPEG XL"),
          Map.entry("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 (Lossless Only)"),
          Map.entry("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 RPCL (Lossless Only)"),
          Map.entry("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"),
          Map.entry("1.2.840.10008.1.2.4.204", "JPIP HTJ2K Referenced"),
          Map.entry("1.2.840.10008.1.2.4.205", "JPIP HTJ2K Referenced Deflate"),
          Map.entry(DEFLATED_FRAMES, "Deflated Image Frame Compression"));

  private TransferSyntaxes() {}

  static boolean isNative(String uid) {
    return NATIVE.contains(uid);
  }

  /// The standard's name and the UID; the UID alone where no name is known.
  static String name(String uid) {
    if (YOUNGER.containsKey(uid)) {
      return YOUNGER.get(uid) + " (" + uid + ")";
    }
    String known = UID.nameOf(uid);
    return known == null || known.length() < 3 ? uid : known + " (" + uid + ")";
  }
}
