package dev.lantern.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/// The character sets of a data set's text, PS3.3 C.12.1.1.2. dcm4che does not know all of them,
/// and takes escape sequences (PS3.5 6.1.2.5) for text where a writer names one set alone.
///
/// @param terms Specific Character Set (0008,0005)
record CharacterSets(List<String> terms) {
  private static final Set<VR> TEXTS = Set.of(VR.LO, VR.LT, VR.PN, VR.SH, VR.ST, VR.UC, VR.UT);

  private static final Set<VR> LINES = Set.of(VR.LT, VR.ST, VR.UT);

  /// Without and with code extensions.
  private static final Pattern REGISTERED = Pattern.compile("ISO(?:_| 2022 )IR (\\d{1,3})");

  /// JIS X 0201: one term for two sets, its Latin and its katakana.
  private static final int JAPANESE = 13;

  /// Whether these sets have a say in values of a VR, PS3.5 6.1.2.2.
  static boolean applyTo(VR vr) {
    return TEXTS.contains(vr);
  }

  /// Whether values of a VR are of many lines, and a backslash in them is text, PS3.5 6.2.
  static boolean ofLines(VR vr) {
    return LINES.contains(vr);
  }

  /// Those that an item names itself, else those of what it lies in.
  static CharacterSets of(Attributes attributes) {
    for (Attributes at = attributes; at != null; at = at.getParent()) {
      if (at.contains(Tag.SpecificCharacterSet)) {
        return new CharacterSets(new DataElements(at).texts(Tag.SpecificCharacterSet));
      }
    }
    return new CharacterSets(List.of());
  }

  /// The values, with their padding; U+FFFD stands for what none of the sets has.
  ///
  /// @param vr one of those that [#applyTo]
  List<String> decode(byte[] text, VR vr) {
    String first = terms.isEmpty() ? "" : terms.getFirst();
    boolean several = !ofLines(vr);
    return switch (first) {
      case "ISO_IR 192" -> split(new String(text, StandardCharsets.UTF_8), several);
      case "GB18030", "GBK" -> split(new String(text, Charset.forName(first)), several);
      default -> {
        // By rights the first term says what holds before any escape sequence, and is one of
        // single bytes.
        Optional<GraphicSet> own = right(first);
        GraphicSet left = register(first) == JAPANESE ? GraphicSet.ROMAJI : GraphicSet.ASCII;
        Optional<GraphicSet> right =
            own.or(() -> terms.stream().flatMap(term -> right(term).stream()).findFirst());
        yield new ExtendedText(text, left, own, right).read(several, vr == VR.PN);
      }
    };
  }

  private static List<String> split(String text, boolean several) {
    return several ? List.of(text.split("\\\\", -1)) : List.of(text);
  }

  private static Optional<GraphicSet> right(String term) {
    return GraphicSet.right(register(term));
  }

  /// -1 where the term is none of the registered.
  private static int register(String term) {
    Matcher found = REGISTERED.matcher(term);
    return found.matches() ? Integer.parseInt(found.group(1)) : -1;
  }
}
