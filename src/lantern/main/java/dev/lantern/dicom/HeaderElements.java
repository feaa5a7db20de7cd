package dev.lantern.dicom;

import dev.lantern.imaging.HeaderElement;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.util.TagUtils;

/// Reads all elements of a file for a person to look at, private ones and nested ones too.
public final class HeaderElements {
  private static final int ITEM = 0xfffee000;
  private static final int PATIENT_GROUP = 0x0010;
  private static final int MOST_CHARACTERS = 1024;

  private final DicomLimits limits;

  public HeaderElements(DicomLimits limits) {
    this.limits = limits;
  }

  /// The File Meta Information and the data set, in the order of their tags.
  ///
  /// @throws ImageReadException where the file is not DICOM or its header cannot be read
  public List<HeaderElement> read(ImageSource source) throws ImageReadException {
    ParsedFile file = new FileParser(limits).parse(source);
    List<HeaderElement> all = new ArrayList<>(elements(file.meta()));
    all.addAll(elements(file.dataSet()));
    return all;
  }

  private static List<HeaderElement> elements(Attributes attributes) {
    List<HeaderElement> elements = new ArrayList<>();
    for (int tag : DumpedValue.tags(attributes)) {
      elements.add(element(attributes, tag));
    }
    return elements;
  }

  private static HeaderElement element(Attributes attributes, int tag) {
    VR vr = attributes.getVR(tag);
    if (attributes.getValue(tag) instanceof Sequence sequence) {
      List<HeaderElement> items = new ArrayList<>();
      for (Attributes item : sequence) {
        String keyword = "Item " + (items.size() + 1);
        items.add(new HeaderElement(ITEM, "", keyword, "", false, elements(item)));
      }
      return new HeaderElement(tag, "SQ", keyword(attributes, tag), "", false, items);
    }
    return new HeaderElement(
        tag,
        vr.name(),
        keyword(attributes, tag),
        value(attributes, tag),
        personal(attributes, tag),
        List.of());
  }

  private static String keyword(Attributes attributes, int tag) {
    String creator = TagUtils.isPrivateGroup(tag) ? creator(attributes, tag) : "";
    return creator.isEmpty() ? DicomDump.keyword(tag) : creator;
  }

  /// The name of those who defined a private element, PS3.5 7.8.1; empty where it is not said.
  private static String creator(Attributes attributes, int tag) {
    int block = tag >>> 8 & 0xff;
    return block == 0 ? "" : new DataElements(attributes).text((tag & 0xffff0000) | block);
  }

  private static String value(Attributes attributes, int tag) {
    Object value = attributes.getValue(tag);
    VR vr = attributes.getVR(tag);
    DataElements elements = new DataElements(attributes);
    if (!elements.contains(tag)) {
      return "";
    }
    if (value instanceof BulkData || elements.overlong(tag) || !isText(vr)) {
      return String.join("\\", DumpedValue.shown(attributes, tag));
    }
    List<String> texts = elements.texts(tag);
    String line =
        String.join("\\", vr == VR.UI ? texts.stream().map(HeaderElements::uid).toList() : texts)
            .strip();
    return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "…" : line;
  }

  private static boolean isText(VR vr) {
    return vr != VR.AT && !DumpedValue.isNumber(vr) && !DumpedValue.isBinary(vr);
  }

  private static String uid(String uid) {
    return isRegistered(uid) ? uid + " " + UID.nameOf(uid) : uid;
  }

  private static boolean isRegistered(String uid) {
    String name = UID.nameOf(uid);
    return name != null && name.length() > 2;
  }

  /// Cautious, since free text of any element may name a person (PS3.15 E.3.6), as may what is UN,
  /// and every date and UID leads to one: only codes, numbers and other bytes outside the patient's
  /// own group do not, and the UIDs that the standard itself defines.
  private static boolean personal(Attributes attributes, int tag) {
    VR vr = attributes.getVR(tag);
    if (tag >>> 16 == PATIENT_GROUP || TagUtils.isPrivateGroup(tag)) {
      return true;
    }
    if (vr == VR.UI) {
      List<String> uids = new DataElements(attributes).texts(tag);
      return !uids.stream().allMatch(HeaderElements::isRegistered);
    }
    return vr == VR.UN || (isText(vr) && vr != VR.CS && vr != VR.DS && vr != VR.IS);
  }
}
