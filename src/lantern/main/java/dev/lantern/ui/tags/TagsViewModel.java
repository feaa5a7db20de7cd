package dev.lantern.ui.tags;

import dev.lantern.imaging.HeaderElement;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.ScanOpener;
import dev.lantern.ui.concurrent.LatestTask;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The elements of the file on the screen, as long as somebody looks, and of one that is held
/// beside it. For the JavaFX thread.
public final class TagsViewModel {
  private final Words words;
  private final ScanOpener opener;
  private final LatestTask reading;
  private final LatestTask finding;
  private final BiConsumer<ImageSource, Throwable> fail;
  private final ReadOnlyBooleanProperty patientShown;
  private final StringProperty search = new SimpleStringProperty("");
  private final BooleanProperty differencesOnly = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<TaggedFile>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<TaggedFile>> held =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<TagRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private Optional<ImageSource> source = Optional.empty();
  private boolean open;

  /// @param patientShown whether values that may tell who the patient is are to be seen
  /// @param fail hears of a file that cannot be read any more
  public TagsViewModel(
      Words words,
      TaskRunner tasks,
      ScanOpener opener,
      ReadOnlyBooleanProperty patientShown,
      BiConsumer<ImageSource, Throwable> fail) {
    this.words = words;
    this.opener = opener;
    this.fail = fail;
    this.patientShown = patientShown;
    this.reading = new LatestTask(tasks);
    this.finding = new LatestTask(tasks);
    search.subscribe(this::find);
    differencesOnly.subscribe(this::find);
    patientShown.subscribe(this::find);
  }

  /// A file whose elements are read.
  record TaggedFile(ImageSource source, List<HeaderElement> elements) {
    /// Without the folders, which may bear a name.
    String name() {
      return source.entry().orElse(String.valueOf(source.file().getFileName()));
    }
  }

  /// Another image is on the screen, or none.
  public void follow(Optional<ImageSource> next) {
    if (!next.equals(source)) {
      source = next;
      read();
    }
  }

  /// The window is open, or closed: then nothing is read.
  void open(boolean now) {
    open = now;
    read();
  }

  private void read() {
    reading.drop();
    if (!open || source.isEmpty()) {
      show(Optional.empty());
      return;
    }
    ImageSource wanted = source.get();
    reading.run(
        () -> new TaggedFile(wanted, opener.elements(wanted)),
        file -> show(Optional.of(file)),
        cause -> {
          show(Optional.empty());
          fail.accept(wanted, cause);
        },
        () -> {});
  }

  private void show(Optional<TaggedFile> file) {
    shown.set(file);
    find();
  }

  /// Holds the elements of the file on the screen, to compare those of the next with; or lets them
  /// go.
  void hold(boolean now) {
    held.set(now ? shown.get() : Optional.empty());
    if (!now) {
      differencesOnly.set(false);
    }
    find();
  }

  private void find() {
    if (!open) {
      finding.drop();
      rows.set(List.of());
      return;
    }
    List<HeaderElement> elements = shown.get().map(TaggedFile::elements).orElse(List.of());
    Optional<List<HeaderElement>> beside = held.get().map(TaggedFile::elements);
    TagRows wanted =
        new TagRows(
            search.get(),
            differencesOnly.get(),
            patientShown.get() ? Optional.empty() : Optional.of(words.of("tags.hidden")));
    finding.run(
        () -> wanted.of(elements, beside),
        rows::set,
        cause -> source.ifPresent(file -> fail.accept(file, cause)),
        () -> {});
  }

  StringProperty search() {
    return search;
  }

  BooleanProperty differencesOnly() {
    return differencesOnly;
  }

  ReadOnlyObjectProperty<Optional<TaggedFile>> shown() {
    return shown.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<TaggedFile>> held() {
    return held.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<TagRow>> rows() {
    return rows.getReadOnlyProperty();
  }
}
