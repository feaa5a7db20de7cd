package dev.lantern.dicom.codec;

import static dev.lantern.dicom.codec.PixelCoding.JPEG;
import static dev.lantern.dicom.codec.PixelCoding.JPEG_2000;
import static dev.lantern.dicom.codec.PixelCoding.JPEG_LS;
import static dev.lantern.dicom.codec.PixelCoding.NATIVE;
import static dev.lantern.dicom.codec.PixelCoding.RLE;
import static dev.lantern.dicom.codec.PixelCoding.UNSUPPORTED;
import static dev.lantern.dicom.codec.PixelCoding.VIDEO;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The transfer syntaxes of PS3.6 Annex A, with their names there, shortened.
public enum TransferSyntax {
  IMPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2", "Implicit VR Little Endian", NATIVE),
  EXPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2.1", "Explicit VR Little Endian", NATIVE),
  DEFLATED("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian", NATIVE),
  EXPLICIT_BIG_ENDIAN("1.2.840.10008.1.2.2", "Explicit VR Big Endian", NATIVE),
  ENCAPSULATED_UNCOMPRESSED(
      "1.2.840.10008.1.2.1.98", "Encapsulated Uncompressed Explicit VR Little Endian", UNSUPPORTED),
  JPEG_BASELINE("1.2.840.10008.1.2.4.50", "JPEG Baseline (Process 1)", JPEG),
  JPEG_EXTENDED("1.2.840.10008.1.2.4.51", "JPEG Extended (Process 2 & 4)", JPEG),
  JPEG_SPECTRAL_SELECTION(
      "1.2.840.10008.1.2.4.53", "JPEG Spectral Selection (Process 6 & 8)", JPEG),
  JPEG_FULL_PROGRESSION("1.2.840.10008.1.2.4.55", "JPEG Full Progression (Process 10 & 12)", JPEG),
  JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", "JPEG Lossless (Process 14)", JPEG),
  JPEG_LOSSLESS_SV1(
      "1.2.840.10008.1.2.4.70", "JPEG Lossless, First-Order Prediction (Process 14)", JPEG),
  JPEG_LS_LOSSLESS("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless", JPEG_LS),
  JPEG_LS_NEAR_LOSSLESS("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless", JPEG_LS),
  JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", "JPEG 2000 (Lossless Only)", JPEG_2000),
  JPEG_2000_LOSSY("1.2.840.10008.1.2.4.91", "JPEG 2000", JPEG_2000),
  JPEG_2000_PART2_LOSSLESS(
      "1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 Multi-component (Lossless Only)", UNSUPPORTED),
  JPEG_2000_PART2("1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2 Multi-component", UNSUPPORTED),
  JPIP("1.2.840.10008.1.2.4.94", "JPIP Referenced", UNSUPPORTED),
  JPIP_DEFLATE("1.2.840.10008.1.2.4.95", "JPIP Referenced Deflate", UNSUPPORTED),
  MPEG2_MAIN("1.2.840.10008.1.2.4.100", "MPEG2 Main Profile / Main Level", VIDEO),
  MPEG2_MAIN_FRAGMENTABLE(
      "1.2.840.10008.1.2.4.100.1", "Fragmentable MPEG2 Main Profile / Main Level", VIDEO),
  MPEG2_HIGH("1.2.840.10008.1.2.4.101", "MPEG2 Main Profile / High Level", VIDEO),
  MPEG2_HIGH_FRAGMENTABLE(
      "1.2.840.10008.1.2.4.101.1", "Fragmentable MPEG2 Main Profile / High Level", VIDEO),
  MPEG4_HIGH("1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264 High Profile", VIDEO),
  MPEG4_HIGH_FRAGMENTABLE(
      "1.2.840.10008.1.2.4.102.1", "Fragmentable MPEG-4 AVC/H.264 High Profile", VIDEO),
  MPEG4_BD("1.2.840.10008.1.2.4.103", "MPEG-4 AVC/H.264 BD-compatible High Profile", VIDEO),
  MPEG4_BD_FRAGMENTABLE(
      "1.2.840.10008.1.2.4.103.1",
      "Fragmentable MPEG-4 AVC/H.264 BD-compatible High Profile",
      VIDEO),
  MPEG4_2D("1.2.840.10008.1.2.4.104", "MPEG-4 AVC/H.264 High Profile For 2D Video", VIDEO),
  MPEG4_2D_FRAGMENTABLE(
      "1.2.840.10008.1.2.4.104.1",
      "Fragmentable MPEG-4 AVC/H.264 High Profile For 2D Video",
      VIDEO),
  MPEG4_3D("1.2.840.10008.1.2.4.105", "MPEG-4 AVC/H.264 High Profile For 3D Video", VIDEO),
  MPEG4_3D_FRAGMENTABLE(
      "1.2.840.10008.1.2.4.105.1",
      "Fragmentable MPEG-4 AVC/H.264 High Profile For 3D Video",
      VIDEO),
  MPEG4_STEREO("1.2.840.10008.1.2.4.106", "MPEG-4 AVC/H.264 Stereo High Profile", VIDEO),
  MPEG4_STEREO_FRAGMENTABLE(
      "1.2.840.10008.1.2.4.106.1", "Fragmentable MPEG-4 AVC/H.264 Stereo High Profile", VIDEO),
  HEVC_MAIN("1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile", VIDEO),
  HEVC_MAIN_10("1.2.840.10008.1.2.4.108", "HEVC/H.265 Main 10 Profile", VIDEO),
  JPEG_XL_LOSSLESS("1.2.840.10008.1.2.4.110", "JPEG XL Lossless", UNSUPPORTED),
  JPEG_XL_RECOMPRESSION("1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression", UNSUPPORTED),
  JPEG_XL("1.2.840.10008.1.2.4.112", "JPEG XL", UNSUPPORTED),
  HTJ2K_LOSSLESS("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 (Lossless Only)", JPEG_2000),
  HTJ2K_LOSSLESS_RPCL(
      "1.2.840.10008.1.2.4.202",
      "High-Throughput JPEG 2000 with RPCL Options (Lossless Only)",
      JPEG_2000),
  HTJ2K("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000", JPEG_2000),
  JPIP_HTJ2K("1.2.840.10008.1.2.4.204", "JPIP HTJ2K Referenced", UNSUPPORTED),
  JPIP_HTJ2K_DEFLATE("1.2.840.10008.1.2.4.205", "JPIP HTJ2K Referenced Deflate", UNSUPPORTED),
  RLE_LOSSLESS("1.2.840.10008.1.2.5", "RLE Lossless", RLE),
  SMPTE_2110_PROGRESSIVE(
      "1.2.840.10008.1.2.7.1", "SMPTE ST 2110-20 Uncompressed Progressive Active Video", VIDEO),
  SMPTE_2110_INTERLACED(
      "1.2.840.10008.1.2.7.2", "SMPTE ST 2110-20 Uncompressed Interlaced Active Video", VIDEO),
  SMPTE_2110_AUDIO("1.2.840.10008.1.2.7.3", "SMPTE ST 2110-30 PCM Digital Audio", UNSUPPORTED),
  DEFLATED_IMAGE_FRAME("1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression", UNSUPPORTED);

  private static final Map<String, TransferSyntax> BY_UID =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(TransferSyntax::uid, Function.identity()));

  private final String uid;
  private final String label;
  private final PixelCoding coding;

  TransferSyntax(String uid, String label, PixelCoding coding) {
    this.uid = uid;
    this.label = label;
    this.coding = coding;
  }

  /// The syntax with this UID, padding at its end passed over; empty where the standard has none.
  public static Optional<TransferSyntax> of(String uid) {
    return Optional.ofNullable(BY_UID.get(uid.replace('\0', ' ').strip()));
  }

  public String uid() {
    return uid;
  }

  /// The name of the syntax, for messages.
  public String label() {
    return label;
  }

  public PixelCoding coding() {
    return coding;
  }
}
