package dev.lantern.dicom;

import dev.lantern.imaging.FrameDisplay.OverlayPlane;
import dev.lantern.imaging.ImageReadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/// Overlay planes, PS3.3 C.9.2: with data of their own (60xx,3000), or in bits of the pixel data
/// that hold no sample (retired, PS3.5 8.1.2).
final class OverlayReader {
  private static final int GROUPS = 16;

  private final DataElements elements;
  private final PixelDescription pixels;
  private final FrameBytes frames;

  OverlayReader(DataElements elements, PixelDescription pixels, FrameBytes frames) {
    this.elements = elements;
    this.pixels = pixels;
    this.frames = frames;
  }

  /// @param frame index from 0
  List<OverlayPlane> read(int frame) {
    List<OverlayPlane> all = new ArrayList<>();
    for (int group = 0; group < GROUPS; group++) {
      int base = group << 17;
      if (elements.contains(base | Tag.OverlayData)) {
        stored(base, frame).ifPresent(all::add);
      } else if (elements.contains(base | Tag.OverlayBitPosition)) {
        embedded(base, frame).ifPresent(all::add);
      }
    }
    return all;
  }

  private Optional<OverlayPlane> stored(int base, int frame) {
    int rows = elements.integer(base | Tag.OverlayRows).orElse(0);
    int columns = elements.integer(base | Tag.OverlayColumns).orElse(0);
    if (rows < 1 || columns < 1) {
      return Optional.empty();
    }
    int count = elements.integer(base | Tag.NumberOfFramesInOverlay).orElse(1);
    int first = elements.integer(base | Tag.ImageFrameOrigin).orElse(1) - 1;
    // One plane without an origin frame belongs to every frame.
    int plane = count <= 1 ? 0 : frame - first;
    long bits = (long) rows * columns;
    byte[] data = elements.bytes(base | Tag.OverlayData);
    if (plane < 0 || plane >= Math.max(1, count) || (plane + 1) * bits > data.length * 8L) {
      return Optional.empty();
    }
    byte[] words = data.clone();
    if (elements.bigEndian() && elements.is(base | Tag.OverlayData, VR.OW)) {
      SampleBits.swap(words, 2);
    }
    byte[] packed = shifted(words, plane * bits, bits);
    return Optional.of(new OverlayPlane(rows, columns, origin(base, 0), origin(base, 1), packed));
  }

  /// A plane of a multi-frame overlay need not begin at a byte.
  private static byte[] shifted(byte[] data, long from, long bits) {
    byte[] out = new byte[(int) ((bits + 7) / 8)];
    for (int i = 0; i < bits; i++) {
      long at = from + i;
      int bit = data[(int) (at >> 3)] >> (at & 7) & 1;
      out[i >> 3] |= (byte) (bit << (i & 7));
    }
    return out;
  }

  private Optional<OverlayPlane> embedded(int base, int frame) {
    if (frames.container().isEmpty() && pixels.bits().signed()) {
      // What stands above the values is their sign.
      return Optional.empty();
    }
    PixelDescription.Bits bits = frames.container().orElse(pixels.bits());
    int position = elements.integer(base | Tag.OverlayBitPosition).orElse(0);
    boolean outside =
        position < bits.allocated()
            && (position > bits.high() || position <= bits.high() - bits.stored());
    if (!outside || pixels.samples() != 1 || bits.allocated() < 8) {
      return Optional.empty();
    }
    try {
      byte[] samples = frames.frame(frame).bytes();
      byte[] plane = SampleBits.plane(samples, bits.type().bytes(), position);
      return Optional.of(new OverlayPlane(pixels.rows(), pixels.columns(), 1, 1, plane));
    } catch (ImageReadException e) {
      // Whoever asks for the frame itself learns why.
      return Optional.empty();
    }
  }

  private int origin(int base, int index) {
    List<Double> values = elements.decimals(base | Tag.OverlayOrigin);
    return values.size() < 2 ? 1 : values.get(index).intValue();
  }
}
