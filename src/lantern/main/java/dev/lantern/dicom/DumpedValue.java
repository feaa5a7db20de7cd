package dev.lantern.dicom;

import dev.lantern.imaging.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;

/// One element's value as words, cut to a bearable length.
final class DumpedValue {
  private static final int MOST_CHARACTERS = 64;
  private static final int MOST_VALUES = 16;
  private static final int MOST_BYTES = 16;

  private DumpedValue() {}

  /// The tags in the order of the standard; dcm4che sorts them as signed numbers.
  static int[] tags(Attributes attributes) {
    return Arrays.stream(attributes.tags())
        .boxed()
        .sorted(Integer::compareUnsigned)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /// Text in brackets, numbers bare, UIDs by name, bytes in hexadecimal.
  static List<String> shown(Attributes attributes, int tag) {
    Object value = attributes.getValue(tag);
    VR vr = attributes.getVR(tag);
    DataElements elements = new DataElements(attributes);
    if (value instanceof BulkData) {
      return List.of("(not shown)");
    }
    if (value instanceof Fragments fragments) {
      return List.of("(" + fragments.size() + " fragments)");
    }
    if (!elements.contains(tag)) {
      return List.of("(no value available)");
    }
    if (isNumber(vr)) {
      return cut(elements.decimals(tag).stream().map(DumpedValue::plain).toList());
    }
    if (vr == VR.AT) {
      return cut(Arrays.stream(elements.tags(tag)).mapToObj(DumpedValue::tag).toList());
    }
    if (isBinary(vr)) {
      return List.of(hexadecimal(elements.bytes(tag)));
    }
    if (elements.overlong(tag)) {
      return List.of("(not shown)");
    }
    if (vr == VR.UI) {
      return cut(elements.texts(tag).stream().map(DumpedValue::uid).toList());
    }
    return List.of("[" + shortened(String.join("\\", elements.texts(tag))) + "]");
  }

  /// As dcmdump writes it.
  static String tag(int tag) {
    return String.format(Locale.ROOT, "(%04x,%04x)", tag >>> 16, tag & 0xffff);
  }

  /// Bytes of the value; `u/l` where undefined.
  static String length(Object value) {
    return switch (value) {
      case byte[] bytes -> Integer.toString(bytes.length + (bytes.length & 1));
      case BulkData reference ->
          reference.length() == -1 ? "u/l" : Integer.toUnsignedString(reference.length());
      case Fragments _ -> "u/l";
      case String text -> Integer.toString(text.length() + (text.length() & 1));
      case String[] texts -> {
        int length = String.join("\\", texts).length();
        yield Integer.toString(length + (length & 1));
      }
      default -> "0";
    };
  }

  /// How many values there are.
  static int multiplicity(Attributes attributes, int tag) {
    DataElements elements = new DataElements(attributes);
    VR vr = attributes.getVR(tag);
    if (!elements.contains(tag)) {
      return 0;
    }
    if (isNumber(vr)) {
      return elements.decimals(tag).size();
    }
    if (vr == VR.AT) {
      return elements.tags(tag).length;
    }
    return isBinary(vr) ? 1 : Math.max(1, elements.texts(tag).size());
  }

  static boolean isNumber(VR vr) {
    return switch (vr) {
      case US, SS, UL, SL, FL, FD -> true;
      default -> false;
    };
  }

  static boolean isBinary(VR vr) {
    return switch (vr) {
      case OB, OD, OF, OW, UN -> true;
      default -> false;
    };
  }

  private static List<String> cut(List<String> values) {
    if (values.size() <= MOST_VALUES) {
      return values;
    }
    List<String> first = new ArrayList<>(values.subList(0, MOST_VALUES));
    first.add("...");
    return first;
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String uid(String uid) {
    String name = UID.nameOf(uid);
    return name == null || name.length() < 3 ? "[" + uid + "]" : "=" + name;
  }

  private static String hexadecimal(byte[] bytes) {
    int count = Math.min(bytes.length, MOST_BYTES);
    String text = HexFormat.ofDelimiter("\\").formatHex(bytes, 0, count);
    return bytes.length > count ? text + "..." : text;
  }

  private static String shortened(String text) {
    String line = Printable.of(text, " ");
    return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "..." : line;
  }
}
