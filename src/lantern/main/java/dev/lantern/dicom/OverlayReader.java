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
import java.util.stream.IntStream;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/// Overlay planes, PS3.3 C.9.2: with data of their own (60xx,3000), or in bits of the pixel data
/// that hold no sample (retired, PS3.5 8.1.2).
final class OverlayReader {
  private static final int GROUPS = 16;

  /// Pixels of all planes together: as many as the largest frame may have.
  private static final long MOST_PIXELS = 256L << 20;

  /// Overlay Rows and Columns are US, C.9.2.
  private static final int LONGEST = 0xffff;

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

  /// Those that [#MOST_PIXELS] are enough for, in their order.
  ///
  /// @param frame index from 0
  List<OverlayPlane> read(int frame) {
    List<OverlayPlane> all = new ArrayList<>();
    Optional<byte[]> samples = embeds() ? samples(frame) : Optional.empty();
    long left = MOST_PIXELS;
    for (int group = 0; group < GROUPS; group++) {
      int base = group << 17;
      Optional<OverlayPlane> plane =
          elements.contains(base | Tag.OverlayData)
              ? stored(base, frame, left)
              : embedded(base, samples, left);
      if (plane.isPresent()) {
        left -= (long) plane.get().rows() * plane.get().columns();
        all.add(plane.get());
      }
    }
    return all;
  }

  /// @param most pixels that are left to it
  private Optional<OverlayPlane> stored(int base, int frame, long most) {
    int rows = elements.integer(base | Tag.OverlayRows).orElse(0);
    int columns = elements.integer(base | Tag.OverlayColumns).orElse(0);
    if (rows < 1 || columns < 1 || rows > LONGEST || columns > LONGEST) {
      return Optional.empty();
    }
    OptionalInt plane = plane(base, frame);
    long bits = (long) rows * columns;
    if (plane.isEmpty() || bits > most) {
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

  private boolean embeds() {
    return IntStream.range(0, GROUPS).anyMatch(group -> embedded(group << 17));
  }

  /// Whether a plane lies in a bit of the samples that holds none of them.
  private boolean embedded(int base) {
    if (elements.contains(base | Tag.OverlayData)
        || !elements.contains(base | Tag.OverlayBitPosition)
        || pixels.samples() != 1) {
      return false;
    }
    PixelDescription.Bits bits = container();
    int position = position(base);
    boolean outside =
        position >= 0
            && position < bits.allocated()
            && (position > bits.high() || position <= bits.high() - bits.stored());
    // Without a container, what stands above signed values is their sign.
    boolean sign = frames.container().isEmpty() && pixels.bits().signed();
    return outside && !sign && bits.allocated() >= 8;
  }

  private PixelDescription.Bits container() {
    return frames.container().orElse(pixels.bits());
  }

  private int position(int base) {
    return elements.integer(base | Tag.OverlayBitPosition).orElse(0);
  }

  /// Decoded once for all planes; empty where they cannot be: whoever asks for the frame itself
  /// learns why.
  private Optional<byte[]> samples(int frame) {
    try {
      return Optional.of(frames.frame(frame).bytes());
    } catch (ImageReadException e) {
      return Optional.empty();
    }
  }

  private Optional<OverlayPlane> embedded(int base, Optional<byte[]> samples, long most) {
    return samples
        .filter(_ -> embedded(base) && pixels.pixels() <= most)
        .map(all -> SampleBits.plane(all, container().type().bytes(), position(base)))
        .map(bits -> new OverlayPlane(pixels.rows(), pixels.columns(), 1, 1, bits));
  }

  private int origin(int base, int index) {
    List<Double> values = elements.decimals(base | Tag.OverlayOrigin);
    return values.size() < 2 || values.contains(Double.NaN) ? 1 : values.get(index).intValue();
  }
}
