package dev.lantern.dicom.codec;

import dev.lantern.imaging.FrameCodec;
import org.jspecify.annotations.Nullable;

/// JPEG, ITU-T T.81: baseline and extended sequential DCT of 8 and 12 bits, progressive DCT, and
/// lossless with all predictors; Huffman coding. Arithmetic coding and hierarchical frames, which
/// DICOM has retired, are refused by name.
///
/// One decoder for all of them, rather than the JDK's for 8 bits: its samples are equal to those of
/// the reference decoders, it never allocates more than the layout allows, and it does not
/// change with the JDK.
public final class JpegCodec implements FrameCodec {
  /// What the stream says of its colours.
  ///
  /// @throws CodecException where there is no frame header to be found
  public static JpegColour inspect(byte[] codeStream) throws CodecException {
    return JpegColour.read(codeStream);
  }

  @Override
  public byte[] decode(byte[] codeStream, FrameLayout layout) throws CodecException {
    return new Stream(codeStream, layout).decode();
  }

  /// One stream on its way.
  private static final class Stream {
    private final MarkerReader markers;
    private final FrameLayout layout;
    private final JpegTables tables = new JpegTables();
    private @Nullable JpegFrameHeader header;
    private @Nullable JpegProcess process;

    Stream(byte[] codeStream, FrameLayout layout) throws CodecException {
      markers = new MarkerReader(codeStream);
      this.layout = layout;
    }

    byte[] decode() throws CodecException {
      while (process == null || !process.complete()) {
        int marker = markers.next();
        if (marker == MarkerReader.EOI) {
          break;
        }
        MarkerReader.Segment segment = markers.segment();
        if (marker == MarkerReader.SOS) {
          scan(segment);
        } else if (JpegFrameHeader.startsFrame(marker)) {
          startFrame(marker, segment);
        } else {
          tables.define(marker, segment);
        }
      }
      if (process == null || !process.covered()) {
        throw new CodecException("JPEG stream ends before all components came");
      }
      return process.frame();
    }

    private void startFrame(int marker, MarkerReader.Segment segment) throws CodecException {
      if (process != null) {
        throw new CodecException("JPEG stream of two frames");
      }
      JpegFrameHeader frame = JpegFrameHeader.read(marker, segment);
      frame.check(layout);
      header = frame;
      process =
          switch (marker) {
            case 0xc0, 0xc1, 0xc2 -> new DctProcess(layout, frame);
            case 0xc3 -> new LosslessProcess(layout, frame);
            case 0xc9, 0xca, 0xcb ->
                throw CodecException.unsupported("arithmetic-coded JPEG is not supported");
            default -> throw CodecException.unsupported("hierarchical JPEG is not supported");
          };
    }

    private void scan(MarkerReader.Segment segment) throws CodecException {
      if (header == null || process == null) {
        throw new CodecException("JPEG scan before the frame header");
      }
      JpegScanHeader scan = JpegScanHeader.read(segment, header);
      JpegBits bits = new JpegBits(markers.data(), markers.position());
      process.scan(scan, tables, bits);
      markers.moveTo(bits.position());
    }
  }
}
