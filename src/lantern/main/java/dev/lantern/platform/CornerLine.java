package dev.lantern.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the text on an image says, in the order in which it stands in a corner.
public enum CornerLine {
  PATIENT_NAME(Corner.TOP_LEFT),
  PATIENT_ID(Corner.TOP_LEFT),

  /// Sex, age and birth date.
  PATIENT_FACTS(Corner.TOP_LEFT),

  STUDY(Corner.TOP_RIGHT),
  SERIES(Corner.TOP_RIGHT),

  /// Modality, body part, view and side.
  ACQUISITION(Corner.TOP_RIGHT),

  STUDY_DATE(Corner.TOP_RIGHT),
  FRAME(Corner.BOTTOM_LEFT),
  WINDOW(Corner.BOTTOM_LEFT),

  /// What makes the picture another than the file's: inverted, turned, in colours, unsmoothed.
  CHANGES(Corner.BOTTOM_LEFT),

  ZOOM(Corner.BOTTOM_RIGHT),

  /// That the image is as large as the patient, and on whose word.
  PHYSICAL_SIZE(Corner.BOTTOM_RIGHT),

  IMAGE_SIZE(Corner.BOTTOM_RIGHT),

  /// What millimetres on the image rest on.
  SPACING(Corner.BOTTOM_RIGHT);

  private final Corner usual;

  CornerLine(Corner usual) {
    this.usual = usual;
  }

  /// Where each line stands as long as nothing else was chosen.
  public static Map<CornerLine, Corner> usual() {
    return Arrays.stream(values())
        .collect(Collectors.toUnmodifiableMap(Function.identity(), line -> line.usual));
  }

  /// False of what a reader must not miss: it may stand in any corner, but is never left out.
  public boolean optional() {
    return this != CHANGES && this != PHYSICAL_SIZE;
  }

  /// Whether it may tell who the patient is: descriptions are free text, and a date leads to one,
  /// PS3.15 Table E.1-1.
  public boolean ofPatient() {
    return switch (this) {
      case PATIENT_NAME, PATIENT_ID, PATIENT_FACTS, STUDY, SERIES, STUDY_DATE -> true;
      case ACQUISITION, FRAME, WINDOW, CHANGES, ZOOM, PHYSICAL_SIZE, IMAGE_SIZE, SPACING -> false;
    };
  }

  /// Whether it may stand there; in no corner only where it is [#optional].
  public boolean mayStand(@Nullable Corner corner) {
    return corner != null && (optional() || corner != Corner.NONE);
  }

  /// As settings and words call it.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
