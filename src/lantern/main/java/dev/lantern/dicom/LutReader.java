package dev.lantern.dicom;

import dev.lantern.imaging.ModalityLut;
import dev.lantern.imaging.VoiLut;
import dev.lantern.imaging.WindowLevel;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.LongStream;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;

/// Modality and VOI LUTs of a data set, PS3.3 C.11.1 and C.11.2.
final class LutReader {
  /// VOI LUTs, and windows: more than any reader goes through, and an end for a file made to
  /// exhaust.
  static final int MOST_VOI = 64;

  /// Stored values that are shown as they are: without a VOI LUT they are P-Values, PS3.3 A.8.3.4
  /// and A.8.4.4.
  private static final Set<String> PRESENTATION =
      Set.of(
          UID.MultiFrameGrayscaleByteSecondaryCaptureImageStorage,
          UID.MultiFrameGrayscaleWordSecondaryCaptureImageStorage);

  /// Modalities whose stored values are counts of events: few of them fill no range.
  private static final Set<String> COUNTS = Set.of("NM", "PT");

  /// Label Map Segmentation Storage: the stored values are numbers of segments, most of them small.
  private static final String LABEL_MAP = "1.2.840.10008.5.1.4.1.1.66.7";

  private static final Set<String> FLUOROSCOPY =
      Set.of(UID.XRayAngiographicImageStorage, UID.XRayRadiofluoroscopicImageStorage);

  private final DataElements elements;
  private final PixelDescription pixels;
  private final boolean explicitVr;

  /// @param explicitVr the VR of a descriptor, US or SS, comes from the file, not from a dictionary
  LutReader(DataElements elements, PixelDescription pixels, boolean explicitVr) {
    this.elements = elements;
    this.pixels = pixels;
    this.explicitVr = explicitVr;
  }

  /// @param transformation the frame's item of Pixel Value Transformation Sequence (0028,9145)
  ModalityLut modality(Optional<DataElements> transformation) {
    if (transformation.isPresent()) {
      return rescale(transformation.get());
    }
    if (leadsBackToIntensity()) {
      return ModalityLut.identity();
    }
    Optional<ModalityLut> table =
        elements.item(Tag.ModalityLUTSequence, 0).flatMap(this::modalityTable);
    return table.orElseGet(() -> rescale(elements));
  }

  /// Whether the Modality LUT Sequence maps to linear X-ray intensity, for subtraction: the window
  /// is of the stored values, PS3.3 C.8.7.1.1.2 and PS3.4 N.2.1.2.
  private boolean leadsBackToIntensity() {
    return FLUOROSCOPY.contains(elements.text(Tag.SOPClassUID))
        && List.of("LOG", "DISP").contains(elements.text(Tag.PixelIntensityRelationship))
        && elements.contains(Tag.ModalityLUTSequence);
  }

  private ModalityLut rescale(DataElements from) {
    OptionalDouble slope = from.decimal(Tag.RescaleSlope);
    OptionalDouble intercept = from.decimal(Tag.RescaleIntercept);
    double factor = slope.orElse(1);
    double offset = intercept.orElse(0);
    // A slope of 0 would say that all pixels are equal: writers leave it where they mean none. Half
    // of a damaged rescale would give values that look like right ones.
    boolean usable =
        (slope.isPresent() || intercept.isPresent())
            && !from.unreadable(Tag.RescaleSlope)
            && !from.unreadable(Tag.RescaleIntercept)
            && factor != 0
            && Double.isFinite(factor * pixels.bits().least() + offset)
            && Double.isFinite(factor * pixels.bits().greatest() + offset);
    return usable ? new ModalityLut.Rescale(factor, offset, unit(from)) : ModalityLut.identity();
  }

  /// Rescale Type (0028,1054); of CT other than localizers HU where it is absent, C.8.2.1.1.2; of
  /// PET the Units (0054,1001).
  private String unit(DataElements from) {
    String type = from.text(Tag.RescaleType);
    if (!type.isEmpty()) {
      return type;
    }
    String modality = elements.text(Tag.Modality);
    if (modality.equals("CT") && !elements.texts(Tag.ImageType).contains("LOCALIZER")) {
      return "HU";
    }
    return modality.equals("PT") ? elements.text(Tag.Units) : "";
  }

