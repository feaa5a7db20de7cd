package dev.lantern.dicom;

import dev.lantern.imaging.PaletteLut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dcm4che3.data.Tag;

/// The palette of a PALETTE COLOR image, PS3.3 C.7.6.3.1.5 and .6, plain or segmented (C.7.9.2).
final class PaletteReader {
  private static final int MAX_ENTRIES = 1 << 16;

  private final DataElements elements;
  private final boolean signed;

  /// @param signed Pixel Representation is 1: so is the first value mapped
  PaletteReader(DataElements elements, boolean signed) {
    this.elements = elements;
    this.signed = signed;
  }

  /// Of 16-bit entries the high byte, C.7.6.3.1.6; except where writers put 8-bit values into those
  /// of all three colours.
  ///
  /// @return empty where the palette is absent or damaged
  Optional<PaletteLut> read() {
    List<LutTable> channels =
        Stream.of(
                channel(
                    Tag.RedPaletteColorLookupTableDescriptor,
                    Tag.RedPaletteColorLookupTableData,
                    Tag.SegmentedRedPaletteColorLookupTableData),
                channel(
                    Tag.GreenPaletteColorLookupTableDescriptor,
                    Tag.GreenPaletteColorLookupTableData,
                    Tag.SegmentedGreenPaletteColorLookupTableData),
                channel(
                    Tag.BluePaletteColorLookupTableDescriptor,
                    Tag.BluePaletteColorLookupTableData,
                    Tag.SegmentedBluePaletteColorLookupTableData))
            .flatMap(Optional::stream)
            .toList();
    if (channels.size() < 3) {
      return Optional.empty();
    }
    boolean small = channels.stream().allMatch(PaletteReader::small);
    int count = channels.stream().mapToInt(channel -> channel.entries().length).min().orElse(0);
    int[] argb = new int[count];
    for (int i = 0; i < count; i++) {
      argb[i] = 0xff;
      for (LutTable channel : channels) {
        argb[i] = argb[i] << 8 | eightBits(channel.entries()[i], small ? 8 : channel.bits());
      }
    }
    return Optional.of(new PaletteLut(channels.getFirst().firstMapped(), argb));
  }

  private static boolean small(LutTable channel) {
    return Arrays.stream(channel.entries()).allMatch(entry -> entry <= 255);
  }

  private static int eightBits(int entry, int bits) {
    return Math.min(255, entry >> Math.max(0, bits - 8));
  }

  private Optional<LutTable> channel(int descriptorTag, int dataTag, int segmentedTag) {
    int[] descriptor = elements.words(descriptorTag);
    if (descriptor.length != 3) {
      return Optional.empty();
    }
    if (!elements.contains(dataTag)) {
      return segmented(descriptor, segmentedTag);
    }
    return LutTable.of(descriptor, elements.bytes(dataTag), elements.bigEndian(), signed);
  }

  private Optional<LutTable> segmented(int[] descriptor, int tag) {
    byte[] data = elements.bytes(tag);
    boolean bytes = descriptor[2] == 8;
    int[] words = bytes ? unsignedBytes(data) : elements.words(tag);
    Optional<int[]> entries = new Segments(words, bytes).expand();
    int count = descriptor[0] == 0 ? MAX_ENTRIES : descriptor[0];
    return entries
        .filter(all -> all.length >= count)
        .map(all -> LutTable.of(descriptor, Arrays.copyOf(all, count), signed));
  }

  private static int[] unsignedBytes(byte[] data) {
    int[] values = new int[data.length];
    for (int i = 0; i < data.length; i++) {
      values[i] = data[i] & 0xff;
    }
    return values;
  }

  /// Expands segments, C.7.9.2: discrete values, lines, and repeats of segments before.
  private static final class Segments {
    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;

    private final int[] data;
    private final int offsetWords;
    private final boolean bytes;
    private final List<Integer> out = new ArrayList<>();

    Segments(int[] data, boolean bytes) {
      this.data = data;
      this.bytes = bytes;
      this.offsetWords = bytes ? 4 : 2;
    }

    Optional<int[]> expand() {
      int at = 0;
      while (at >= 0 && at + 1 < data.length && out.size() < MAX_ENTRIES) {
        at = data[at] == INDIRECT ? repeat(at) : segment(at);
      }
      return at < 0
          ? Optional.empty()
          : Optional.of(out.stream().mapToInt(Integer::intValue).toArray());
    }

    /// @return index of the next segment, −1 where this one is damaged
    private int segment(int at) {
      int length = data[at + 1];
      if (data[at] == DISCRETE && at + 2 + length <= data.length) {
        for (int i = 0; i < length; i++) {
          out.add(data[at + 2 + i]);
        }
        return at + 2 + length;
      }
      if (data[at] == LINEAR && at + 3 <= data.length && !out.isEmpty()) {
        int from = out.getLast();
        int to = data[at + 2];
        for (int i = 1; i <= length; i++) {
          out.add((int) Math.round(from + (to - from) * (double) i / length));
        }
        return at + 3;
      }
      return -1;
    }

    /// Repeats a number of segments that begin at an offset, counted in bytes of the data.
    private int repeat(int at) {
      if (at + 2 + offsetWords > data.length) {
        return -1;
      }
      long offset = 0;
      for (int i = offsetWords - 1; i >= 0; i--) {
        offset = offset << (bytes ? 8 : 16) | data[at + 2 + i];
      }
      long from = bytes ? offset : offset / 2;
      int source = from < at ? (int) from : -1;
      for (int i = 0; i < data[at + 1] && source >= 0; i++) {
        boolean usable = source + 1 < at && data[source] != INDIRECT && out.size() < MAX_ENTRIES;
        source = usable ? segment(source) : -1;
      }
      return source < 0 ? -1 : at + 2 + offsetWords;
    }
  }
}
