package dev.lantern.ui.viewer;

import dev.lantern.imaging.ColourMap;
import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.Turn;
import dev.lantern.ui.words.DicomDate;
import dev.lantern.ui.words.DottedLine;
import dev.lantern.ui.words.Words;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words in the corners of the image.
final class CornerText {
  private final Words words;
  private final ViewerViewModel viewer;
  private final WindowWords windows;

  CornerText(Words words, ViewerViewModel viewer) {
    this.words = words;
    this.viewer = viewer;
    this.windows = new WindowWords(words);
  }

  /// The patient, on the screen alone, and not even there once hidden.
  String topLeft() {
    if (viewer.shown().get().isEmpty()) {
      return "";
    }
    if (!viewer.patientShown().get()) {
      return words.of("viewer.patient-hidden");
    }
    ImageHeader.PatientFields patient = header().patient();
    return lines(
        patient.name(),
        patient.id(),
        DottedLine.of(patient.sex(), patient.age().orElse(""), DicomDate.of(patient.birthDate())));
  }

  String topRight() {
    if (viewer.shown().get().isEmpty()) {
      return "";
    }
    ImageHeader.Acquisition acquisition = header().acquisition();
    return lines(
        acquisition.studyDescription(),
        acquisition.seriesDescription(),
        DottedLine.of(
            acquisition.modality(),
            acquisition.bodyPart(),
            acquisition.viewPosition(),
            side(acquisition.laterality())),
        DicomDate.of(acquisition.studyDate()));
  }

  String bottomLeft() {
    if (viewer.shown().get().isEmpty()) {
      return "";
    }
    ShownFrame shown = viewer.shown().get().get();
    String window =
        viewer.hasWindow()
            ? windows.range(viewer.window()) + " · " + windows.origin(viewer)
            : words.of("viewer.colour");
    return lines(
        words.of("viewer.frame", shown.position() + 1, viewer.frameCount().get()),
        window,
        viewer.look().inverted().get() ? words.of("viewer.inverted") : "",
        turned(viewer.turn().get()),
        colours(),
        viewer.look().nearest().get() ? words.of("viewer.nearest") : "");
  }

  private String colours() {
    ColourMap chosen = viewer.look().colours().get();
    return viewer.hasWindow() && chosen != ColourMap.GREY
        ? words.of("command." + Look.command(chosen))
        : "";
  }

  String bottomRight() {
    if (viewer.shown().get().isEmpty()) {
      return "";
    }
    ShownFrame shown = viewer.shown().get().get();
    String zoom = words.of("viewer.zoom", Math.round(viewer.viewport().get().zoom() * 100));
    return lines(
        zoom,
        viewer.physical().get().map(this::physical).orElse(""),
        words.of("viewer.size", shown.frame().columns(), shown.frame().rows()),
        words.of("viewer.spacing." + code(shown.display().spacing().origin())));
  }

  private String physical(GlassPixel pixel) {
    return pixel.dpi().isPresent()
        ? words.of("viewer.physical.reported", pixel.dpi().getAsDouble())
        : words.of("viewer.physical.measured");
  }

  /// Mirrored and turned by half is what a reader calls upside down.
  private String turned(Turn turn) {
    if (turn.mirrored() && turn.quarters() == 2) {
      return words.of("viewer.upside-down");
    }
    return DottedLine.of(
        turn.quarters() == 0 ? "" : words.of("viewer.rotated", turn.quarters() * 90),
        turn.mirrored() ? words.of("viewer.mirrored") : "");
  }

  /// Laterality, PS3.3 C.7.3.1; in words, not to be taken for a letter at the edge.
  private String side(String code) {
    return switch (code) {
      case "R" -> words.of("viewer.side.right");
      case "L" -> words.of("viewer.side.left");
      case "B" -> words.of("viewer.side.both");
      // Unpaired.
      case "U" -> "";
      default -> code;
    };
  }

  private ImageHeader header() {
    return viewer.shown().get().orElseThrow().image().header();
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String lines(String... parts) {
    return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining("\n"));
  }
}
