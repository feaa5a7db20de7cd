package dev.lantern.dicom;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/// Elements whose VR is "US or SS" in the data dictionary (PS3.6): a data set of implicit VR does
/// not say which, Pixel Representation (0028,0103) does (PS3.3 C.11.1.1.1 of LUT Descriptor).
/// dcm4che takes SS for each.
final class SignedOrNot {
  private static final int[] TAGS = {
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

  private SignedOrNot() {}

  /// Gives them the VR that the data set chooses, in its items too. Without a choice they are
  /// unsigned.
  ///
  /// @param dataSet of implicit VR
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
    for (int tag : TAGS) {
      if (dataSet.contains(tag)) {
        dataSet.setValue(tag, chosen, dataSet.getValue(tag));
      }
    }
    for (int tag : dataSet.tags()) {
      if (dataSet.getValue(tag) instanceof Sequence sequence) {
        sequence.forEach(item -> settle(item, chosen));
      }
    }
  }
}
