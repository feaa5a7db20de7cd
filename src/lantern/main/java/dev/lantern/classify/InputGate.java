package dev.lantern.classify;

import dev.lantern.imaging.EdgeLetters;
import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.Printable;
import dev.lantern.imaging.SkipReason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Which images a bundle may judge, by their header. Everything else is refused before a pixel is
/// decoded: an extremity film must not get a pneumonia score, nor a raw detector image or an animal
/// any.
///
/// @param modalities allowed Modality (0008,0060), upper case
/// @param bodyParts allowed Body Part Examined (0018,0015), upper case
/// @param bodyPartRequired an absent body part is refused
/// @param views allowed View Position (0018,5101), upper case; where empty, any. A header that says
///     `FRONTAL` alone means one of PA and AP, and `LATERAL` one of LL and RL
/// @param viewRequired an absent view is refused
/// @param photometrics allowed Photometric Interpretation (0028,0004); never palette colour
/// @param minimumRows fewest Rows (0028,0010)
/// @param minimumColumns fewest Columns (0028,0011)
/// @param ages of the patients that the training data covers; an unknown age passes
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
    AgeRange ages,
    String notes) {
  private static final int LONGEST_WORD = 32;

  /// Modality (0008,0060) of projection radiographs, PS3.3 section C.7.3.1.1.1.
  private static final List<String> RADIOGRAPHS = List.of("CR", "DX", "RG");

  private static final List<String> CHEST =
      List.of("CHEST", "THORAX", "LUNG", "LUNGS", "PORT CHEST");

  private static final String LATERAL = "LATERAL";

  /// Words for one of several views.
  private static final Map<String, List<String>> WIDER =
      Map.of("FRONTAL", List.of("PA", "AP"), LATERAL, List.of("LL", "RL"));

  public InputGate {
    modalities = List.copyOf(modalities);
    bodyParts = List.copyOf(bodyParts);
    views = List.copyOf(views);
    photometrics = List.copyOf(photometrics);
    Stream.of(modalities, bodyParts, views).flatMap(List::stream).forEach(InputGate::requireUpper);
    if (modalities.isEmpty() || bodyParts.isEmpty() || photometrics.isEmpty()) {
      throw new IllegalArgumentException("an empty list would refuse every image");
    }
    if (viewRequired && views.isEmpty()) {
      throw new IllegalArgumentException("a view is required, and none is named");
    }
    if (photometrics.contains(PhotometricInterpretation.PALETTE_COLOR)) {
      throw new IllegalArgumentException("palette colour cannot be judged");
    }
    if (minimumRows < 1 || minimumColumns < 1) {
      throw new IllegalArgumentException("minimum of " + minimumRows + " × " + minimumColumns);
    }
  }

  /// The words of headers are in upper case, PS3.5 6.2 (CS): one that is not would refuse all.
  private static void requireUpper(String word) {
    if (word.isBlank() || !word.equals(word.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException("'" + word + "' is not a word in upper case");
    }
  }

  /// Completed years of life.
  ///
  /// @param minimum the youngest that is judged
  /// @param maximum the oldest that is judged
  public record AgeRange(int minimum, int maximum) {
    public AgeRange {
      if (minimum < 0 || maximum < minimum) {
        throw new IllegalArgumentException("ages " + minimum + " to " + maximum);
      }
    }
  }

  /// Why an image is not judged.
  ///
  /// @param detail what was found and what is asked for, in words, without patient fields
  public record Refusal(SkipReason reason, String detail) {}

  /// True where every image that is let in is a radiograph of the chest, by its header.
  public boolean chestRadiographs() {
    return bodyPartRequired && RADIOGRAPHS.containsAll(modalities) && CHEST.containsAll(bodyParts);
  }

  /// @return empty where the image may be judged, else the first rule that refuses it
  public Optional<Refusal> check(ImageHeader header) {
    ImageHeader.Acquisition acquisition = header.acquisition();
    return modality(header, modalities)
        .or(() -> presentation(acquisition))
        .or(() -> human(acquisition))
        .or(() -> singleFrame(header.pixels()))
        .or(
            () ->
                word(
                    SkipReason.BODY_PART,
                    "body part",
                    acquisition.bodyPart(),
                    bodyParts,
                    bodyPartRequired))
        .or(() -> view(acquisition))
        .or(() -> orientation(acquisition))
        .or(() -> photometric(header.pixels()))
        .or(() -> age(header))
        .or(() -> size(header.pixels()));
  }

  /// @param allowed those of one network, or of all in use
  /// @return empty where the image's modality is one of them
  public static Optional<Refusal> modality(ImageHeader header, List<String> allowed) {
    return word(SkipReason.MODALITY, "modality", header.acquisition().modality(), allowed, true);
  }

  /// Networks learn from images as people see them.
  private static Optional<Refusal> presentation(ImageHeader.Acquisition acquisition) {
    return acquisition.forProcessing()
        ? Optional.of(
            new Refusal(
                SkipReason.FOR_PROCESSING,
                "what the detector gave, for processing; only images for presentation are judged"))
        : Optional.empty();
  }

  private static Optional<Refusal> human(ImageHeader.Acquisition acquisition) {
    return acquisition.animal()
        ? Optional.of(
            new Refusal(SkipReason.SPECIES, "the patient is an animal; only humans are judged"))
        : Optional.empty();
  }

  private Optional<Refusal> view(ImageHeader.Acquisition acquisition) {
    String found = seenFromTheSide(acquisition) ? LATERAL : acquisition.viewPosition();
    return views.isEmpty()
            || WIDER.getOrDefault(found, List.of()).stream().anyMatch(views::contains)
        ? Optional.empty()
        : word(SkipReason.VIEW, "view", found, views, viewRequired);
  }

  /// Rows that lead to the front or the back of the patient, PS3.3 C.7.6.1.1.1.
  private static boolean seenFromTheSide(ImageHeader.Acquisition acquisition) {
    String rows = edges(acquisition).map(EdgeLetters::right).orElse("");
    return rows.startsWith("A") || rows.startsWith("P");
  }

  /// A film of the chest is learned with the patient's left on the right and the feet below.
  private Optional<Refusal> orientation(ImageHeader.Acquisition acquisition) {
    Optional<EdgeLetters> edges = chestRadiographs() ? edges(acquisition) : Optional.empty();
    return edges
        .flatMap(InputGate::disorder)
        .map(
            how ->
                new Refusal(
                    SkipReason.ORIENTATION, "by its patient orientation it is stored " + how));
  }

  private static Optional<String> disorder(EdgeLetters edges) {
    if (edges.right().matches("[HF].*")) {
      return Optional.of("on its side");
    }
    boolean upsideDown = edges.bottom().startsWith("H");
    if (edges.right().startsWith("R")) {
      return Optional.of(upsideDown ? "turned by 180°" : "mirrored");
    }
    return upsideDown ? Optional.of("upside down") : Optional.empty();
  }

  private static Optional<EdgeLetters> edges(ImageHeader.Acquisition acquisition) {
    return EdgeLetters.of(Optional.empty(), acquisition.patientOrientation());
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
        : Optional.of(new Refusal(reason, what + " " + shown(found) + " is not one of " + asked));
  }

  private static Optional<Refusal> singleFrame(ImageHeader.PixelLayout pixels) {
    return pixels.frames() == 1
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                SkipReason.MULTI_FRAME,
                pixels.frames() + " frames; only single images are judged"));
  }

  private Optional<Refusal> photometric(ImageHeader.PixelLayout pixels) {
    int samples = pixels.photometric().monochrome() ? 1 : 3;
    if (photometrics.contains(pixels.photometric()) && pixels.samplesPerPixel() == samples) {
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
                + String.join(", ", asked)));
  }

  /// Says the range alone: the age is the patient's.
  private Optional<Refusal> age(ImageHeader header) {
    OptionalInt years = header.ageYears();
    return years.isEmpty()
            || (years.getAsInt() >= ages.minimum() && years.getAsInt() <= ages.maximum())
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                SkipReason.AGE,
                "the patient is not of the "
                    + ages.minimum()
                    + " to "
                    + ages.maximum()
                    + " years that are judged"));
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
  private static String shown(String word) {
    String clean = Printable.of(word);
    return clean.length() <= LONGEST_WORD ? clean : clean.substring(0, LONGEST_WORD) + "…";
  }
}
