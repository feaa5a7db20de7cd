package dev.lantern.ui.settings;

import dev.lantern.explain.HeatmapStyle;
import dev.lantern.imaging.ColourMap;
import dev.lantern.platform.Corner;
import dev.lantern.platform.CornerLine;
import dev.lantern.platform.MainWindowState;
import dev.lantern.platform.MeasuredScreen;
import dev.lantern.platform.Settings;
import dev.lantern.platform.SettingsFile;
import dev.lantern.platform.ThemeName;
import dev.lantern.ui.concurrent.TaskRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// What the user prefers. Every change counts at once, and is kept in the background. For the
/// JavaFX thread.
public final class PreferencesViewModel {
  private final SettingsKeeper keeper;
  private final ObjectProperty<ThemeName> theme;
  private final ObjectProperty<Optional<String>> language;
  private final ObjectProperty<Settings.Keys> keys;
  private final BooleanProperty upBrightens;
  private final BooleanProperty diagnoseOnOpen;
  private final ObjectProperty<Optional<String>> network;
  private final ObjectProperty<Optional<String>> operatingPoint;
  private final IntegerProperty frameMemory;
  private final ObjectProperty<Optional<MeasuredScreen>> screen;
  private final ObjectProperty<ColourMap> heatmapColours;
  private final ObjectProperty<Map<CornerLine, Corner>> corners;
  private final ReadOnlyObjectWrapper<List<String>> recent;
  private final Optional<MainWindowState> window;
  private int acceptedNotice;

  /// Reads the file.
  public PreferencesViewModel(TaskRunner tasks, SettingsFile file) {
    keeper = new SettingsKeeper(tasks, file);
    Settings read = keeper.newest();
    acceptedNotice = read.acceptedNotice();
    window = read.window();
    theme = new SimpleObjectProperty<>(read.appearance().theme());
    language = new SimpleObjectProperty<>(read.appearance().language());
    keys = new SimpleObjectProperty<>(read.keys());
    upBrightens = new SimpleBooleanProperty(read.viewing().upBrightens());
    diagnoseOnOpen = new SimpleBooleanProperty(read.judging().onOpen());
    network = new SimpleObjectProperty<>(read.judging().network());
    operatingPoint = new SimpleObjectProperty<>(read.judging().operatingPoint());
    frameMemory = new SimpleIntegerProperty(read.viewing().frameMemory());
    screen = new SimpleObjectProperty<>(read.viewing().screen());
    heatmapColours = new SimpleObjectProperty<>(colours(read.viewing().heatmapColours()));
    corners = new SimpleObjectProperty<>(read.viewing().corners());
    recent = new ReadOnlyObjectWrapper<>(read.recent());
    for (ObservableValue<?> one :
        List.of(
            theme,
            language,
            keys,
            upBrightens,
            diagnoseOnOpen,
            network,
            operatingPoint,
            frameMemory,
            screen,
            heatmapColours,
            corners,
            recent)) {
      one.subscribe((before, now) -> keeper.keep(chosen(keeper.newest().window())));
    }
  }

  /// A newer version may have known others.
  private static ColourMap colours(String word) {
    return HeatmapStyle.COLOURS.stream()
        .filter(colours -> colours.word().equals(word))
        .findFirst()
        .orElse(HeatmapStyle.WHOLE.colours());
  }

  private Settings chosen(Optional<MainWindowState> place) {
    return new Settings(
        acceptedNotice,
        new Settings.Appearance(theme.get(), language.get()),
        keys.get(),
        new Settings.Viewing(
            upBrightens.get(),
            frameMemory.get(),
            screen.get(),
            heatmapColours.get().word(),
            corners.get()),
        new Settings.Judging(diagnoseOnOpen.get(), network.get(), operatingPoint.get()),
        place,
        recent.get());
  }

  /// Version of the notice that was accepted; 0 for none.
  public int acceptedNotice() {
    return acceptedNotice;
  }

  /// Keeps that this version of the notice is accepted.
  public void accept(int notice) {
    acceptedNotice = notice;
    keeper.keep(chosen(keeper.newest().window()));
  }

  /// Where the main window stood at the end of the last session.
  public Optional<MainWindowState> window() {
    return window;
  }

  /// Keeps what was chosen, and where the main window stands, before the program ends.
  ///
  /// @param place empty where the main window was never seen
  /// @param then called once it is kept or cannot be
  public void end(Optional<MainWindowState> place, Runnable then) {
    keeper.keepLast(chosen(place.or(keeper.newest()::window)), then);
  }

  public ObjectProperty<ThemeName> theme() {
    return theme;
  }

  /// ISO 639; empty for the system's. Counts from the next start on.
  public ObjectProperty<Optional<String>> language() {
    return language;
  }

  public ObjectProperty<Settings.Keys> keys() {
    return keys;
  }

  /// Whether a drag upward makes the image brighter.
  public BooleanProperty upBrightens() {
    return upBrightens;
  }

  /// Whether a network judges an image as soon as it is seen.
  public BooleanProperty diagnoseOnOpen() {
    return diagnoseOnOpen;
  }

  /// Id of the bundle that judges every image; empty for each image's own.
  public ObjectProperty<Optional<String>> network() {
    return network;
  }

  /// Name of the operating point at which findings are decided that have it; empty for each
  /// finding's default.
  public ObjectProperty<Optional<String>> operatingPoint() {
    return operatingPoint;
  }

  /// The screen that the reader measured.
  public ObjectProperty<Optional<MeasuredScreen>> screen() {
    return screen;
  }

  /// Of the heatmaps, one of [HeatmapStyle#COLOURS].
  public ObjectProperty<ColourMap> heatmapColours() {
    return heatmapColours;
  }

  /// Where on the image each line of text stands; all of them, none that is not
  /// [CornerLine#optional] in [Corner#NONE].
  public ObjectProperty<Map<CornerLine, Corner>> corners() {
    return corners;
  }

  /// MiB that decoded frames may take.
  public IntegerProperty frameMemory() {
    return frameMemory;
  }

  /// Keeps the paths of what was opened, as the newest.
  public void opened(List<Path> paths) {
    Stream<String> now = paths.stream().map(path -> path.toAbsolutePath().normalize().toString());
    recent.set(
        Stream.concat(now, recent.get().stream()).distinct().limit(Settings.MOST_RECENT).toList());
  }

  public void forgetRecent() {
    recent.set(List.of());
  }

  /// Absolute paths of what was opened, the newest first.
  public ReadOnlyObjectProperty<List<String>> recent() {
    return recent.getReadOnlyProperty();
  }

  /// True where what was chosen last could not be written.
  public ReadOnlyBooleanProperty unkept() {
    return keeper.unkept();
  }
}
