package dev.lantern.dicom;

import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.util.TagUtils;

/// Prints the elements of a file, for a person (as dcmdump does) or a program (DICOM JSON). Holds
/// what the file holds, the patient too: for the one who asked for the file.
public final class DicomDump {
  private static final int ITEM = 0xfffee000;
  private static final int NOTE_COLUMN = 58;

  private final DicomLimits limits;

  public DicomDump(DicomLimits limits) {
    this.limits = limits;
  }

  /// Writes one line an element: tag, VR, value, then length, multiplicity and keyword behind
  /// `#`.
  ///
  /// @throws ImageReadException where the file is not DICOM or its header cannot be read
  public void text(ImageSource source, Appendable out) throws ImageReadException, IOException {
    ParsedFile file = new FileParser(limits).parse(source);
    if (!file.meta().isEmpty()) {
      out.append("# Dicom-Meta-Information-Header\n");
      lines(file.meta(), 0, out);
      out.append('\n');
    }
    out.append("# Dicom-Data-Set\n# Used TransferSyntax: ")
        .append(name(file.format().transferSyntax()))
        .append('\n');
    lines(file.dataSet(), 0, out);
    if (file.truncated()) {
      out.append("# the file ends within the data set\n");
    }
  }

  /// Writes the data set in the DICOM JSON Model, PS3.18 F.2; pixel data and long values left out.
  ///
  /// @throws ImageReadException where the file is not DICOM or its header cannot be read
  public void json(ImageSource source, Writer out) throws ImageReadException, IOException {
    ParsedFile file = new FileParser(limits).parse(source);
    JsonDump.write(file.dataSet(), out);
    out.append('\n');
  }

  private static String name(String uid) {
    String known = UID.nameOf(uid);
    return known == null || known.length() < 3 ? uid : known;
  }

  private static void lines(Attributes attributes, int level, Appendable out) throws IOException {
    for (int tag : DumpedValue.tags(attributes)) {
      Object value = attributes.getValue(tag);
      VR vr = attributes.getVR(tag);
      if (value instanceof Sequence sequence) {
        String content = "SQ (Sequence with " + sequence.size() + " items)";
        line(out, level, tag, content, "u/l, 1 " + keyword(tag));
        for (Attributes item : sequence) {
          line(out, level + 1, ITEM, "na (Item with " + item.size() + " elements)", "u/l, 1 Item");
          lines(item, level + 2, out);
        }
      } else {
        List<String> values = DumpedValue.shown(attributes, tag);
        String size = DumpedValue.length(value);
        String note = size + ", " + DumpedValue.multiplicity(attributes, tag) + " ";
        String content = String.join("\\", values);
        line(out, level, tag, vr + " " + content, note + keyword(tag));
      }
    }
  }

  /// Of the data dictionary (PS3.6), or why there is none.
  static String keyword(int tag) {
    if ((tag & 0xffff) == 0) {
      return "GroupLength";
    }
    if (TagUtils.isPrivateGroup(tag)) {
      return (tag & 0xff00) == 0 ? "PrivateCreator" : "Unknown Tag & Data";
    }
    String keyword = ElementDictionary.keywordOf(tag, null);
    return keyword == null || keyword.isEmpty()
        ? NewerElement.of(tag).map(NewerElement::keyword).orElse("Unknown Tag & Data")
        : keyword;
  }

  private static void line(Appendable out, int level, int tag, String content, String note)
      throws IOException {
    StringBuilder line = new StringBuilder("  ".repeat(level));
    line.append(DumpedValue.tag(tag))
        .append(' ')
        .append(content)
        .repeat(' ', Math.max(1, NOTE_COLUMN - line.length()));
    out.append(line).append("# ").append(note).append('\n');
  }
}
