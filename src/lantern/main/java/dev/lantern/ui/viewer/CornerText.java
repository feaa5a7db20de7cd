package dev.lantern.ui.viewer;

import dev.lantern.imaging.ColourMap;
import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.Turn;
import dev.lantern.platform.Corner;
import dev.lantern.platform.CornerLine;
import dev.lantern.ui.words.DicomDate;
import dev.lantern.ui.words.DottedLine;
import dev.lantern.ui.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

  /// What stands in a corner, and fits there; empty where there is no image.
  String in(Corner corner, TextRoom room) {
    if (viewer.shown().get().isEmpty()) {
      return "";
    }
    List<CornerLine> here =
        Stream.of(CornerLine.values())
            .filter(line -> viewer.settings().corners().get().get(line) == corner)
            .filter(line -> !line.optional() || viewer.settings().textShown().get())
            .toList();
    List<Line> all = here.stream().flatMap(this::lines).toList();
    long left = room.lines() - all.stream().filter(Line::must).count();
    List<String> fitting = new ArrayList<>();
    // All patient lines say the same once the patient is hidden.
    Set<String> hidden = new HashSet<>();
    for (Line line : all) {
      if (line.must()) {
        fitting.add(line.text());
      } else if (left > 0 && (!line.hidden() || hidden.add(line.text()))) {
        fitting.add(room.fit(line.text()));
        left--;
      }
    }
    return String.join("\n", fitting);
  }

  /// @param must it stands there whole, however small the room is
  /// @param hidden it says that something is hidden
  private record Line(String text, boolean must, boolean hidden) {}

  private Stream<Line> lines(CornerLine of) {
    boolean hidden = of.ofPatient() && !viewer.settings().patientShown().get();
    Stream<String> said = hidden ? Stream.of(words.of("viewer.patient-hidden")) : said(of);
    return said.filter(text -> !text.isBlank()).map(text -> new Line(text, !of.optional(), hidden));
  }

  private Stream<String> said(CornerLine line) {
    return switch (line) {
      case PATIENT_NAME -> Stream.of(patient().name());
      case PATIENT_ID -> Stream.of(patient().id());
      case PATIENT_FACTS ->
          Stream.of(
              DottedLine.of(
                  patient().sex(),
                  patient().age().orElse(""),
                  DicomDate.of(patient().birthDate())));
      case STUDY -> Stream.of(acquisition().studyDescription());
      case SERIES -> Stream.of(acquisition().seriesDescription());
      case ACQUISITION -> Stream.of(acquired());
      case STUDY_DATE -> Stream.of(DicomDate.of(acquisition().studyDate()));
      case FRAME ->
          Stream.of(words.of("viewer.frame", shown().position() + 1, viewer.frameCount().get()));
      case WINDOW -> Stream.of(window());
      case CHANGES -> changes();
      case ZOOM -> Stream.of(words.of("viewer.zoom", zoom()));
      case PHYSICAL_SIZE -> viewer.physical().get().map(this::physical).stream();
      case IMAGE_SIZE ->
          Stream.of(words.of("viewer.size", shown().frame().columns(), shown().frame().rows()));
      case SPACING ->
          Stream.of(words.of("viewer.spacing." + code(shown().display().spacing().origin())));
    };
  }

  private String acquired() {
    return DottedLine.of(
        acquisition().modality(),
        acquisition().bodyPart(),
        acquisition().viewPosition(),
        side(acquisition().laterality()));
  }

  private String window() {
    return viewer.hasWindow()
        ? windows.range(viewer.window()) + " · " + windows.origin(viewer)
        : words.of("viewer.colour");
  }

  /// Percent, of a pixel of the glass for each column.
  private long zoom() {
    return Math.round(viewer.viewport().get().zoom() * viewer.density().get() * 100);
  }

  private Stream<String> changes() {
    Look look = viewer.look();
    return Stream.of(
        look.inverted().get() ? words.of("viewer.inverted") : "",
        turned(viewer.turn().get()),
        colours(look.colours().get()),
        look.nearest().get() ? words.of("viewer.nearest") : "",
        look.shutter().get() && shown().display().shutter().isPresent()
            ? words.of("viewer.shutter")
            : "",
        look.overlays().get() || shown().display().overlays().isEmpty()
            ? ""
            : words.of("viewer.overlays-hidden"));
  }

  private String colours(ColourMap chosen) {
    return viewer.hasWindow() && chosen != ColourMap.GREY
        ? words.of("command." + Look.command(chosen))
        : "";
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

  private ShownFrame shown() {
    return viewer.shown().get().orElseThrow();
  }

  /// On the screen alone, and not even there once hidden.
  private ImageHeader.PatientFields patient() {
    return shown().image().header().patient();
  }

  private ImageHeader.Acquisition acquisition() {
    return shown().image().header().acquisition();
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
