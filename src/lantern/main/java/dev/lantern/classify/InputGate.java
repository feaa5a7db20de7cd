package dev.lantern.classify;

import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.SkipReason;
import java.util.List;
import java.util.Optional;

/// Which images a bundle may judge, by their header. Everything else is refused before a pixel is
/// decoded: an extremity film must not get a pneumonia score.
///
/// @param modalities allowed Modality (0008,0060)
/// @param bodyParts allowed Body Part Examined (0018,0015), upper case
/// @param bodyPartRequired an absent body part is refused
/// @param views allowed View Position (0018,5101), upper case
/// @param viewRequired an absent view is refused
/// @param photometrics allowed Photometric Interpretation (0028,0004)
/// @param minimumRows fewest Rows (0028,0010)
/// @param minimumColumns fewest Columns (0028,0011)
/// @param notes one sentence on which patients the data covers
public record InputGate(
    List<String> modalities,
    List<String> bodyParts,
    boolean bodyPartRequired,
    List<String> views,
    boolean viewRequired,
    List<PhotometricInterpretation> photometrics,
    int minimumRows,
    int minimumColumns,
    String notes) {
  private static final int LONGEST_WORD = 32;

  public InputGate {
    modalities = List.copyOf(modalities);
    bodyParts = List.copyOf(bodyParts);
    views = List.copyOf(views);
    photometrics = List.copyOf(photometrics);
    if (modalities.isEmpty() || bodyParts.isEmpty() || views.isEmpty() || photometrics.isEmpty()) {
      throw new IllegalArgumentException("an empty list would refuse every image");
    }
    if (!photometrics.stream().allMatch(PhotometricInterpretation::monochrome)) {
      throw new IllegalArgumentException("only grey images can be judged, not " + photometrics);
    }
    if (minimumRows < 1 || minimumColumns < 1) {
      throw new IllegalArgumentException("minimum of " + minimumRows + " × " + minimumColumns);
    }
  }

  /// Why an image is not judged.
  ///
  /// @param detail what was found and what is asked for, in words, without patient fields
  public record Refusal(SkipReason reason, String detail) {}

  /// @return empty where the image may be judged, else the first rule that refuses it
  public Optional<Refusal> check(ImageHeader header) {
    ImageHeader.Acquisition acquisition = header.acquisition();
    return word(SkipReason.MODALITY, "modality", acquisition.modality(), modalities, true)
        .or(() -> singleFrame(header.pixels()))
        .or(
            () ->
                word(
                    SkipReason.BODY_PART,
                    "body part",
                    acquisition.bodyPart(),
                    bodyParts,
                    bodyPartRequired))
        .or(() -> word(SkipReason.VIEW, "view", acquisition.viewPosition(), views, viewRequired))
        .or(() -> photometric(header.pixels()))
        .or(() -> size(header.pixels()));
  }

  private static Optional<Refusal> word(
      SkipReason reason, String what, String found, List<String> allowed, boolean required) {
    String asked = String.join(", ", allowed);
    if (found.isBlank()) {
      return required
          ? Optional.of(new Refusal(reason, "no " + what + " is given; it must be one of " + asked))
          : Optional.empty();
    }
    return allowed.contains(found)
        ? Optional.empty()
        : Optional.of(
            new Refusal(reason, what + " " + printable(found) + " is not one of " + asked));
  }

  private static Optional<Refusal> singleFrame(ImageHeader.PixelLayout pixels) {
    return pixels.frames() == 1
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                SkipReason.MULTI_FRAME,
                pixels.frames() + " frames; only single radiographs are judged"));
  }

  private Optional<Refusal> photometric(ImageHeader.PixelLayout pixels) {
    if (photometrics.contains(pixels.photometric()) && pixels.samplesPerPixel() == 1) {
      return Optional.empty();
    }
    List<String> asked = photometrics.stream().map(PhotometricInterpretation::term).toList();
    return Optional.of(
        new Refusal(
            SkipReason.PHOTOMETRIC,
            "photometric interpretation "
                + pixels.photometric().term()
                + " with "
                + pixels.samplesPerPixel()
                + " samples a pixel is not one of "
                + String.join(", ", asked)
                + " with 1"));
  }

  private Optional<Refusal> size(ImageHeader.PixelLayout pixels) {
    return pixels.rows() >= minimumRows && pixels.columns() >= minimumColumns
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                SkipReason.TOO_SMALL,
                pixels.rows()
                    + " rows × "
                    + pixels.columns()
                    + " columns; at least "
                    + minimumRows
                    + " × "
                    + minimumColumns
                    + " are needed"));
  }

  /// A header may hold anything: what is repeated from it is cut and holds no control characters.
  private static String printable(String word) {
    String clean = word.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= LONGEST_WORD ? clean : clean.substring(0, LONGEST_WORD) + "…";
  }
}
