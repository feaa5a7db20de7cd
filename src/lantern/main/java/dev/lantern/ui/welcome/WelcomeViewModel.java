package dev.lantern.ui.welcome;

import dev.lantern.pipeline.SampleScans;
import dev.lantern.ui.settings.PreferencesViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Whether the notice is accepted, and the ways on from there. For the JavaFX thread.
public final class WelcomeViewModel {
  /// Of the words `welcome.notice`: raised whenever they change, so that everybody is asked again.
  public static final int NOTICE = 1;

  private final PreferencesViewModel preferences;
  private final Optional<SampleScans> samples;
  private final Ways ways;
  private final ReadOnlyBooleanWrapper accepted = new ReadOnlyBooleanWrapper();

  /// Where the reader can go from here.
  ///
  /// @param waiting files and folders that open as soon as the notice is accepted
  /// @param open goes to the main window and opens these, if any
  /// @param choose goes there and asks for files
  /// @param leave ends the program
  public record Ways(
      List<Path> waiting, Consumer<List<Path>> open, Runnable choose, Runnable leave) {
    public Ways {
      waiting = List.copyOf(waiting);
    }
  }

  public WelcomeViewModel(
      PreferencesViewModel preferences, Optional<SampleScans> samples, Ways ways) {
    this.preferences = preferences;
    this.samples = samples;
    this.ways = ways;
  }

  /// Whether this notice was accepted in an earlier session.
  public static boolean acceptedBefore(PreferencesViewModel preferences) {
    return preferences.acceptedNotice() >= NOTICE;
  }

  /// Shows the page to one who has accepted, in this session or before.
  public void revisit() {
    accepted.set(true);
  }

  void accept() {
    accepted.set(true);
    preferences.accept(NOTICE);
    if (!ways.waiting().isEmpty()) {
      open(ways.waiting());
    }
  }

  void decline() {
    ways.leave().run();
  }

  /// Goes to the main window and opens these, if any.
  void open(List<Path> paths) {
    if (accepted.get()) {
      ways.open().accept(paths);
    }
  }

  /// Goes to the main window and asks for files.
  void choose() {
    ways.choose().run();
  }

  Optional<SampleScans> samples() {
    return samples;
  }

  /// How many files and folders wait for the acceptance.
  int waiting() {
    return ways.waiting().size();
  }

  ReadOnlyBooleanProperty accepted() {
    return accepted.getReadOnlyProperty();
  }

  /// True where the acceptance could not be kept, so that it will be asked for again.
  ReadOnlyBooleanProperty unkept() {
    return preferences.unkept();
  }
}
