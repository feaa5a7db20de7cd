package dev.lantern.dicom;

import java.util.OptionalInt;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.util.TagUtils;

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

  /// Gives elements their VR, in items too.
  ///
  /// @param dataSet of implicit VR, or an item of it
  static void settle(Attributes dataSet) {
    VR chosen = signed(dataSet) ? VR.SS : VR.US;
    for (int tag : SIGNED_OR_NOT) {
      if (dataSet.contains(tag)) {
        dataSet.setValue(tag, chosen, dataSet.getValue(tag));
      }
    }
    for (int tag : dataSet.tags()) {
      Object value = dataSet.getValue(tag);
      if (value instanceof Sequence sequence) {
        sequence.forEach(ImplicitVr::settle);
      } else if (dataSet.getVR(tag) == VR.UN && !TagUtils.isPrivateGroup(tag)) {
        // A sequence that was not read as one stays bytes.
        NewerElement.of(tag)
            .map(NewerElement::vr)
            .filter(vr -> vr != VR.SQ)
            .ifPresent(vr -> dataSet.setValue(tag, vr, value));
      }
    }
  }

  /// An item that says nothing follows the data set around it; where none does, there is no sign.
  private static boolean signed(Attributes dataSet) {
    for (Attributes at = dataSet; at != null; at = at.getParent()) {
      OptionalInt representation = new DataElements(at).integer(Tag.PixelRepresentation);
      if (representation.isPresent()) {
        return representation.getAsInt() == 1;
      }
    }
    return false;
  }
}
