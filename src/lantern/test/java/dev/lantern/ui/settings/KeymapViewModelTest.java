package dev.lantern.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.platform.Settings;
import dev.lantern.platform.SettingsFile;
import dev.lantern.ui.concurrent.TaskRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class KeymapViewModelTest {
  private static final List<KeymapViewModel.Assignable> COMMANDS =
      List.of(
          new KeymapViewModel.Assignable(KeyScope.MAIN, "fit", "image", "F"),
          new KeymapViewModel.Assignable(KeyScope.MAIN, "tool-pan", "image", "G"),
          new KeymapViewModel.Assignable(KeyScope.MAIN, "trust", "image", "T"),
          new KeymapViewModel.Assignable(KeyScope.MAIN, "tilt", "image", "Alt+R"));

  private final Path path;
  private final SettingsFile file;
  private PreferencesViewModel preferences;
  private KeymapViewModel keys;

  KeymapViewModelTest(@TempDir Path folder) {
    path = folder.resolve("settings.json");
    file = new SettingsFile(path);
    preferences = new PreferencesViewModel(new TaskRunner(Runnable::run, Runnable::run), file);
    keys = new KeymapViewModel(preferences);
    keys.take(COMMANDS);
  }

  private void startAnew() {
    preferences = new PreferencesViewModel(new TaskRunner(Runnable::run, Runnable::run), file);
    keys = new KeymapViewModel(preferences);
    keys.take(COMMANDS);
  }

  /// As keys are compared: another order of the same modifiers would hide that one is taken twice.
  @ParameterizedTest
  @EnumSource(KeymapName.class)
  void keysAreWrittenAsTheirCombinationsNameThem(KeymapName keymap) {
    keymap
        .keys()
        .values()
        .forEach(name -> assertEquals(name, KeyCombination.valueOf(name).getName()));
  }

  @Test
  void everyCommandHasItsOwnKeyAtFirst() {
    assertEquals(Map.of("fit", "F", "tool-pan", "G", "trust", "T", "tilt", "Alt+R"), inForce());
    assertFalse(Files.exists(path), "nothing was chosen");
  }

  @Test
  void anotherKeymapGivesItsKeysAndLeavesTheOthersWhereTheyAreFree() {
    keys.keymap().set(KeymapName.WEASIS);
    assertEquals(
        Map.of("fit", "Shortcut+Enter", "tool-pan", "T", "trust", "Shift+T", "tilt", ""),
        inForce());
    startAnew();
    assertEquals(KeymapName.WEASIS, keys.keymap().get());
    assertEquals("T", inForce().get("tool-pan"));
  }

  @Test
  void aKeyThatIsFreeIsTheCommandsAtOnceAndInTheNextSession() {
    keys.assign("fit", "Shift+Q");
    assertEquals("Shift+Q", inForce().get("fit"));
    assertEquals(new KeyRow("fit", "image", "Shift+Q", true, List.of()), row("fit"));
    startAnew();
    assertEquals("Shift+Q", inForce().get("fit"));

    keys.reset("fit");
    assertEquals(new KeyRow("fit", "image", "F", false, List.of()), row("fit"));
    assertEquals(Settings.none().keys(), file.read().keys());
  }

  @Test
  void aKeyOfTwoMeaningsIsSaidAtBothAndNeitherInForceNorKept() {
    keys.assign("fit", "T");
    assertEquals(new KeyRow("fit", "image", "T", true, List.of("trust")), row("fit"));
    assertEquals(new KeyRow("trust", "image", "T", false, List.of("fit")), row("trust"));
    assertFalse(keys.settled());
    assertEquals("F", inForce().get("fit"));
    assertFalse(Files.exists(path));

    keys.takeOver("fit");
    assertTrue(keys.settled());
    assertEquals(Map.of("fit", "T", "tool-pan", "G", "trust", "", "tilt", "Alt+R"), inForce());
    assertEquals(Map.of("lantern", Map.of("fit", "T", "trust", "")), file.read().keys().changes());
  }

  @Test
  void aKeyThatAlwaysDoesTheSameCannotBeHad() {
    for (String fixed : List.of("Esc", "Tab", "F10")) {
      keys.assign("fit", fixed);
      assertEquals(
          new KeyRow("fit", "image", fixed, true, List.of(KeymapViewModel.FIXED)), row("fit"));
      keys.takeOver("fit");
      assertFalse(keys.settled(), fixed);
    }
    keys.discard();
    assertEquals(new KeyRow("fit", "image", "F", false, List.of()), row("fit"));
  }

  @Test
  void aKeyMayMeanSomethingElseInAnotherWindow() {
    List<KeymapViewModel.Assignable> all = new ArrayList<>(COMMANDS);
    all.add(new KeymapViewModel.Assignable(KeyScope.BATCH, "batch-start", "batch-window", "T"));
    all.add(new KeymapViewModel.Assignable(KeyScope.BATCH, "batch-find", "batch-window", "F"));
    keys.take(all);
    assertTrue(keys.settled());
    keys.keymap().set(KeymapName.WEASIS);
    assertEquals("T", inForce().get("tool-pan"));
    assertEquals("T", inForce().get("batch-start"), "the keymap is for the main window");

    keys.assign("batch-find", "T");
    assertEquals(
        new KeyRow("batch-find", "batch-window", "T", true, List.of("batch-start")),
        row("batch-find"));
    assertEquals(List.of(), row("tool-pan").taken());
  }

  @Test
  void eachKeymapHasItsOwnChanges() {
    keys.assign("fit", "Q");
    keys.keymap().set(KeymapName.OHIF);
    assertEquals("Equals", inForce().get("fit"));
    keys.assign("fit", "Shift+E");
    keys.keymap().set(KeymapName.LANTERN);
    assertEquals("Q", inForce().get("fit"));
    keys.resetAll();
    assertEquals("F", inForce().get("fit"));
    keys.keymap().set(KeymapName.OHIF);
    assertEquals("Shift+E", inForce().get("fit"));
  }

  @Test
  void aFileThatGivesAKeyTwiceGivesItToNobodyUntilItIsMended() throws Exception {
    Files.writeString(path, "{\"keys\": {\"lantern\": {\"fit\": \"T\"}}}");
    startAnew();
    assertEquals(Map.of("fit", "", "tool-pan", "G", "trust", "", "tilt", "Alt+R"), inForce());
    assertFalse(keys.settled());
    keys.reset("fit");
    assertEquals(Map.of("fit", "F", "tool-pan", "G", "trust", "T", "tilt", "Alt+R"), inForce());
  }

  private Map<String, String> inForce() {
    return keys.inForce().get();
  }

  private KeyRow row(String id) {
    return keys.rows().get().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
  }
}
