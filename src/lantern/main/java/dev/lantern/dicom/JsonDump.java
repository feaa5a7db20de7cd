package dev.lantern.dicom;

import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Writes a data set in the DICOM JSON Model, PS3.18 F.2.
final class JsonDump {
  /// Longer binary values are left out, as texts that their VR does not allow: they would be bulk
  /// data.
  private static final int MOST_BYTES = 1 << 16;

  private static final List<String> NAME_GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

  private final JsonGenerator json;

  private JsonDump(JsonGenerator json) {
    this.json = json;
  }

  /// @param out left open
  static void write(Attributes attributes, Writer out) {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      new JsonDump(generator).object(attributes);
    }
  }

  private void object(Attributes attributes) {
    json.writeStartObject();
    for (int tag : DumpedValue.tags(attributes)) {
      if ((tag & 0xffff) != 0) {
        json.writeName(String.format(Locale.ROOT, "%08X", tag));
        element(attributes, tag);
      }
    }
    json.writeEndObject();
  }

  private void element(Attributes attributes, int tag) {
    VR vr = attributes.getVR(tag);
    json.writeStartObject();
    json.writeStringProperty("vr", vr.name());
    if (attributes.getValue(tag) instanceof Sequence sequence) {
      if (!sequence.isEmpty()) {
        json.writeName("Value");
        json.writeStartArray();
        sequence.forEach(this::object);
        json.writeEndArray();
      }
    } else if (new DataElements(attributes).contains(tag)) {
      value(new DataElements(attributes), tag, vr);
    }
    json.writeEndObject();
  }

  private void value(DataElements elements, int tag, VR vr) {
    if (DumpedValue.isBinary(vr)) {
      inline(elements, tag, vr);
      return;
    }
    if (!DumpedValue.isNumber(vr) && elements.overlong(tag)) {
      return;
    }
    json.writeName("Value");
    json.writeStartArray();
    if (DumpedValue.isNumber(vr)) {
      elements.decimals(tag).forEach(value -> number(value, vr));
    } else if (vr == VR.AT) {
      for (int value : elements.tags(tag)) {
        json.writeString(String.format(Locale.ROOT, "%08X", value));
      }
    } else if (tag == Tag.SpecificCharacterSet) {
      // What is written is UTF-8, F.2.1.
      json.writeString("ISO_IR 192");
    } else {
      elements.texts(tag).forEach(text -> text(text, vr));
    }
    json.writeEndArray();
  }

  private void number(double value, VR vr) {
    if (!Double.isFinite(value)) {
      json.writeString(Double.toString(value));
    } else if (vr == VR.FD) {
      json.writeNumber(value);
    } else if (vr == VR.FL) {
      json.writeNumber((float) value);
    } else {
      json.writeNumber((long) value);
    }
  }

  private void text(String text, VR vr) {
    if (text.isEmpty()) {
      json.writeNull();
    } else if (vr == VR.DS || vr == VR.IS) {
      decimal(text);
    } else if (vr == VR.PN) {
      name(text);
    } else {
      json.writeString(text);
    }
  }

  /// A number where the text is one, F.2.3; else the text, so that nothing is lost.
  private void decimal(String text) {
    try {
      json.writeNumber(new BigDecimal(text));
    } catch (NumberFormatException e) {
      json.writeString(text);
    }
  }

  private void name(String text) {
    json.writeStartObject();
    String[] groups = text.split("=", -1);
    for (int i = 0; i < Math.min(groups.length, NAME_GROUPS.size()); i++) {
      if (!groups[i].isEmpty()) {
        json.writeStringProperty(NAME_GROUPS.get(i), groups[i]);
      }
    }
    json.writeEndObject();
  }

  /// Little endian, F.2.7.
  private void inline(DataElements elements, int tag, VR vr) {
    byte[] bytes = elements.bytes(tag);
    if (bytes.length == 0 || bytes.length > MOST_BYTES) {
      return;
    }
    byte[] little = bytes.clone();
    if (elements.bigEndian()) {
      SampleBits.swap(little, vr.numEndianBytes());
    }
    json.writeName("InlineBinary");
    json.writeBinary(little);
  }
}
