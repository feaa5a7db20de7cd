package dev.lantern.dicom;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/// VRs of a data set that does not say them (PS3.5 A.1), where dcm4che's dictionary falls short: it
/// lacks what is younger, and takes SS for what is "US or SS" in PS3.6.
final class ImplicitVr {
  /// Pixel Representation (0028,0103) tells which, as PS3.3 C.11.1.1.1 has it of LUT Descriptor.
  private static final int[] SIGNED_OR_NOT = {
    Tag.ZeroVelocityPixelValue,
    Tag.MappedPixelValue,
    Tag.PerimeterValue,
    Tag.SmallestValidPixelValue,
    Tag.LargestValidPixelValue,
    Tag.SmallestImagePixelValue,
    Tag.LargestImagePixelValue,
    Tag.SmallestPixelValueInSeries,
    Tag.LargestPixelValueInSeries,
    Tag.SmallestImagePixelValueInPlane,
    Tag.LargestImagePixelValueInPlane,
    Tag.PixelPaddingValue,
    Tag.PixelPaddingRangeLimit,
    Tag.GrayLookupTableDescriptor,
    Tag.RedPaletteColorLookupTableDescriptor,
    Tag.GreenPaletteColorLookupTableDescriptor,
    Tag.BluePaletteColorLookupTableDescriptor,
    Tag.LargeRedPaletteColorLookupTableDescriptor,
    Tag.LargeGreenPaletteColorLookupTableDescriptor,
    Tag.LargeBluePaletteColorLookupTableDescriptor,
    Tag.LUTDescriptor,
    Tag.RealWorldValueLastValueMapped,
    Tag.RealWorldValueFirstValueMapped,
    Tag.HistogramFirstBinValue,
    Tag.HistogramLastBinValue,
  };

  private ImplicitVr() {}

  /// Gives elements their VR, in items too. Where nothing tells the sign, there is none.
  static void settle(Attributes dataSet) {
    settle(dataSet, VR.US);
  }

  /// @param above what the data set around it chooses
  private static void settle(Attributes dataSet, VR above) {
    VR chosen =
        new DataElements(dataSet)
            .integer(Tag.PixelRepresentation).stream()
                .mapToObj(representation -> representation == 1 ? VR.SS : VR.US)
                .findFirst()
                .orElse(above);
    for (int tag : SIGNED_OR_NOT) {
      if (dataSet.contains(tag)) {
        dataSet.setValue(tag, chosen, dataSet.getValue(tag));
      }
    }
    for (int tag : dataSet.tags()) {
      Object value = dataSet.getValue(tag);
      if (value instanceof Sequence sequence) {
        sequence.forEach(item -> settle(item, chosen));
      } else if (value instanceof byte[] && dataSet.getVR(tag) == VR.UN) {
        // Bytes of a sequence stay bytes.
        NewerElement.of(tag)
            .map(NewerElement::vr)
            .filter(vr -> vr != VR.SQ)
            .ifPresent(vr -> dataSet.setValue(tag, vr, value));
      }
    }
  }
}
