package dev.lantern.dicom;

import dev.lantern.dicom.PixelElement.Fragment;
import dev.lantern.imaging.FrameDisplay.OverlayPlane;
import dev.lantern.imaging.ImageReadException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/// Overlay planes, PS3.3 C.9.2: with data of their own (60xx,3000), or in bits of the pixel data
/// that hold no sample (retired, PS3.5 8.1.2).
final class OverlayReader {
  private static final int GROUPS = 16;

  /// Pixels of one plane: as many as the largest frame may have.
  private static final long MOST_PIXELS = 256L << 20;

  private final DataElements elements;
  private final PixelDescription pixels;
  private final FrameBytes frames;
  private final ByteSource source;

  /// @param source where values lie that were too long to be held
  OverlayReader(
      DataElements elements, PixelDescription pixels, FrameBytes frames, ByteSource source) {
    this.elements = elements;
    this.pixels = pixels;
    this.frames = frames;
    this.source = source;
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
    OptionalInt plane = plane(base, frame);
    long bits = (long) rows * columns;
    if (plane.isEmpty() || bits > MOST_PIXELS) {
      return Optional.empty();
    }
    return packed(base | Tag.OverlayData, plane.getAsInt() * bits, (int) bits)
        .map(data -> new OverlayPlane(rows, columns, origin(base, 0), origin(base, 1), data));
  }

  /// Which frame of the overlay lies over this one of the image, from 0. C.9.3.1.1: they begin at
  /// Image Frame Origin (60xx,0051), 1 where absent. C.9.2: where Number of Frames in Overlay
  /// (60xx,0015) is absent too, the one there is belongs to every frame.
  private OptionalInt plane(int base, int frame) {
    OptionalInt count = elements.integer(base | Tag.NumberOfFramesInOverlay);
    OptionalInt first = elements.integer(base | Tag.ImageFrameOrigin);
    if (count.isEmpty() && first.isEmpty()) {
      return OptionalInt.of(0);
    }
    long plane = frame - (first.orElse(1) - 1L);
    boolean there = plane >= 0 && plane < Math.max(1, count.orElse(1));
    return there ? OptionalInt.of((int) plane) : OptionalInt.empty();
  }

  /// A plane of a multi-frame overlay need not begin at a byte.
  ///
  /// @param from the first bit of the value
  /// @return least significant bit first; empty where the value does not hold them all
  private Optional<byte[]> packed(int tag, long from, int bits) {
    // Whole words, since those of big endian files are swapped.
    long start = from / 16 * 2;
    Optional<byte[]> data = part(tag, start, (from + bits + 7) / 8);
    if (data.isPresent() && elements.bigEndian() && elements.is(tag, VR.OW)) {
      SampleBits.swap(data.get(), 2);
    }
    return data.map(words -> shifted(words, (int) (from - start * 8), bits));
  }

  /// The bytes from `start` to the end of the word that holds the one before `end`; empty where the
  /// value ends before, or cannot be read: whoever asks for the frame itself learns why.
  private Optional<byte[]> part(int tag, long start, long end) {
    Optional<Fragment> left = elements.inFile(tag);
    byte[] held = elements.bytes(tag);
    long length = left.map(Fragment::length).orElse(held.length);
    if (end > length) {
      return Optional.empty();
    }
    long last = Math.min(end + (end & 1), length);
    if (left.isEmpty()) {
      return Optional.of(Arrays.copyOfRange(held, (int) start, (int) last));
    }
    try {
      return Optional.of(source.read(left.get().position() + start, (int) (last - start)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] shifted(byte[] data, int from, int bits) {
    byte[] out = new byte[(bits + 7) / 8];
    for (int i = 0; i < bits; i++) {
      int at = from + i;
      int bit = data[at >> 3] >> (at & 7) & 1;
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
    return values.size() < 2 || values.contains(Double.NaN) ? 1 : values.get(index).intValue();
  }
}