  private Optional<ModalityLut> modalityTable(DataElements item) {
    String unit = item.text(Tag.ModalityLUTType);
    return table(item, pixels.bits().signed())
        .map(table -> new ModalityLut.Table(table.firstMapped(), table.entries(), unit));
  }

  /// Tables first, then windows: where a file has both, its maker chose the table to show it by. Of
  /// each the first [#MOST_VOI].
  ///
  /// @param frameVoi the frame's item of Frame VOI LUT Sequence (0028,9132)
  List<VoiLut> voi(Optional<DataElements> frameVoi, ModalityLut modality) {
    DataElements from = frameVoi.orElse(elements);
    List<VoiLut> all = new ArrayList<>();
    boolean signed = pixels.bits().signed() || modality.apply(0) < 0;
    List<DataElements> tables = from.items(Tag.VOILUTSequence);
    for (DataElements item : tables.subList(0, Math.min(tables.size(), MOST_VOI))) {
      table(item, signed)
          .ifPresent(
              table ->
                  all.add(
                      new VoiLut.Table(
                          table.firstMapped(),
                          table.entries(),
                          table.bits(),
                          item.text(Tag.LUTExplanation))));
    }
    all.addAll(windows(from));
    if (all.isEmpty() && presentation()) {
      fullRange(modality).ifPresent(all::add);
    }
    return all;
  }

  /// Whether stored values without a VOI LUT are brightnesses, and no measured ones: by their SOP
  /// class, or as no more of them are told apart than a screen shows.
  private boolean presentation() {
    String sopClass = elements.text(Tag.SOPClassUID);
    boolean few =
        pixels.bits().stored() <= 8
            && !sopClass.equals(LABEL_MAP)
            && !COUNTS.contains(elements.text(Tag.Modality));
    return few || (PRESENTATION.contains(sopClass) && pixels.bits().stored() <= 16);
  }

  /// All values that can be stored, as the Modality LUT has them; empty where they have no width.
  private Optional<VoiLut> fullRange(ModalityLut modality) {
    DoubleSummaryStatistics values =
        LongStream.rangeClosed((long) pixels.bits().least(), (long) pixels.bits().greatest())
            .mapToDouble(modality::apply)
            .summaryStatistics();
    double width = values.getMax() - values.getMin();
    return width > 0 && Double.isFinite(width)
        ? Optional.of(
            new VoiLut.Window(
                new WindowLevel(values.getMin() + width / 2, width),
                VoiLut.Function.LINEAR_EXACT,
                ""))
        : Optional.empty();
  }

  private static List<VoiLut> windows(DataElements from) {
    List<Double> centers = from.decimals(Tag.WindowCenter);
    List<Double> widths = from.decimals(Tag.WindowWidth);
    List<String> names = from.texts(Tag.WindowCenterWidthExplanation);
    VoiLut.Function function = function(from.text(Tag.VOILUTFunction));
    List<VoiLut> all = new ArrayList<>();
    int count = Math.min(Math.min(centers.size(), widths.size()), MOST_VOI);
    for (int i = 0; i < count; i++) {
      double center = centers.get(i);
      double width = widths.get(i);
      if (width > 0 && Double.isFinite(width) && Double.isFinite(center)) {
        String name = i < names.size() ? names.get(i) : "";
        all.add(new VoiLut.Window(new WindowLevel(center, width), function, name));
      }
    }
    return all;
  }

  private static VoiLut.Function function(String term) {
    return switch (term) {
      case "SIGMOID" -> VoiLut.Function.SIGMOID;
      case "LINEAR_EXACT" -> VoiLut.Function.LINEAR_EXACT;
      // C.11.2.1.3: LINEAR where the element is absent.
      default -> VoiLut.Function.LINEAR;
    };
  }

  /// LUT Descriptor (0028,3002) and LUT Data (0028,3006), C.11.1.1 and C.11.2.1.1.
  private Optional<LutTable> table(DataElements item, boolean signedInput) {
    boolean signed = signedInput || (explicitVr && item.is(Tag.LUTDescriptor, VR.SS));
    return LutTable.of(
        item.words(Tag.LUTDescriptor), item.bytes(Tag.LUTData), item.bigEndian(), signed);
  }
}
