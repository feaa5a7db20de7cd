package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.dicom.codec.FrameCodecs;
import dev.lantern.imaging.FrameCodec;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.Reason;
import dev.lantern.imaging.ScanImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Readers for tests: with the codecs that need no native library.
final class Readers {
  private static final FrameCodec NO_JPEG_2000 =
      (stream, layout) -> {
        throw new FrameCodec.CodecException("no JPEG 2000 in this test");
      };

  private Readers() {}

  static DicomReader with(DicomLimits limits) {
    return new DicomReader(limits, new FrameCodecs(NO_JPEG_2000).within(limits.time()));
  }

  /// True for a file that is DICOM by its first bytes.
  static boolean looksLikeDicom(Path file) throws IOException {
    return Files.isRegularFile(file) && DataSetFormat.of(ByteSource.OnDisk.open(file)).isPresent();
  }

  static ScanImage open(Path file) throws ImageReadException {
    return with(DicomLimits.standard()).open(ImageSource.of(file));
  }

  /// The reason why a file gives no image, be it at opening or at its first frame.
  static Reason refusal(Path file, DicomLimits limits) {
    return assertThrows(
            ImageReadException.class, () -> with(limits).open(ImageSource.of(file)).frame(0))
        .reason();
  }

  static Reason refusal(Path file) {
    return refusal(file, DicomLimits.standard());
  }
}
