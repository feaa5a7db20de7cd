package dev.lantern.dicom.codec;

import dev.lantern.dicom.codec.JpegScanHeader.Part;
import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;

/// The DCT-based processes with Huffman coding: baseline (SOF0), extended sequential (SOF1) and
/// progressive (SOF2), T.81 Annexes F and G. All scans gather coefficients; the samples come at
/// the end.
final class DctProcess implements JpegProcess {
  /// More than any encoder writes; keeps a small stream of empty scans from taking long.
  private static final int MAX_PROGRESSIVE_SCANS = 500;

  private final FrameLayout layout;
  private final JpegFrameHeader header;
  private final boolean progressive;
  private final DctComponent[] components;
  private int scans;

  DctProcess(FrameLayout layout, JpegFrameHeader header) throws CodecException {
    if (header.precision() != 8 && header.precision() != 12) {
      throw new CodecException("DCT-based JPEG of " + header.precision() + " bits");
    }
    this.layout = layout;
    this.header = header;
    progressive = header.startOfFrame() == 0xc2;
    components = new DctComponent[header.components().size()];
    for (int i = 0; i < components.length; i++) {
      components[i] = new DctComponent(header, layout.rows(), i);
    }
  }

  @Override
  public void scan(JpegScanHeader scan, JpegTables tables, JpegBits bits) throws CodecException {
    if (++scans > MAX_PROGRESSIVE_SCANS) {
      throw new CodecException("JPEG of more than " + MAX_PROGRESSIVE_SCANS + " scans");
    }
    for (Part part : scan.components()) {
      DctComponent component = components[part.index()];
      if (!progressive && component.latched()) {
        throw new CodecException("JPEG component in two scans");
      }
      component.latch(tables.quantization(header.components().get(part.index()).quantization()));
    }
    DctBlockCoder coder =
        progressive
            ? ProgressiveCoder.of(scan, tables, bits)
            : new SequentialCoder(scan, tables, bits);
    if (scan.interleaved()) {
      interleaved(scan, tables.restartInterval(), coder, bits);
    } else {
      alone(scan, tables.restartInterval(), coder, bits);
    }
    bits.refuseOverrun();
  }

  @Override
  public boolean complete() {
    return !progressive && covered();
  }

  @Override
  public boolean covered() {
    for (DctComponent component : components) {
      if (!component.latched()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public byte[] frame() throws CodecException {
    FrameAssembler assembler = new FrameAssembler(layout, header.precision());
    for (int c = 0; c < components.length; c++) {
      ChromaUpsampler rows =
          new ChromaUpsampler(components[c], header, components[c].samples(header.precision()));
      for (int y = 0; y < layout.rows(); y++) {
        assembler.row(y, c, rows.row(y), 0);
      }
    }
    return assembler.frame();
  }

  /// An MCU is vertical × horizontal blocks of each component, T.81 A.2.3.
  private void interleaved(JpegScanHeader scan, int interval, DctBlockCoder coder, JpegBits bits)
      throws CodecException {
    int across = Math.ceilDiv(layout.columns(), 8 * header.maxHorizontal());
    int down = Math.ceilDiv(layout.rows(), 8 * header.maxVertical());
    int left = interval;
    for (int mcu = 0; mcu < across * down; mcu++) {
      if (interval > 0 && left-- == 0) {
        bits.restart();
        coder.reset();
        left = interval - 1;
      }
      for (int i = 0; i < scan.components().size(); i++) {
        DctComponent c = components[scan.components().get(i).index()];
        int row = mcu / across * c.vertical;
        int column = mcu % across * c.horizontal;
        for (int v = 0; v < c.vertical; v++) {
          for (int h = 0; h < c.horizontal; h++) {
            coder.block(i, c.coefficients, c.block(row + v, column + h));
          }
        }
      }
    }
  }

  /// The MCU of a scan of one component is one block, T.81 A.2.2.
  private void alone(JpegScanHeader scan, int interval, DctBlockCoder coder, JpegBits bits)
      throws CodecException {
    DctComponent c = components[scan.components().get(0).index()];
    int across = c.scanBlocksWide();
    int left = interval;
    for (int row = 0; row < c.scanBlocksHigh(); row++) {
      for (int column = 0; column < across; column++) {
        if (interval > 0 && left-- == 0) {
          bits.restart();
          coder.reset();
          left = interval - 1;
        }
        coder.block(0, c.coefficients, c.block(row, column));
      }
    }
  }
}
