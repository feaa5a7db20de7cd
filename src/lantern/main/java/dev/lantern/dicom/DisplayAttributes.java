package dev.lantern.dicom;

import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.FrameDisplay.ImagePlane;
import dev.lantern.imaging.FrameDisplay.PaddingRange;
import dev.lantern.imaging.ModalityLut;
import dev.lantern.imaging.PaletteLut;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.VoiLut;
import dev.lantern.imaging.VolumeKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.Tag;

/// How the frames of an image are to be shown: from the frame's functional groups, else from the
/// data set itself.
final class DisplayAttributes {
  private static final int LARGEST_SIGNED = Short.MAX_VALUE;
  private static final int LARGEST_UNSIGNED = 0xffff;

  private static final List<Integer> FRAME_TYPES =
      List.of(Tag.CTImageFrameTypeSequence, Tag.MRImageFrameTypeSequence, Tag.PETFrameTypeSequence);

  private final DataElements elements;
  private final PixelDescription pixels;
  private final FunctionalGroups groups;
  private final LutReader luts;
  private final SpacingReader spacing;
  private final OverlayReader overlays;
  private final ShutterReader shutter;
  private final VolumeReader volumes;
  private final PhotometricInterpretation shown;
  private final Optional<PaletteLut> palette;

  DisplayAttributes(ParsedFile file, PixelDescription pixels, FrameBytes frames) {
    this.elements = new DataElements(file.dataSet());
    this.pixels = pixels;
    this.groups = new FunctionalGroups(elements);
    this.luts = new LutReader(elements, pixels, file.format().explicitVr());
    this.spacing = new SpacingReader(elements);
    this.overlays = new OverlayReader(elements, pixels, frames, file.bytes());
    this.shutter = new ShutterReader(elements);
    this.volumes = new VolumeReader(elements, groups);
    this.palette =
        supplemented()
                || (pixels.photometric() == PhotometricInterpretation.PALETTE_COLOR
                    && !pixels.bits().type().real())
            ? new PaletteReader(elements, pixels.bits().signed()).read()
            : Optional.empty();
    this.shown = shown(pixels, palette.isPresent());
  }

  FrameDisplay of(int frame) {
    boolean grey = shown.monochrome();
    ModalityLut modality =
        grey
            ? luts.modality(groups.macro(frame, Tag.PixelValueTransformationSequence))
            : ModalityLut.identity();
    List<VoiLut> voi =
        grey ? luts.voi(groups.macro(frame, Tag.FrameVOILUTSequence), modality) : List.of();
    Optional<PaletteLut> colours = grey ? supplement(frame) : palette;
    return new FrameDisplay(
        shown,
        modality,
        voi,
        colours,
        grey ? colours.map(this::indices).or(this::padding) : Optional.empty(),
        elements.text(Tag.PresentationLUTShape).equals("INVERSE"),
        spacing.read(groups.macro(frame, Tag.PixelMeasuresSequence)),
        spacing.regions(),
        plane(frame),
        overlays.read(frame),
        shutter.read());
  }

  /// Whether some frame of a grey image has colours, too, PS3.3 C.8.16.2.
  private boolean supplemented() {
    return pixels.photometric() == PhotometricInterpretation.MONOCHROME2
        && !pixels.bits().type().real()
        && List.of("COLOR", "MIXED").contains(elements.text(Tag.PixelPresentation));
  }

  /// Where Pixel Presentation (0008,9205) of the image is MIXED, that of the frame says.
  private Optional<PaletteLut> supplement(int frame) {
    String presentation =
        FRAME_TYPES.stream()
            .flatMap(type -> groups.macro(frame, type).stream())
            .map(item -> item.text(Tag.PixelPresentation))
            .filter(said -> !said.isEmpty())
            .findFirst()
            .orElse(elements.text(Tag.PixelPresentation));
    return palette.filter(lut -> supplemented() && presentation.equals("COLOR"));
  }

  /// Stored values that are places in the palette. They are kept out where padding is, and hold in
  /// place of it.
  private PaddingRange indices(PaletteLut lut) {
    int largest = pixels.bits().signed() ? LARGEST_SIGNED : LARGEST_UNSIGNED;
    return new PaddingRange(Math.min(lut.firstMapped(), largest), largest);
  }

  private static PhotometricInterpretation shown(PixelDescription pixels, boolean hasPalette) {
    if (pixels.samples() == 3) {
      return PhotometricInterpretation.RGB;
    }
    return switch (pixels.photometric()) {
      case MONOCHROME1 -> PhotometricInterpretation.MONOCHROME1;
      // Indices without a usable palette are shown as grey values rather than not at all.
      case PALETTE_COLOR ->
          hasPalette
              ? PhotometricInterpretation.PALETTE_COLOR
              : PhotometricInterpretation.MONOCHROME2;
      case MONOCHROME2, RGB, YBR_FULL, YBR_FULL_422, YBR_PARTIAL_420, YBR_ICT, YBR_RCT ->
          PhotometricInterpretation.MONOCHROME2;
    };
  }

  /// Each kind of pixel data has its own elements, C.7.5.1.1.2.
  private Optional<PaddingRange> padding() {
    return switch (pixels.bits().type()) {
      case UINT8, INT8, UINT16, INT16, UINT32, INT32 ->
          padding(word(Tag.PixelPaddingValue), word(Tag.PixelPaddingRangeLimit));
      case FLOAT32 ->
          padding(
              elements.decimal(Tag.FloatPixelPaddingValue),
              elements.decimal(Tag.FloatPixelPaddingRangeLimit));
      case FLOAT64 ->
          padding(
              elements.decimal(Tag.DoubleFloatPixelPaddingValue),
              elements.decimal(Tag.DoubleFloatPixelPaddingRangeLimit));
    };
  }

  /// The limit may be on either side. What is no number pads already.
  private static Optional<PaddingRange> padding(OptionalDouble value, OptionalDouble limit) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    double first = value.getAsDouble();
    double last = limit.orElse(first);
    return Optional.of(new PaddingRange(Math.min(first, last), Math.max(first, last)));
  }

  /// Pixel Padding Value (0028,0120) has the sign of the pixels, whatever its VR says.
  private OptionalDouble word(int tag) {
    int[] words = elements.words(tag);
    if (words.length == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(pixels.bits().signed() ? (short) words[0] : words[0]);
  }

  VolumeKey volume(int frame) {
    return volumes.of(frame);
  }

  Optional<ImagePlane> plane(int frame) {
    List<Double> position =
        groups
            .macro(frame, Tag.PlanePositionSequence)
            .orElse(elements)
            .decimals(Tag.ImagePositionPatient);
    List<Double> orientation =
        groups
            .macro(frame, Tag.PlaneOrientationSequence)
            .orElse(elements)
            .decimals(Tag.ImageOrientationPatient);
    boolean complete =
        position.size() == 3
            && orientation.size() == 6
            && !position.contains(Double.NaN)
            && !orientation.contains(Double.NaN);
    return complete ? Optional.of(new ImagePlane(position, orientation)) : Optional.empty();
  }
}
