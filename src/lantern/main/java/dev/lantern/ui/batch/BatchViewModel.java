package dev.lantern.ui.batch;

import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.BatchControl;
import dev.lantern.pipeline.BatchProgress;
import dev.lantern.pipeline.BatchRefusedException;
import dev.lantern.pipeline.BatchRow;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.platform.Policy;
import dev.lantern.report.BatchEnd;
import dev.lantern.report.BatchJob;
import dev.lantern.report.BatchOrder;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.controls.FileManagerPort;
import dev.lantern.ui.controls.Message;
import dev.lantern.ui.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One batch at a time: ordered, under way, ended. What its workers do is polled. For the JavaFX
/// thread.
public final class BatchViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(BatchViewModel.class);

  private static final BatchProgress NOTHING =
      new BatchProgress(0, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO, false);

  private final Words words;
  private final BatchSentences sentences;
  private final TaskRunner tasks;
  private final BatchJob.Tools tools;
  private final FileManagerPort fileManager;
  private final Consumer<ImageSource> viewer;
  private final BatchSettings settings;
  private final FolderLook resultsLook;
  private final BatchRows rows = new BatchRows();
  private final ObservableList<FindingChoice> findings =
      FXCollections.observableArrayList(new FindingChoice.Any(), new FindingChoice.Positive());
  private final ReadOnlyObjectWrapper<BatchState> state =
      new ReadOnlyObjectWrapper<>(BatchState.READY);
  private final ReadOnlyObjectWrapper<BatchProgress> progress =
      new ReadOnlyObjectWrapper<>(NOTHING);
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper();
  private final ReadOnlyObjectWrapper<Optional<Message>> message =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper startable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper resultsThere = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper watching = new ReadOnlyBooleanWrapper();
  private final Leaving leaving = new Leaving();
  private Optional<Run> current = Optional.empty();
  private String invitation = "";

  /// The batch that is under way.
  ///
  /// @param said what it could not do, in sentences, in the order in which they came
  private record Run(BatchControl control, BatchFeed feed, Path results, Set<String> said) {}

  /// @param viewer shows one image in the main window
  public BatchViewModel(
      Words words,
      TaskRunner tasks,
      BatchJob.Tools tools,
      FileManagerPort fileManager,
      Consumer<ImageSource> viewer) {
    this.words = words;
    this.sentences = new BatchSentences(words);
    this.tasks = tasks;
    this.tools = tools;
    this.resultsLook = new FolderLook(tasks, this::reportUnexpected);
    this.settings =
        new BatchSettings(
            policy().folders().results(), new FolderLook(tasks, this::reportUnexpected));
    this.fileManager = fileManager;
    this.viewer = viewer;
    settings.inputs().subscribe(this::settingsChanged);
    settings.results().subscribe(this::resultsChanged);
    settings.watch().subscribe(this::settingsChanged);
    state.subscribe(this::resultsChanged);
    settings.folders().seen().subscribe((before, now) -> answered());
    resultsLook.seen().subscribe((before, now) -> answered());
    resultsChanged();
  }

  /// Another folder, or what a batch has made of it.
  private void resultsChanged() {
    resultsLook.at(settings.results().get().stream().toList());
    settingsChanged();
  }

  private void settingsChanged() {
    tellPossible();
    if (!state.get().busy() && rows.count() == 0) {
      invite();
    }
  }

  /// By the disk. What is said of the end of a batch stays.
  private void answered() {
    tellPossible();
    if (status.get().equals(invitation)) {
      invite();
    }
  }

  private void tellPossible() {
    startable.set(!state.get().busy() && settings.order().isPresent());
    resultsThere.set(settings.results().get().filter(resultsLook::has).isPresent());
  }

  private void invite() {
    invitation = sentences.invitation(settings);
    status.set(invitation);
  }

  /// Looks which bundles there are.
  void findBundles() {
    tasks.run(tools.workbench()::bundles, settings::offer, this::reportUnexpected);
  }

  /// Begins what is ordered, unless something is under way or missing.
  void start() {
    if (startable.get()) {
      settings.order().ifPresent(this::start);
    }
  }

  private void start(BatchOrder order) {
    var run =
        new Run(
            new BatchControl(), new BatchFeed(), order.output().folder(), new LinkedHashSet<>());
    current = Optional.of(run);
    message.set(Optional.empty());
    rows.clear();
    findings.remove(2, findings.size());
    progress.set(NOTHING);
    state.set(BatchState.PREPARING);
    watching.set(order.watch().isPresent());
    tell();
    tasks.runLong(
        "lantern-batch",
        () -> new BatchJob(tools, order, run.control()).run(run.feed()),
        end -> end(run, end),
        cause -> fail(run, cause));
  }

  void pauseOrResume() {
    current.ifPresent(
        run -> {
          if (state.get() == BatchState.PAUSED) {
            run.control().resume();
          } else if (state.get().underWay()) {
            run.control().pause();
          }
          poll();
        });
  }

  /// Ends the batch once the files under way are finished.
  void cancel() {
    current.ifPresent(run -> run.control().cancel());
    poll();
  }

  /// Takes over what the workers have done since the last call. To be called a few times a second.
  void poll() {
    current.ifPresent(
        run -> {
          takeNews(run);
          state.set(stateOf(run.control()));
          progress.set(run.control().progress());
          tell();
        });
  }

  private void takeNews(Run run) {
    take(run.feed().take());
    if (run.said().addAll(sentences.troubles(run.results(), run.feed().takeTroubles()))) {
      show(words.of("batch.incomplete"), String.join("\n", run.said()));
    }
  }

  private static BatchState stateOf(BatchControl control) {
    if (control.cancelled()) {
      return BatchState.STOPPING;
    }
    if (control.progress().paused()) {
      return BatchState.PAUSED;
    }
    if (control.waiting()) {
      return BatchState.WATCHING;
    }
    return control.begun() ? BatchState.RUNNING : BatchState.PREPARING;
  }

  private void tell() {
    int listed = current.map(run -> run.feed().listed()).orElse(0);
    status.set(sentences.now(state.get(), progress.get(), listed));
  }

  private void take(BatchFeed.News news) {
    rows.remove(news.dropped());
    List<BatchRow> done = news.rows();
    if (done.isEmpty()) {
      return;
    }
    List<BatchItem> items = new ArrayList<>(done.size());
    for (BatchRow row : done) {
      items.add(BatchItem.of(rows.arrived() + items.size(), row, sentences.reason(row)));
      row.findings().stream()
          .map(finding -> new FindingChoice.PositiveFor(finding.id(), finding.name()))
          .filter(choice -> !findings.contains(choice))
          .forEach(findings::add);
    }
    rows.add(items);
  }

  private void end(Run run, BatchEnd end) {
    conclude(run);
    status.set(sentences.end(end));
    if (run.said().addAll(sentences.incomplete(run.results(), end))) {
      show(
          words.of(end.result().stopped().isPresent() ? "batch.broke-off" : "batch.incomplete"),
          String.join("\n", run.said()));
    }
    leaving.ended();
  }

  private void fail(Run run, Throwable cause) {
    conclude(run);
    status.set(words.of("batch.status.failed"));
    switch (cause) {
      case BatchRefusedException e ->
          show(words.of("batch.not-begun"), sentences.obstacle(e.obstacle()));
      case BundleUnusableException e ->
          show(words.of("batch.not-begun"), sentences.unusable(String.valueOf(e.getMessage())));
      case IOException e ->
          show(words.of("batch.not-begun"), sentences.unwritable(run.results(), e));
      default -> reportUnexpected(cause);
    }
    leaving.ended();
  }

  private void conclude(Run run) {
    takeNews(run);
    progress.set(run.control().progress());
    if (run.control().begun()) {
      settings.goOn();
    }
    current = Optional.empty();
    state.set(BatchState.READY);
  }

  /// Asks for a window to be closed: at once where nothing is under way, else once the user agrees
  /// that the batch is stopped.
  ///
  /// @param close closes it
  void askToLeave(Runnable close) {
    if (state.get().busy()) {
      leaving.ask(close, state.get() == BatchState.STOPPING);
    } else {
      close.run();
    }
  }

  /// The user agrees.
  void stopAndLeave() {
    leaving.agree();
    cancel();
  }

  /// Shows an image in the main window.
  void view(BatchItem item) {
    viewer.accept(item.row().source());
  }

  /// Shows the folder of the results in the file manager.
  void openResults() {
    settings.results().get().ifPresent(this::open);
  }

  private void open(Path folder) {
    if (!policy().externalWindows()) {
      show(words.of("batch.no-windows"), words.of("batch.no-file-manager.detail", folder));
      return;
    }
    tasks.run(
        () -> {
          fileManager.show(folder);
          return folder;
        },
        shown -> {},
        cause -> reportNoFileManager(folder, cause));
  }

  private Policy policy() {
    return tools.workbench().place().policy();
  }

  private void reportNoFileManager(Path folder, Throwable cause) {
    if (cause instanceof IOException) {
      show(words.of("batch.no-file-manager"), words.of("batch.no-file-manager.detail", folder));
    } else {
      reportUnexpected(cause);
    }
  }

  /// Esc: the question goes first, then the message.
  ///
  /// @return false where there was neither
  boolean stepBack() {
    if (leaving.step().get() != Leaving.Step.NO) {
      leaving.stay();
      return true;
    }
    boolean shown = message.get().isPresent();
    closeMessage();
    return shown;
  }

  void closeMessage() {
    message.set(Optional.empty());
  }

  private void reportUnexpected(Throwable cause) {
    LOG.error("Unexpected failure of a batch", cause);
    show(
        words.of("message.unexpected"),
        words.of("message.unexpected-detail", cause.getClass().getSimpleName()));
  }

  private void show(String headline, String detail) {
    message.set(Optional.of(new Message(Message.Kind.ERROR, headline, detail)));
  }

  BatchSettings settings() {
    return settings;
  }

  BatchRows rows() {
    return rows;
  }

  /// Choices for the table's filter; grows with what is found.
  ObservableList<FindingChoice> findings() {
    return findings;
  }

  BatchSentences sentences() {
    return sentences;
  }

  Leaving leaving() {
    return leaving;
  }

  ReadOnlyObjectProperty<BatchState> state() {
    return state.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<BatchProgress> progress() {
    return progress.getReadOnlyProperty();
  }

  ReadOnlyStringProperty status() {
    return status.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Message>> message() {
    return message.getReadOnlyProperty();
  }

  /// All that a batch needs is chosen, and none is under way.
  ReadOnlyBooleanProperty startable() {
    return startable.getReadOnlyProperty();
  }

  /// The batch under way, or the last, watches its folders.
  ReadOnlyBooleanProperty watching() {
    return watching.getReadOnlyProperty();
  }

  /// The folder of the results is there.
  ReadOnlyBooleanProperty resultsThere() {
    return resultsThere.getReadOnlyProperty();
  }
}
