package dev.lantern.ui.viewer;

import dev.lantern.imaging.VoiLut;
import dev.lantern.imaging.WindowLevel;
import dev.lantern.ui.words.Words;
import java.util.Locale;

/// What windows are called.
final class WindowWords {
  /// Letters of a file's explanation that a menu has room for.
  private static final int LONGEST = 40;

  private final Words words;

  WindowWords(Words words) {
    this.words = words;
  }

  /// Width and centre.
  String range(WindowLevel level) {
    return words.of("viewer.window", number(level.width()), number(level.center()));
  }

  /// Where the window on the screen comes from.
  String origin(ViewerViewModel viewer) {
    return switch (viewer.windowOrigin().get()) {
      case READER -> words.of("viewer.window-origin.reader");
      case AUTOMATIC -> words.of("viewer.window-origin.automatic");
      case PRESET ->
          words.of(
              "viewer.window-origin.preset",
              viewer.windowPreset().get().map(this::name).orElseThrow());
      case FILE -> {
        String explanation = viewer.voi().get().map(this::explanation).orElse("");
        yield explanation.isEmpty()
            ? words.of("viewer.window-origin.file")
            : words.of("viewer.window-origin.file-named", explanation);
      }
    };
  }

  /// The name alone.
  String name(WindowPreset preset) {
    return switch (preset) {
      case WindowPreset.Automatic _ -> words.of("viewer.preset.automatic");
      case WindowPreset.Ct ct ->
          words.of("viewer.preset." + ct.window().name().toLowerCase(Locale.ROOT));
      case WindowPreset.OfFile file -> {
        String explanation = explanation(file.voi());
        yield explanation.isEmpty()
            ? words.of("viewer.preset.file", file.number() + 1)
            : words.of("viewer.preset.file-named", file.number() + 1, explanation);
      }
    };
  }

  /// The name with what it stands for.
  String entry(WindowPreset preset) {
    return switch (preset) {
      case WindowPreset.Automatic _ -> name(preset);
      case WindowPreset.Ct ct -> entry(preset, ct.window().voi());
      case WindowPreset.OfFile file -> entry(preset, file.voi());
    };
  }

  private String entry(WindowPreset preset, VoiLut voi) {
    String what =
        switch (voi) {
          case VoiLut.Window window -> range(window.level());
          case VoiLut.Table _ -> words.of("viewer.preset.table");
        };
    return name(preset) + " · " + what;
  }

  private String explanation(VoiLut voi) {
    String text = voi.explanation().strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST).strip() + "…";
  }

  /// Whole numbers from 10 on; two digits of decimals below.
  private String number(double value) {
    return Math.abs(value) >= 10 || value == Math.rint(value)
        ? Long.toString(Math.round(value))
        : words.decimal(value, 2);
  }
}
