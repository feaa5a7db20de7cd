package dev.lantern.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsFileTest {
  private static final Map<CornerLine, Corner> MOVED =
      with(Map.of(CornerLine.ZOOM, Corner.NONE, CornerLine.CHANGES, Corner.TOP_RIGHT));

  private static final Settings ALL =
      new Settings(
          7,
          new Settings.Appearance(ThemeName.HIGH_CONTRAST, Optional.of("de")),
          new Settings.Keys(
              "weasis", Map.of("weasis", Map.of("fit", "Shift+Q", "invert", ""), "ohif", Map.of())),
          new Settings.Viewing(
              true, 1024, Optional.of(new MeasuredScreen(1920, 1080, 0.25)), "magma", MOVED),
          new Settings.Judging(false, Optional.of("breast-us"), Optional.of("sensitivity-95")),
          Optional.of(new MainWindowState(-12, 40.5, 1440, 900, true, List.of(0.2, 0.75))),
          List.of("/scans/b", "/scans/a"));

  private final Path folder;
  private final Path path;
  private final SettingsFile file;

  SettingsFileTest(@TempDir Path temporary) {
    folder = temporary.resolve("lantern");
    path = folder.resolve("settings.json");
    file = new SettingsFile(path);
  }

  @Test
  void nothingIsChosenWhereThereIsNoFile() {
    assertEquals(Settings.none(), file.read());
  }

  @Test
  void readsWhatWasWritten() throws Exception {
    file.write(ALL);
    assertEquals(ALL, file.read());
    assertEquals(
        "{\"acceptedNotice\":7,\"theme\":\"high-contrast\",\"language\":\"de\",\"keymap\":\"weasis\","
            + "\"keys\":{\"ohif\":{},\"weasis\":{\"fit\":\"Shift+Q\",\"invert\":\"\"}},"
            + "\"upBrightens\":true,\"diagnoseOnOpen\":false,\"network\":\"breast-us\","
            + "\"operatingPoint\":\"sensitivity-95\",\"frameMemory\":1024,"
            + "\"screen\":{\"width\":1920,\"height\":1080,\"millimetres\":0.25},"
            + "\"heatmapColours\":\"magma\","
            + "\"corners\":{\"changes\":\"top-right\",\"zoom\":\"none\"},"
            + "\"window\":{\"x\":-12.0,\"y\":40.5,\"width\":1440.0,\"height\":900.0,"
            + "\"maximised\":true,\"dividers\":[0.2,0.75]},\"recent\":[\"/scans/b\",\"/scans/a\"]}",
        Files.readString(path).replaceAll("\\s", ""));
  }

  @Test
  void keepsThreeVersionsBeforeAndNoMore() throws Exception {
    for (int version = 1; version <= 6; version++) {
      file.write(accepting(version));
    }
    assertEquals(
        List.of("settings.1.json", "settings.2.json", "settings.3.json", "settings.json"), names());
    assertEquals(
        List.of(5, 4, 3, 6), names().stream().map(this::version).toList(), "the youngest first");
  }

  @Test
  void takesTheYoungestWholeVersionWhereTheFileIsDamaged() throws Exception {
    file.write(accepting(1));
    file.write(accepting(2));
    file.write(accepting(3));
    Files.writeString(path, "{\"acceptedNo");
    Files.writeString(folder.resolve("settings.1.json"), "[]");
    assertEquals(accepting(1), file.read());
  }

  @Test
  void readsTheFileOfAnOlderVersion() throws Exception {
    assertEquals(accepting(1), reading("{\"acceptedNotice\": 1}"));
  }

  @Test
  void passesOverKeysOfANewerVersionAndValuesThatAreNone() throws Exception {
    assertEquals(accepting(2), reading("{\"colour\": \"blue\", \"acceptedNotice\": 2}"));
    assertEquals(Settings.none(), reading("{\"acceptedNotice\": -2}"));
    assertEquals(
        new Settings(
            3,
            Settings.none().appearance(),
            new Settings.Keys("lantern", Map.of("ohif", Map.of("fit", "F"))),
            Settings.none().viewing(),
            Settings.none().judging(),
            Optional.empty(),
            List.of("/scans")),
        reading(
            """
            {"acceptedNotice": 3, "theme": "sepia", "language": 7, "keymap": "",
             "keys": {"ohif": {"fit": "F", "reset": 4}}, "upBrightens": [], "frameMemory": -1,
             "screen": {"width": 1920, "height": 1080, "millimetres": 9},
             "corners": {"zoom": "middle", "changes": "none", "logo": "top-left", "frame": 3},
             "window": {"x": 1, "y": 2, "width": 0, "height": 9}, "recent": [3, "/scans", "/scans", ""]}
            """));
    assertEquals(Settings.none(), reading("{\"frameMemory\": 65537}"));
    assertEquals(
        Settings.none(),
        reading("{\"window\": {\"x\":1,\"y\":2,\"width\":5,\"height\":9,\"dividers\":[0.7,0.2]}}"));
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> accepting(-1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Settings.Viewing(false, 65_537, Optional.empty(), "inferno", CornerLine.usual()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Settings.Viewing(
                false,
                1,
                Optional.empty(),
                "inferno",
                with(Map.of(CornerLine.CHANGES, Corner.NONE))));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Settings.Viewing(false, 1, Optional.empty(), "inferno", Map.of()));
    assertThrows(IllegalArgumentException.class, () -> new MeasuredScreen(1920, 1080, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new MeasuredScreen(0, 1080, 0.25));
    assertThrows(
        IllegalArgumentException.class,
        () -> new MainWindowState(Double.NaN, 0, 10, 10, false, List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new MainWindowState(0, 0, 10, 10, false, List.of(1.5)));
  }

  private Settings reading(String json) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(path, json);
    return file.read();
  }

  private static Map<CornerLine, Corner> with(Map<CornerLine, Corner> moved) {
    Map<CornerLine, Corner> corners = new EnumMap<>(CornerLine.usual());
    corners.putAll(moved);
    return corners;
  }

  private static Settings accepting(int notice) {
    Settings none = Settings.none();
    return new Settings(
        notice,
        none.appearance(),
        none.keys(),
        none.viewing(),
        none.judging(),
        none.window(),
        none.recent());
  }

  private int version(String name) {
    return new SettingsFile(folder.resolve(name)).read().acceptedNotice();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(one -> one.getFileName().toString()).sorted().toList();
    }
  }
}
