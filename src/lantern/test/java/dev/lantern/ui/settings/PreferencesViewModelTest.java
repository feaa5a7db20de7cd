package dev.lantern.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.ColourMap;
import dev.lantern.platform.MainWindowState;
import dev.lantern.platform.Settings;
import dev.lantern.platform.SettingsFile;
import dev.lantern.platform.ThemeName;
import dev.lantern.ui.concurrent.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreferencesViewModelTest {
  private final Path path;
  private final SettingsFile file;
  private final List<Runnable> background = new ArrayList<>();

  PreferencesViewModelTest(@TempDir Path folder) {
    path = folder.resolve("settings.json");
    file = new SettingsFile(path);
  }

  @Test
  void whatIsChosenIsThereInTheNextSession() {
    var chosen = atOnce();
    chosen.theme().set(ThemeName.LIGHT);
    chosen.language().set(Optional.of("fr"));
    chosen.keys().set(new Settings.Keys("ohif", Map.of("ohif", Map.of("fit", "F"))));
    chosen.upBrightens().set(true);
    chosen.diagnoseOnOpen().set(false);
    chosen.operatingPoint().set(Optional.of("sensitivity-95"));
    chosen.frameMemory().set(512);
    chosen.heatmapColours().set(ColourMap.CIVIDIS);
    chosen.accept(4);

    var next = atOnce();
    assertEquals(ThemeName.LIGHT, next.theme().get());
    assertEquals(Optional.of("fr"), next.language().get());
    assertEquals(chosen.keys().get(), next.keys().get());
    assertTrue(next.upBrightens().get());
    assertFalse(next.diagnoseOnOpen().get());
    assertEquals(Optional.of("sensitivity-95"), next.operatingPoint().get());
    assertEquals(512, next.frameMemory().get());
    assertEquals(ColourMap.CIVIDIS, next.heatmapColours().get());
    assertEquals(4, next.acceptedNotice());
    assertEquals(Optional.empty(), next.window());
  }

  @Test
  void mapsHaveTheirUsualColoursWhereTheFileNamesNone() throws IOException {
    Files.writeString(path, "{\"heatmapColours\": \"hot-iron\"}");
    assertEquals(ColourMap.INFERNO, atOnce().heatmapColours().get());
  }

  @Test
  void theNewestWinsHoweverTheWritesOvertakeEachOther() {
    var preferences = new PreferencesViewModel(later(), file);
    preferences.frameMemory().set(1);
    preferences.frameMemory().set(2);
    preferences.frameMemory().set(3);

    background.reversed().forEach(Runnable::run);

    assertEquals(3, background.size());
    assertEquals(3, file.read().viewing().frameMemory());
    assertFalse(Files.exists(path.resolveSibling("settings.1.json")), "written once");
  }

  @Test
  void theSameChoiceAgainIsNotWritten() {
    var preferences = new PreferencesViewModel(later(), file);
    preferences.theme().set(ThemeName.DARK);
    preferences.accept(0);
    assertEquals(List.of(), background);
  }

  @Test
  void saysWhatCouldNotBeKeptUntilItIs() throws IOException {
    Path blocked = Files.createFile(path.resolveSibling("file")).resolve("settings.json");
    var preferences = new PreferencesViewModel(now(), new SettingsFile(blocked));
    assertFalse(preferences.unkept().get());
    preferences.theme().set(ThemeName.LIGHT);
    assertTrue(preferences.unkept().get());
    Files.delete(blocked.getParent());
    preferences.theme().set(ThemeName.DARK);
    assertFalse(preferences.unkept().get());
  }

  @Test
  void theEndWaitsForTheLastWriteAndForNoOtherWork() throws InterruptedException {
    var preferences = new PreferencesViewModel(later(), file);
    var ended = new CountDownLatch(1);
    var place = new MainWindowState(1, 2, 300, 200, false, List.of(0.25));
    preferences.theme().set(ThemeName.LIGHT);

    preferences.end(Optional.of(place), ended::countDown);
    ended.await();

    assertEquals(Optional.of(place), file.read().window());
    assertEquals(ThemeName.LIGHT, file.read().appearance().theme());
    assertEquals(Optional.of(place), atOnce().window());
    background.forEach(Runnable::run);
    assertEquals(Optional.of(place), file.read().window(), "older work comes too late");
  }

  @Test
  void theEndOfASessionThatChangedNothingWritesNothing() throws InterruptedException {
    var ended = new CountDownLatch(1);
    atOnce().end(Optional.empty(), ended::countDown);
    ended.await();
    assertFalse(Files.exists(path));
  }

  private PreferencesViewModel atOnce() {
    return new PreferencesViewModel(now(), file);
  }

  private static TaskRunner now() {
    return new TaskRunner(Runnable::run, Runnable::run);
  }

  private TaskRunner later() {
    return new TaskRunner(background::add, Runnable::run);
  }
}
