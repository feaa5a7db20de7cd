package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Values as a careful reader takes them.
final class DataElementsTest {
  private final Attributes attributes = new Attributes();
  private final DataElements elements = new DataElements(attributes);

  private static byte[] values(int bytes) {
    return "A\\".repeat(bytes / 2).getBytes(StandardCharsets.US_ASCII);
  }

  /// PS3.5 7.1.2: a length of 16 bits, which implicit VR does not hold a writer to.
  @ParameterizedTest
  @EnumSource(names = {"CS", "SH", "DS", "UI", "LO"})
  void splitsNoValueThatItsVrDoesNotAllow(VR vr) {
    byte[] value = values(16 << 20);
    attributes.setBytes(Tag.BodyPartExamined, vr, value);
    assertEquals(0, elements.texts(Tag.BodyPartExamined).size());
    assertEquals(0, elements.decimals(Tag.BodyPartExamined).size());
    assertSame(value, attributes.getValue(Tag.BodyPartExamined));
    assertEquals(List.of("(not shown)"), DumpedValue.shown(attributes, Tag.BodyPartExamined));
  }

  @Test
  void splitsNoneOfAVrThatTheDictionaryKnows() {
    attributes.setBytes(Tag.BodyPartExamined, VR.UN, values(65536));
    assertEquals(0, elements.texts(Tag.BodyPartExamined).size());
  }

  @Test
  void readsTheLongestValueThatItsVrAllows() {
    attributes.setBytes(Tag.BodyPartExamined, VR.CS, values(65534));
    assertEquals("A", elements.text(Tag.BodyPartExamined));
    attributes.setBytes(Tag.TextValue, VR.UT, values(1 << 20));
    assertEquals(1 << 20, elements.text(Tag.TextValue).length());
  }

  @Test
  void keepsTheValuesAfterADamagedOneInTheirPlaces() {
    attributes.setString(Tag.WindowCenter, VR.DS, "1", "x", "", "4", "", "");
    assertEquals(List.of(1.0, Double.NaN, Double.NaN, 4.0), elements.decimals(Tag.WindowCenter));
    attributes.setString(Tag.WindowCenter, VR.DS, "x", "4");
    assertEquals(OptionalDouble.empty(), elements.decimal(Tag.WindowCenter));
  }
}
