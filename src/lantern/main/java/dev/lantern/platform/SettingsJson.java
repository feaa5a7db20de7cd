package dev.lantern.platform;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The settings as JSON. A key that this version does not know is passed over, since a newer one
/// may have written it; a value that is none counts as not chosen.
final class SettingsJson {
  private static final String ACCEPTED = "acceptedNotice";
  private static final String THEME = "theme";
  private static final String LANGUAGE = "language";
  private static final String KEYMAP = "keymap";
  private static final String KEYS = "keys";
  private static final String UP_BRIGHTENS = "upBrightens";
  private static final String DIAGNOSE_ON_OPEN = "diagnoseOnOpen";
  private static final String NETWORK = "network";
  private static final String OPERATING_POINT = "operatingPoint";
  private static final String FRAME_MEMORY = "frameMemory";
  private static final String SCREEN = "screen";
  private static final String HEATMAP_COLOURS = "heatmapColours";
  private static final String CORNERS = "corners";
  private static final String WINDOW = "window";
  private static final String RECENT = "recent";

  private SettingsJson() {}

  /// @param found an object
  static Settings read(JsonNode found) {
    Settings none = Settings.none();
    return new Settings(
        number(found.path(ACCEPTED), 0, Integer.MAX_VALUE, none.acceptedNotice()),
        new Settings.Appearance(
            Stream.of(ThemeName.values())
                .filter(theme -> theme.word().equals(found.path(THEME).asString("")))
                .findFirst()
                .orElse(none.appearance().theme()),
            text(found.path(LANGUAGE))),
        new Settings.Keys(
            text(found.path(KEYMAP)).orElse(none.keys().keymap()), changes(found.path(KEYS))),
        new Settings.Viewing(
            found.path(UP_BRIGHTENS).asBoolean(none.viewing().upBrightens()),
            number(
                found.path(FRAME_MEMORY),
                0,
                Settings.Viewing.MOST_FRAME_MEMORY,
                none.viewing().frameMemory()),
            screen(found.path(SCREEN)),
            text(found.path(HEATMAP_COLOURS)).orElse(none.viewing().heatmapColours()),
            corners(found.path(CORNERS))),
        new Settings.Judging(
            found.path(DIAGNOSE_ON_OPEN).asBoolean(none.judging().onOpen()),
            text(found.path(NETWORK)),
            text(found.path(OPERATING_POINT))),
        window(found.path(WINDOW)),
        recent(found.path(RECENT)));
  }

  private static int number(JsonNode node, int least, int most, int otherwise) {
    int value = node.asInt(otherwise);
    return value >= least && value <= most ? value : otherwise;
  }

  private static Optional<String> text(JsonNode node) {
    return node.isString() && !node.asString().isBlank()
        ? Optional.of(node.asString())
        : Optional.empty();
  }

  private static Map<String, Map<String, String>> changes(JsonNode node) {
    Map<String, Map<String, String>> changes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> keymap : node.properties()) {
      Map<String, String> keys = new TreeMap<>();
      for (Map.Entry<String, JsonNode> command : keymap.getValue().properties()) {
        if (command.getValue().isString()) {
          keys.put(command.getKey(), command.getValue().asString());
        }
      }
      changes.put(keymap.getKey(), keys);
    }
    return changes;
  }

  private static Optional<MeasuredScreen> screen(JsonNode node) {
    try {
      return Optional.of(
          new MeasuredScreen(
              node.path("width").asInt(0),
              node.path("height").asInt(0),
              node.path("millimetres").asDouble(Double.NaN)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<CornerLine, Corner> corners(JsonNode node) {
    Map<CornerLine, Corner> corners = new EnumMap<>(CornerLine.usual());
    for (CornerLine line : CornerLine.values()) {
      Stream.of(Corner.values())
          .filter(corner -> corner.word().equals(node.path(line.word()).asString("")))
          .filter(line::mayStand)
          .forEach(corner -> corners.put(line, corner));
    }
    return corners;
  }

  private static List<String> recent(JsonNode node) {
    List<String> paths = new ArrayList<>();
    node.forEach(path -> text(path).ifPresent(paths::add));
    return paths;
  }

  private static Optional<MainWindowState> window(JsonNode node) {
    List<Double> dividers = new ArrayList<>();
    node.path("dividers").forEach(divider -> dividers.add(divider.asDouble(Double.NaN)));
    try {
      return Optional.of(
          new MainWindowState(
              node.path("x").asDouble(Double.NaN),
              node.path("y").asDouble(Double.NaN),
              node.path("width").asDouble(Double.NaN),
              node.path("height").asDouble(Double.NaN),
              node.path("maximised").asBoolean(false),
              dividers));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// In the order in which a reader looks for them.
  static Map<String, Object> write(Settings settings) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(ACCEPTED, settings.acceptedNotice());
    keys.put(THEME, settings.appearance().theme().word());
    settings.appearance().language().ifPresent(language -> keys.put(LANGUAGE, language));
    keys.put(KEYMAP, settings.keys().keymap());
    Map<String, Map<String, String>> changes = new TreeMap<>();
    settings.keys().changes().forEach((keymap, own) -> changes.put(keymap, new TreeMap<>(own)));
    keys.put(KEYS, changes);
    keys.put(UP_BRIGHTENS, settings.viewing().upBrightens());
    keys.put(DIAGNOSE_ON_OPEN, settings.judging().onOpen());
    settings.judging().network().ifPresent(network -> keys.put(NETWORK, network));
    settings.judging().operatingPoint().ifPresent(point -> keys.put(OPERATING_POINT, point));
    keys.put(FRAME_MEMORY, settings.viewing().frameMemory());
    settings.viewing().screen().ifPresent(screen -> keys.put(SCREEN, screen));
    keys.put(HEATMAP_COLOURS, settings.viewing().heatmapColours());
    Map<CornerLine, Corner> usual = CornerLine.usual();
    Map<String, String> corners = new TreeMap<>();
    settings
        .viewing()
        .corners()
        .forEach(
            (line, corner) -> {
              if (corner != usual.get(line)) {
                corners.put(line.word(), corner.word());
              }
            });
    keys.put(CORNERS, corners);
    settings.window().ifPresent(window -> keys.put(WINDOW, window));
    keys.put(RECENT, settings.recent());
    return keys;
  }
}
