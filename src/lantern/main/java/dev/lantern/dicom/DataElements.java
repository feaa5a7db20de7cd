package dev.lantern.dicom;

import dev.lantern.dicom.PixelElement.Fragment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;
import org.dcm4che3.data.Value;
import org.dcm4che3.util.ByteUtils;

/// Reads the values of one data set or item as a careful reader has to: a damaged value is an
/// absent one. The attributes are only read, so several threads may share them.
record DataElements(Attributes attributes) {
  private static final byte[] NONE = {};

  /// Bytes of a value whose length has 16 bits in explicit VR, PS3.5 7.1.2. A longer one would be
  /// split into millions of values.
  private static final int MOST_BYTES = 0xfffe;

  /// Bytes of an explicit element's header whose length has 16 bits.
  private static final int SHORT_HEADER = 8;

  private static final Set<VR> INTEGERS = Set.of(VR.US, VR.SS, VR.UL, VR.SL);

  /// True where the element is there and not empty.
  boolean contains(int tag) {
    return switch (attributes.getValue(tag)) {
      case null -> false;
      case byte[] bytes -> bytes.length > 0;
      case String text -> !text.isEmpty();
      case String[] texts -> texts.length > 0;
      case Value value -> !value.isEmpty();
      default -> true;
    };
  }

  /// The first value as text without padding (PS3.5 Table 6.2-1); empty where absent.
  String text(int tag) {
    List<String> all = texts(tag);
    return all.isEmpty() ? "" : all.getFirst();
  }

  /// All values as text without padding.
  List<String> texts(int tag) {
    VR vr = attributes.getVR(tag);
    if (vr == null) {
      return List.of();
    }
    // Lines of a longer text may begin with spaces that mean something.
    boolean lines = CharacterSets.ofLines(vr);
    return strings(tag, vr).stream()
        .map(value -> value.replace('\0', ' '))
        .map(value -> lines ? value.stripTrailing() : value.strip())
        .toList();
  }

  /// True where a text is longer than its VR allows: it counts as absent.
  boolean overlong(int tag) {
    VR vr = attributes.getVR(tag);
    return vr != null && overlong(bytes(tag), resolved(tag, vr));
  }

  private static boolean overlong(byte[] raw, VR vr) {
    return raw.length > MOST_BYTES && vr.headerLength() == SHORT_HEADER;
  }

  private static VR resolved(int tag, VR written) {
    return written == VR.UN ? ElementDictionary.vrOf(tag, null) : written;
  }

  /// With padding.
  private List<String> strings(int tag, VR written) {
    byte[] raw = bytes(tag);
    VR vr = resolved(tag, written);
    if (overlong(raw, vr)) {
      return List.of();
    }
    if (raw.length > 0 && CharacterSets.applyTo(vr)) {
      return CharacterSets.of(attributes).decode(raw, vr);
    }
    try {
      String[] values = attributes.getStrings(tag);
      return values == null
          ? List.of()
          : Stream.of(values).map(value -> value == null ? "" : value).toList();
    } catch (IllegalArgumentException
        | ClassCastException
        | UnsupportedOperationException
        | IndexOutOfBoundsException e) {
      // Of a VR that is no text: the bytes tell at least the ASCII part.
      String text = new String(raw, StandardCharsets.ISO_8859_1);
      return text.isEmpty() ? List.of() : List.of(text.split("\\\\", -1));
    }
  }

  /// All values as numbers, each in its place: NaN for those that are none. Empty ones at the end
  /// are left out.
  List<Double> decimals(int tag) {
    VR vr = attributes.getVR(tag);
    List<Double> all = new ArrayList<>();
    if (vr == null || vr == VR.SQ) {
      return all;
    }
    if (INTEGERS.contains(vr)) {
      int[] values = attributes.getInts(tag);
      for (int value : values == null ? new int[0] : values) {
        all.add((double) (vr == VR.UL ? Integer.toUnsignedLong(value) : value));
      }
      return all;
    }
    if (vr == VR.FD || vr == VR.FL) {
      double[] values = attributes.getDoubles(tag);
      for (double value : values == null ? new double[0] : values) {
        all.add(value);
      }
      return all;
    }
    List<String> texts = texts(tag);
    int end = texts.size();
    while (end > 0 && texts.get(end - 1).isEmpty()) {
      end--;
    }
    texts.subList(0, end).forEach(text -> all.add(parse(text)));
    return all;
  }

  private static double parse(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /// The first value as a number; empty where it is none.
  OptionalDouble decimal(int tag) {
    List<Double> all = decimals(tag);
    return all.isEmpty() || Double.isNaN(all.getFirst())
        ? OptionalDouble.empty()
        : OptionalDouble.of(all.getFirst());
  }

  /// True where there is a first value that is no number.
  boolean unreadable(int tag) {
    return decimal(tag).isEmpty() && !text(tag).isEmpty();
  }

  OptionalInt integer(int tag) {
    List<Double> all = decimals(tag);
    if (all.isEmpty() || all.getFirst() != Math.rint(all.getFirst())) {
      return OptionalInt.empty();
    }
    double value = all.getFirst();
    return Math.abs(value) > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) value);
  }

  /// The 16-bit words of a value whose VR is US, SS or OW by choice, unsigned.
  int[] words(int tag) {
    byte[] raw = bytes(tag);
    boolean bigEndian = attributes.bigEndian();
    int[] words = new int[raw.length / 2];
    for (int i = 0; i < words.length; i++) {
      words[i] = ByteUtils.bytesToUShort(raw, i * 2, bigEndian);
    }
    return words;
  }

  /// The tags that are the values of an element of VR AT, (gggg,eeee) as a number; a damaged one is
  /// left out.
  int[] tags(int tag) {
    int[] words = words(tag);
    return IntStream.range(0, words.length / 2)
        .map(i -> words[2 * i] << 16 | words[2 * i + 1])
        .toArray();
  }

  /// The value's bytes as the data set holds them; none where absent or left in the file.
  byte[] bytes(int tag) {
    return attributes.getValue(tag) instanceof byte[] raw ? raw : NONE;
  }

  /// Where in the file a value lies that was too long to be held; empty for all others.
  Optional<Fragment> inFile(int tag) {
    return attributes.getValue(tag) instanceof BulkData bulk && bulk.length() > 0
        ? Optional.of(new Fragment(bulk.offset(), bulk.length()))
        : Optional.empty();
  }

  boolean bigEndian() {
    return attributes.bigEndian();
  }

  /// True where the value's VR is `vr`.
  boolean is(int tag, VR vr) {
    return attributes.getVR(tag) == vr;
  }

  /// The items of a sequence.
  List<DataElements> items(int tag) {
    if (!(attributes.getValue(tag) instanceof Sequence sequence)) {
      return List.of();
    }
    List<DataElements> all = new ArrayList<>(sequence.size());
    for (Attributes item : sequence) {
      all.add(new DataElements(item));
    }
    return all;
  }

  /// One item of a sequence.
  /// @param index from 0
  Optional<DataElements> item(int tag, int index) {
    if (attributes.getValue(tag) instanceof Sequence sequence && index < sequence.size()) {
      return Optional.of(new DataElements(sequence.get(index)));
    }
    return Optional.empty();
  }
}
