package dev.lantern.ui.batch;

import dev.lantern.classify.Precision;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.pipeline.BatchOutput;
import dev.lantern.pipeline.BatchRequest;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.pipeline.Isolation;
import dev.lantern.pipeline.WatchedBatch;
import dev.lantern.report.BatchOrder;
import dev.lantern.report.PositivePart;
import dev.lantern.report.ReportContent;
import dev.lantern.report.ReportFormat;
import dev.lantern.report.RowOrder;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the user orders: the inputs, the folder of the results, and how. For the JavaFX thread.
final class BatchSettings {
  private final ObservableList<Path> inputs = FXCollections.observableArrayList();
  private final ObservableList<Path> inputsView = FXCollections.unmodifiableObservableList(inputs);
  private final FolderLook folders;
  private final ObjectProperty<Optional<Path>> results;
  private final BooleanProperty recursive = new SimpleBooleanProperty(true);
  private final ObservableList<Optional<BundleEntry.Usable>> bundles =
      FXCollections.observableArrayList(List.of(Optional.<BundleEntry.Usable>empty()));
  private final ObjectProperty<Optional<BundleEntry.Usable>> bundle =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Precision> precision = new SimpleObjectProperty<>(Precision.FLOAT32);
  private final ObservableList<Optional<String>> operatingPoints =
      FXCollections.observableArrayList(List.of(Optional.<String>empty()));
  private final ObjectProperty<Optional<String>> operatingPoint =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<EarlierRun> earlier =
      new SimpleObjectProperty<>(EarlierRun.TAKE_OVER);

  private final ObjectProperty<Optional<Path>> quarantine =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty pdf = new SimpleBooleanProperty();
  private final BooleanProperty maps = new SimpleBooleanProperty();
  private final BooleanProperty trust = new SimpleBooleanProperty();
  private final BooleanProperty watch = new SimpleBooleanProperty();

  /// @param results folder that the administrator suggests for the results
  /// @param folders tells the folders among the inputs
  BatchSettings(Optional<Path> results, FolderLook folders) {
    this.results = new SimpleObjectProperty<>(results);
    this.folders = folders;
    folders.seen().subscribe((before, now) -> suggest());
    watch.subscribe((before, now) -> look());
  }

  /// Adds what is not there yet. The first folder suggests one beside it for the results.
  void add(List<Path> paths) {
    Set<Path> more = new LinkedHashSet<>(paths);
    inputs.forEach(more::remove);
    inputs.addAll(more);
    look();
  }

  private void look() {
    folders.at(inputs);
  }

  private void suggest() {
    if (results.get().isEmpty()) {
      inputs.stream().filter(folders::has).findFirst().ifPresent(this::suggest);
    }
  }

  private void suggest(Path folder) {
    Path name = folder.toAbsolutePath().getFileName();
    if (name != null) {
      results.set(Optional.of(folder.toAbsolutePath().resolveSibling(name + "-results")));
    }
  }

  void remove(List<Path> paths) {
    inputs.removeAll(paths);
    look();
  }

  /// Bundles to choose from beside each image's own.
  void offer(List<BundleEntry> entries) {
    Optional<BundleEntry.Usable> chosen = bundle.get();
    List<BundleEntry.Usable> usable =
        entries.stream()
            .filter(BundleEntry.Usable.class::isInstance)
            .map(BundleEntry.Usable.class::cast)
            .toList();
    bundles.remove(1, bundles.size());
    bundles.addAll(usable.stream().map(Optional::of).toList());
    bundle.set(bundles.contains(chosen) ? chosen : Optional.empty());
    Optional<String> point = operatingPoint.get();
    operatingPoints.remove(1, operatingPoints.size());
    operatingPoints.addAll(BundleEntry.otherPoints(usable).stream().map(Optional::of).toList());
    operatingPoint.set(operatingPoints.contains(point) ? point : Optional.empty());
  }

  /// True where what is chosen cannot be watched as is asked for.
  boolean unwatchable() {
    return watch.get() && inputs.stream().anyMatch(folders::lacks);
  }

  /// True where what is chosen is to be watched, and may be no folders: the disk has not answered.
  boolean unanswered() {
    return watch.get() && !unwatchable() && !inputs.stream().allMatch(folders::has);
  }

  /// The order; empty until there are inputs that can be taken so, and a folder for the results.
  Optional<BatchOrder> order() {
    if (inputs.isEmpty() || results.get().isEmpty() || unwatchable() || unanswered()) {
      return Optional.empty();
    }
    return Optional.of(
        new BatchOrder(
            new BatchRequest(
                ScanInputs.of(inputs, recursive.get()), BatchRequest.standardWorkers()),
            new BatchOutput(
                results.get().get(),
                earlier.get() == EarlierRun.START_OVER,
                earlier.get() == EarlierRun.RETRY_FAILED,
                quarantine.get()),
            Isolation.standard(),
            new BatchOrder.Networks(
                bundle.get().map(BundleEntry.Usable::reference),
                precision.get(),
                operatingPoint.get()),
            exports(),
            watch.get() ? Optional.of(WatchedBatch.SETTLE) : Optional.empty()));
  }

  private BatchOrder.Exports exports() {
    Set<ReportFormat> formats = EnumSet.copyOf(ReportFormat.standard());
    if (pdf.get()) {
      formats.add(ReportFormat.PDF);
    }
    return new BatchOrder.Exports(
        formats,
        new ReportContent(RowOrder.SOURCE, PositivePart.asked(maps.get(), trust.get()), false),
        inputs.stream().map(Path::toString).toList());
  }

  ObservableList<Path> inputs() {
    return inputsView;
  }

  /// Tells the folders among the inputs.
  FolderLook folders() {
    return folders;
  }

  /// The folder of the results.
  ObjectProperty<Optional<Path>> results() {
    return results;
  }

  /// The folder in which failed files are collected; empty where they are not.
  ObjectProperty<Optional<Path>> quarantine() {
    return quarantine;
  }

  /// A PDF for each study.
  BooleanProperty pdf() {
    return pdf;
  }

  /// How far the heatmaps of positive findings can be trusted.
  BooleanProperty trust() {
    return trust;
  }

  /// The raw maps of positive findings.
  BooleanProperty maps() {
    return maps;
  }

  /// What comes into the folders is taken, too, until the user ends it.
  BooleanProperty watch() {
    return watch;
  }

  BooleanProperty recursive() {
    return recursive;
  }

  /// The first is empty: each image's own.
  ObservableList<Optional<BundleEntry.Usable>> bundles() {
    return bundles;
  }

  ObjectProperty<Optional<BundleEntry.Usable>> bundle() {
    return bundle;
  }

  ObjectProperty<Precision> precision() {
    return precision;
  }

  /// Names of those that the bundles offer; the first is empty: each finding's default.
  ObservableList<Optional<String>> operatingPoints() {
    return operatingPoints;
  }

  ObjectProperty<Optional<String>> operatingPoint() {
    return operatingPoint;
  }

  /// Once a batch has started over, the next one is not to lose what this one did.
  void goOn() {
    if (earlier.get() == EarlierRun.START_OVER) {
      earlier.set(EarlierRun.TAKE_OVER);
    }
  }

  ObjectProperty<EarlierRun> earlier() {
    return earlier;
  }
}
