package dev.lantern.ui.batch;

import dev.lantern.ui.concurrent.LatestTask;
import dev.lantern.ui.concurrent.TaskRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which of some paths are folders, as the disk last said. Nobody waits for it, since a network
/// drive may not answer; where it was asked again meanwhile, only the newest answer counts. For the
/// JavaFX thread.
final class FolderLook {
  private final LatestTask asking;
  private final Consumer<Throwable> fail;
  private final Predicate<Path> folder;
  private final ReadOnlyObjectWrapper<Map<Path, Boolean>> seen =
      new ReadOnlyObjectWrapper<>(Map.of());

  FolderLook(TaskRunner tasks, Consumer<Throwable> fail) {
    this(tasks, fail, Files::isDirectory);
  }

  /// @param folder asks the disk
  FolderLook(TaskRunner tasks, Consumer<Throwable> fail, Predicate<Path> folder) {
    this.asking = new LatestTask(tasks, "lantern-look");
    this.fail = fail;
    this.folder = folder;
  }

  /// Asks of these; until they have answered, the last answer stands.
  ///
  /// @param paths each once
  void at(List<Path> paths) {
    List<Path> asked = List.copyOf(paths);
    asking.run(
        () -> asked.stream().collect(Collectors.toMap(Function.identity(), folder::test)),
        seen::set,
        fail,
        () -> {});
  }

  /// It is a folder.
  boolean has(Path path) {
    return seen.get().getOrDefault(path, false);
  }

  /// It is none; not where nobody knows yet.
  boolean lacks(Path path) {
    return !seen.get().getOrDefault(path, true);
  }

  /// By path, whether it is a folder.
  ReadOnlyObjectProperty<Map<Path, Boolean>> seen() {
    return seen.getReadOnlyProperty();
  }
}
