package dev.lantern.dicom;

import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import java.io.IOException;
import java.util.Locale;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;

/// Prints the elements of a file, for a person (as dcmdump does) or a program (DICOM JSON). Holds
/// what the file holds, the patient too: for the one who asked for the file.
public final class DicomDump {
  private static final int SHOWN = 64;
  private static final int VALUE_COLUMN = 58;

  private final DicomLimits limits;

  public DicomDump(DicomLimits limits) {
    this.limits = limits;
  }

  /// Writes one line an element: tag, VR, value, then length and keyword behind `#`.
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
  public void json(ImageSource source, Appendable out) throws ImageReadException, IOException {
    ParsedFile file = new FileParser(limits).parse(source);
    new JsonDump(out).write(file.dataSet());
    out.append('\n');
  }

  private static String name(String uid) {
    String known = UID.nameOf(uid);
    return known == null || known.length() < 3 ? uid : known;
  }

  private static void lines(Attributes attributes, int level, Appendable out) throws IOException {
    for (int tag : attributes.tags()) {
      String creator = attributes.privateCreatorOf(tag);
      Object value = attributes.getValue(creator, tag);
      if (value instanceof Sequence sequence) {
        String items = "(Sequence with " + sequence.size() + " items)";
        line(out, level, tag, "SQ " + items, sequence.size(), keyword(tag, creator));
        for (Attributes item : sequence) {
          line(out, level + 1, 0xfffee000, "na (Item)", item.size(), "Item");
          lines(item, level + 2, out);
        }
        continue;
      }
      VR vr = attributes.getVR(creator, tag);
      line(
          out,
          level,
          tag,
          vr + " " + value(attributes, creator, tag, vr, value),
          length(value),
          keyword(tag, creator));
    }
  }

  private static void line(
      Appendable out, int level, int tag, String content, long length, String keyword)
      throws IOException {
    StringBuilder line = new StringBuilder("  ".repeat(level));
    line.append(String.format(Locale.ROOT, "(%04x,%04x) ", tag >>> 16, tag & 0xffff));
    line.append(content).repeat(' ', Math.max(1, VALUE_COLUMN - line.length()));
    String size = length < 0 ? "u/l" : Long.toString(length);
    out.append(line).append("# ").append(size).append(' ').append(keyword).append('\n');
  }
}
