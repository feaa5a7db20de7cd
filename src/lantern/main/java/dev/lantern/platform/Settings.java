package dev.lantern.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the user chose. Where the administrator's [Policy] lays something down, that counts.
///
/// @param acceptedNotice version of the research-use notice that was accepted; 0 for none
/// @param window of the main window, once it was closed
/// @param recent absolute paths of what was opened, the newest first; at most [#MOST_RECENT]
public record Settings(
    int acceptedNotice,
    Appearance appearance,
    Keys keys,
    Viewing viewing,
    Judging judging,
    Optional<MainWindowState> window,
    List<String> recent) {
  public static final int MOST_RECENT = 10;

  public Settings {
    recent = recent.stream().distinct().limit(MOST_RECENT).toList();
    if (acceptedNotice < 0) {
      throw new IllegalArgumentException("acceptedNotice is " + acceptedNotice);
    }
  }

  /// @param language ISO 639; empty for the system's
  public record Appearance(ThemeName theme, Optional<String> language) {}

  /// @param keymap that is in use
  /// @param changes for each keymap, ids of commands and the keys that the user gave them, in the
  ///     form of `KeyCombination.getName`; an empty one for none
  public record Keys(String keymap, Map<String, Map<String, String>> changes) {
    public Keys {
      changes =
          changes.entrySet().stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
    }
  }

  /// @param upBrightens whether a drag upward with the window tool makes the image brighter; else
  ///     darker, as in Weasis
  /// @param frameMemory MiB that decoded frames may take, from 0 to [#MOST_FRAME_MEMORY]
  /// @param screen whose pixels were measured
  /// @param heatmapColours of the maps, in a word; what the word means is for those who paint
  /// @param corners where on the image each line of text stands, all of them
  public record Viewing(
      boolean upBrightens,
      int frameMemory,
      Optional<MeasuredScreen> screen,
      String heatmapColours,
      Map<CornerLine, Corner> corners) {
    /// 64 GiB.
    public static final int MOST_FRAME_MEMORY = 65_536;

    public Viewing {
      if (frameMemory < 0 || frameMemory > MOST_FRAME_MEMORY) {
        throw new IllegalArgumentException("frameMemory is " + frameMemory);
      }
      for (CornerLine line : CornerLine.values()) {
        if (!line.mayStand(corners.get(line))) {
          throw new IllegalArgumentException(line + " stands in " + corners.get(line));
        }
      }
      corners = Map.copyOf(corners);
    }
  }

  /// @param onOpen whether a network judges an image as soon as it is seen
  /// @param network id of the bundle that judges every image; empty for each image's own
  /// @param operatingPoint name of the one at which findings are decided that have it; empty for
  ///     each finding's default
  public record Judging(
      boolean onOpen, Optional<String> network, Optional<String> operatingPoint) {}

  /// Of a user who has chosen nothing.
  public static Settings none() {
    return new Settings(
        0,
        new Appearance(ThemeName.DARK, Optional.empty()),
        new Keys("lantern", Map.of()),
        new Viewing(false, 256, Optional.empty(), "inferno", CornerLine.usual()),
        new Judging(true, Optional.empty(), Optional.empty()),
        Optional.empty(),
        List.of());
  }
}
