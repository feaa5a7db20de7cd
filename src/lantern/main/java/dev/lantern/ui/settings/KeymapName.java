package dev.lantern.ui.settings;

import java.util.Locale;
import java.util.Map;

/// A set of keys. Beside those that another viewer has for the same thing stand Lantern's own;
/// where one of those would be taken, the command has another here.
public enum KeymapName {
  /// Each command has its own key.
  LANTERN,

  /// Of the 2D viewer of Weasis 4, https://weasis.org/en/basics/shortcuts.
  WEASIS,

  /// Of OHIF 3, `platform/core/src/defaults/hotkeyBindings.ts`.
  OHIF;

  private static final Map<String, String> OF_WEASIS =
      Map.ofEntries(
          Map.entry("tool-pan", "T"),
          Map.entry("tool-length", "D"),
          Map.entry("tool-text", "B"),
          Map.entry("cine", "C"),
          Map.entry("page-back", "Shift+Up"),
          Map.entry("page-on", "Shift+Down"),
          Map.entry("cursor-left", "Shift+Shortcut+Left"),
          Map.entry("cursor-right", "Shift+Shortcut+Right"),
          Map.entry("cursor-up", "Shift+Shortcut+Up"),
          Map.entry("cursor-down", "Shift+Shortcut+Down"),
          Map.entry("zoom-in", "Shortcut+Plus"),
          Map.entry("zoom-out", "Shortcut+Minus"),
          Map.entry("fit", "Shortcut+Enter"),
          Map.entry("rotate-right", "Alt+R"),
          Map.entry("rotate-left", "Alt+L"),
          Map.entry("flip-horizontally", "Alt+F"),
          Map.entry("trust", "Shift+T"),
          Map.entry("operating-point-next", "Shift+O"),
          Map.entry("patient", "Shift+D"),
          Map.entry("tool-brush", "G"),
          Map.entry("tool-cobb", "Shift+A"));

  private static final Map<String, String> OF_OHIF =
      Map.ofEntries(
          Map.entry("fit", "Equals"),
          Map.entry("rotate-right", "R"),
          Map.entry("rotate-left", "L"),
          Map.entry("flip-horizontally", "H"),
          Map.entry("flip-vertically", "V"),
          Map.entry("cine", "C"),
          Map.entry("reset", "Space"),
          Map.entry("measure-delete", "Backspace"),
          Map.entry("redo", "Shortcut+Y"),
          Map.entry("brush-larger", "Close Bracket"),
          Map.entry("brush-smaller", "Open Bracket"),
          Map.entry("heatmap-stronger", "Period"),
          Map.entry("heatmap-weaker", "Comma"),
          Map.entry("heatmap", "K"),
          Map.entry("layers", "Shift+L"),
          Map.entry("tool-arrow", "Shift+V"),
          Map.entry("tool-cobb", "Shift+A"));

  /// As settings and words call it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Ids of commands, and the names of their keys here.
  Map<String, String> keys() {
    return switch (this) {
      case LANTERN -> Map.of();
      case WEASIS -> OF_WEASIS;
      case OHIF -> OF_OHIF;
    };
  }
}
