package dev.lantern.dicom.codec;

import dev.lantern.dicom.codec.JpegLsParameters.Preset;
import dev.lantern.dicom.codec.MarkerReader.Segment;
import dev.lantern.imaging.FrameCodec;
import org.jspecify.annotations.Nullable;

/// JPEG-LS, lossless and near-lossless, ITU-T T.87: all three ways of interleaving, preset coding
/// parameters. Mapping tables, restart intervals, point transforms, subsampling and HP's colour
/// transforms are refused by name.
public final class JpegLsCodec implements FrameCodec {
  private static final int SOF55 = 0xf7;
  private static final int LSE = 0xf8;
  private static final int APP8 = 0xe8;

  @Override
  public byte[] decode(byte[] codeStream, FrameLayout layout) throws CodecException {
    return new Stream(codeStream, layout).decode();
  }

  /// Interleave mode of a scan, T.87 C.2.3.
  private enum Interleave {
    NONE,
    LINE,
    SAMPLE;

    static Interleave of(int code) throws CodecException {
      if (code >= values().length) {
        throw new CodecException("JPEG-LS with interleave mode " + code);
      }
      return values()[code];
    }
  }

  /// One stream on its way.
  private static final class Stream {
    private final MarkerReader markers;
    private final FrameLayout layout;
    private final boolean[] done;
    private @Nullable JpegFrameHeader header;
    private @Nullable FrameAssembler assembler;
    private Preset preset = Preset.DEFAULT;
    private int left;

    Stream(byte[] codeStream, FrameLayout layout) throws CodecException {
      markers = new MarkerReader(codeStream);
      this.layout = layout;
      left = layout.samplesPerPixel();
      done = new boolean[left];
    }

    byte[] decode() throws CodecException {
      while (assembler == null || left > 0) {
        int marker = markers.next();
        if (marker == MarkerReader.EOI) {
          throw new CodecException("JPEG-LS stream ends before all components came");
        }
        Segment segment = markers.segment();
        switch (marker) {
          case SOF55 -> startFrame(segment);
          case LSE -> preset = preset(segment);
          case MarkerReader.SOS -> scan(segment);
          case MarkerReader.DRI -> refuseRestarts(segment);
          case APP8 -> refuseColourTransform(segment);
          default -> refuseOtherFrame(marker);
        }
      }
      return assembler.frame();
    }

    private void startFrame(Segment segment) throws CodecException {
      if (header != null) {
        throw new CodecException("JPEG-LS stream of two frames");
      }
      JpegFrameHeader frame = JpegFrameHeader.read(SOF55, segment);
      frame.check(layout);
      if (frame.rows() == 0 || frame.maxHorizontal() > 1 || frame.maxVertical() > 1) {
        throw CodecException.unsupported("subsampled JPEG-LS is not supported");
      }
      header = frame;
      assembler = new FrameAssembler(layout, frame.precision());
    }

    private void scan(Segment segment) throws CodecException {
      if (header == null || assembler == null) {
        throw new CodecException("JPEG-LS scan before the frame header");
      }
      int count = segment.u8();
      int[] components = new int[Math.min(count, done.length)];
      if (count < 1 || count > left) {
        throw new CodecException("JPEG-LS scan of " + count + " components");
      }
      for (int i = 0; i < count; i++) {
        components[i] = header.indexOf(segment.u8());
        if (segment.u8() != 0) {
          throw CodecException.unsupported("JPEG-LS mapping tables are not supported");
        }
        if (done[components[i]]) {
          throw new CodecException("JPEG-LS component in two scans");
        }
        done[components[i]] = true;
      }
      int near = segment.u8();
      Interleave interleave = Interleave.of(segment.u8());
      if (segment.u8() != 0) {
        throw CodecException.unsupported("JPEG-LS point transforms are not supported");
      }
      if (interleave == Interleave.NONE && count > 1) {
        throw new CodecException("JPEG-LS scan of several components without interleaving");
      }
      JpegLsParameters parameters = JpegLsParameters.of(preset, header.precision(), near);
      samples(components, interleave == Interleave.SAMPLE, parameters, assembler);
      left -= count;
    }

    private void samples(
        int[] components, boolean bySample, JpegLsParameters parameters, FrameAssembler rows)
        throws CodecException {
      JpegLsBits bits = new JpegLsBits(markers.data(), markers.position());
      JpegLsScan scan = new JpegLsScan(parameters, layout.columns(), components.length, bits);
      for (int y = 0; y < layout.rows(); y++) {
        int[][] lines = bySample ? scan.linesBySample() : scan.lines();
        for (int c = 0; c < components.length; c++) {
          rows.row(y, components[c], lines[c], 1);
        }
      }
      bits.refuseOverrun();
      markers.moveTo(bits.position());
    }

    /// C.2.4.1.
    private static Preset preset(Segment segment) throws CodecException {
      int type = segment.u8();
      return switch (type) {
        case 1 ->
            new Preset(segment.u16(), segment.u16(), segment.u16(), segment.u16(), segment.u16());
        case 2, 3 -> throw CodecException.unsupported("JPEG-LS mapping tables are not supported");
        case 4 -> throw CodecException.unsupported("JPEG-LS images beyond 65535 are not supported");
        default ->
            throw CodecException.unsupported("JPEG-LS extension " + type + " is not supported");
      };
    }

    private static void refuseRestarts(Segment segment) throws CodecException {
      if (segment.u16() != 0) {
        throw CodecException.unsupported("JPEG-LS restart intervals are not supported");
      }
    }

    /// HP's encoder names its colour transform in an APP8 segment; the data set cannot.
    private static void refuseColourTransform(Segment segment) throws CodecException {
      if (segment.accept("mrfx") && segment.u8() != 0) {
        throw CodecException.unsupported("JPEG-LS colour transforms are not supported");
      }
    }

    private static void refuseOtherFrame(int marker) throws CodecException {
      if (JpegFrameHeader.startsFrame(marker)) {
        throw new CodecException("a JPEG stream where JPEG-LS is announced");
      }
    }
  }
}
