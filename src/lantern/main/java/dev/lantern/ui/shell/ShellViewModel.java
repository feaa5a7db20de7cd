package dev.lantern.ui.shell;

import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.pipeline.Series;
import dev.lantern.report.ReadingLog;
import dev.lantern.ui.concurrent.Activities;
import dev.lantern.ui.concurrent.Activity;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.controls.Message;
import dev.lantern.ui.explanation.Explaining;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.findings.FindingsViewModel;
import dev.lantern.ui.findings.ReadingViewModel;
import dev.lantern.ui.findings.SeriesScores;
import dev.lantern.ui.findings.WithoutViewModel;
import dev.lantern.ui.layers.LayersViewModel;
import dev.lantern.ui.measure.MeasureSession;
import dev.lantern.ui.measure.MeasurementsViewModel;
import dev.lantern.ui.settings.PreferencesViewModel;
import dev.lantern.ui.studies.SeriesItem;
import dev.lantern.ui.studies.StudiesViewModel;
import dev.lantern.ui.tags.TagsViewModel;
import dev.lantern.ui.viewer.GlassPixel;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.ViewSettings;
import dev.lantern.ui.viewer.ViewerTools;
import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.viewports.PriorSeries;
import dev.lantern.ui.viewports.ViewportsViewModel;
import dev.lantern.ui.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/// Joins the features: what is opened is listed, what is selected is seen, what is seen is judged.
/// For the JavaFX thread.
final class ShellViewModel {
  private static final long MEBIBYTE = 1024 * 1024;

  private final Words words;
  private final LongSupplier frameMemory;
  private final Notices notices;
  private final Opening opening;
  private final Activities activities = new Activities();
  private final StudiesViewModel studies;
  private final ViewSettings view = new ViewSettings();
  private final ViewportsViewModel viewports;
  private final FindingsViewModel findings;
  private final ReadingViewModel reading;
  private final WithoutViewModel without;
  private final SeriesScores series;
  private final MapPlacing maps;
  private final LayersViewModel layers;
  private final TagsViewModel tags;
  private final MeasurementsViewModel measurements;
  private final Pointing pointing;
  private final MeasureSession session;
  private final BooleanProperty keysShown = new SimpleBooleanProperty();
  private final boolean patientLocked;
  private final ReadOnlyBooleanProperty diagnoseOnOpen;
  private Optional<ScanImage> judged = Optional.empty();

  /// @param preferences what the user prefers
  ShellViewModel(
      Words words, TaskRunner tasks, DesktopServices services, PreferencesViewModel preferences) {
    this.frameMemory = () -> preferences.frameMemory().get() * MEBIBYTE;
    this.diagnoseOnOpen = preferences.diagnoseOnOpen();
    this.words = words;
    this.notices = new Notices(words);
    // A path may name a patient.
    Consumer<List<Path>> opened =
        services.policy().hidePatient() ? paths -> {} : preferences::opened;
    var opener = new Opening.Opener(tasks, activities, services.opener());
    this.opening = new Opening(words, opener, notices, this::add, opened);
    this.studies = new StudiesViewModel(tasks);
    var tools =
        new ViewerTools(
            tasks, activities, services.batches().workbench().filters(), this::memoryOfOne);
    this.viewports =
        new ViewportsViewModel(() -> new ViewerViewModel(words, tools, view, notices::image));
    var explaining =
        new Explaining(words, tasks, activities, services.diagnostician(), notices::image);
    this.findings = new FindingsViewModel(explaining, services.whyNone());
    viewports.active().subscribe(activities::lookAt);
    ReadingLog readings =
        new ReadingLog(services.batches().workbench().place().directories().readings());
    this.reading = new ReadingViewModel(words, tasks, readings, findings, notices::unexpected);
    this.without = new WithoutViewModel(explaining);
    this.series = new SeriesScores(explaining);
    this.layers = new LayersViewModel(explaining);
    this.tags =
        new TagsViewModel(words, tasks, services.opener(), view.patientShown(), notices::image);
    this.measurements = new MeasurementsViewModel(viewports.active());
    this.pointing = new Pointing(viewports.active(), measurements);
    this.session = new MeasureSession(words, tasks, measurements, notices::show, notices::done);
    this.maps = new MapPlacing(viewports, findings, without);
    studies.selected().subscribe(this::look);
    viewports
        .active()
        .flatMap(ViewerViewModel::series)
        .subscribe(
            (before, now) -> {
              studies.select(now);
              series.follow(now);
            });
    viewports.visible().subscribe((before, now) -> fill());
    ObservableValue<Optional<ShownFrame>> shown =
        viewports.active().flatMap(ViewerViewModel::shown);
    shown.subscribe(this::judgeWhatIsSeen);
    shown.subscribe(now -> tags.follow(now.map(one -> one.image().source())));
    preferences.network().subscribe(findings::choose);
    findings.operatingPoint().bindBidirectional(preferences.operatingPoint());
    preferences.network().subscribe((before, now) -> judgeAnew());
    findings.operatingPoint().subscribe((before, now) -> judgeAnew());
    findings.state().subscribe(now -> layers.follow(diagnosed(now)));
    findings.colours().bindBidirectional(preferences.heatmapColours());
    view.heatmapStyle().bind(findings.style());
    view.heatmapOpacity().bindBidirectional(findings.opacity());
    view.upBrightens().bind(preferences.upBrightens());
    view.corners().bind(preferences.corners());
    patientLocked = services.policy().hidePatient();
    view.patientShown().set(!patientLocked);
  }

  private static Optional<ImageOutcome.Diagnosed> diagnosed(FindingsState state) {
    return state instanceof FindingsState.Judged judged
        ? Optional.of(judged.outcome())
        : Optional.empty();
  }

  /// What is selected is seen in the active viewport.
  private void look(Optional<SeriesItem> selected) {
    selected.map(SeriesItem::series).ifPresent(viewports::show);
  }

  /// Shows a series in one of the viewports, which becomes the active one.
  void openIn(ViewerViewModel viewer, SeriesItem item) {
    viewports.activate(viewer);
    studies.selected().set(Optional.of(item));
  }

  /// The viewports that show nothing get the series that are not seen yet.
  private void fill() {
    viewports.fill(studies.listed());
  }

  /// Bytes that decoded frames may take in one viewport: each that is seen has the same part.
  private long memoryOfOne() {
    return frameMemory.getAsLong() / viewports.visible().get().size();
  }

  /// Shows the image as large as the patient; where the file does not say how large that is, a
  /// sentence does.
  void physicalSize(GlassPixel pixel) {
    if (viewer().shown().get().isPresent() && !viewer().physicalSize(pixel)) {
      notices.say(words.of("message.no-spacing"), words.of("message.no-spacing-detail"));
    }
  }

  /// The series on the screen beside that of an earlier study of the same patient.
  void showPrior() {
    Optional<Series> current = viewer().series().get();
    Optional<Series> prior = current.flatMap(now -> PriorSeries.of(now, studies.listed()));
    prior.ifPresentOrElse(
        earlier -> viewports.pair(current.orElseThrow(), earlier),
        () -> notices.say(words.of("message.no-prior"), words.of("message.no-prior-detail")));
  }

  /// Another network judges, or at another operating point: what was said before is on no screen
  /// any more.
  private void judgeAnew() {
    series.forget();
    viewports.forgetHeatmaps();
    judged = Optional.empty();
    judgeWhatIsSeen(viewer().shown().get());
  }

  private void judgeWhatIsSeen(Optional<ShownFrame> shown) {
    Optional<ScanImage> image = shown.map(ShownFrame::image);
    boolean same = image.isPresent() && judged.isPresent() && image.get() == judged.get();
    if (!same) {
      judged = image;
      image.ifPresentOrElse(this::judge, () -> findings.clear(viewer()));
    }
    maps.place();
  }

  private void judge(ScanImage image) {
    if (diagnoseOnOpen.get()) {
      findings.judge(viewer(), image);
    } else {
      findings.offer(viewer(), image);
    }
  }

  /// Opens files, folders and archives in the background, and adds what is found.
  void open(List<Path> paths) {
    opening.open(paths, () -> {});
  }

  private void add(List<Series> opened) {
    studies.add(opened).forEach(viewports::replace);
    opened.stream().findFirst().map(series -> series.order().getFirst()).ifPresent(viewports::goTo);
    fill();
  }

  /// Shows one image; its file is opened first, unless it is open.
  void show(ImageSource source) {
    if (!select(source)) {
      opening.open(List.of(source.file()), () -> select(source));
    }
  }

  /// @return false where no open series holds the image
  private boolean select(ImageSource source) {
    for (SeriesItem item : studies.items()) {
      OptionalInt frame = item.series().firstFrameOf(source);
      if (frame.isPresent()) {
        studies.selected().set(Optional.of(item));
        viewer().goTo(frame.getAsInt());
        return true;
      }
    }
    return false;
  }

  /// Forgets the study on the screen; what is left takes its place.
  void closeStudy() {
    Optional<Series> shown = viewer().series().get();
    shown.ifPresent(series -> viewports.close(studies.closeStudyOf(series)));
    fill();
  }

  /// Forgets all series.
  void closeAll() {
    findings.dropAll();
    studies.clear();
    viewports.close();
    notices.clear();
  }

  void closeMessage() {
    notices.close();
  }

  /// What should not happen: the user gets a sentence, the log the trace.
  void reportUnexpected(Throwable cause) {
    notices.unexpected(cause);
  }

  /// Esc: the sheet of keys goes first, then the message, then a question, then what is being
  /// drawn, then what is under way, first in the active viewport, then the selected measurement,
  /// then the page of the checks.
  ///
  /// @return false where there was none of them
  boolean stepBack() {
    Optional<Activity> underWay = activities.lasting(0);
    if (keysShown.get()) {
      keysShown.set(false);
      return true;
    }
    if (notices.message().get().isPresent()) {
      closeMessage();
      return true;
    }
    if (session.stay() || pointing.drop()) {
      return true;
    }
    underWay.ifPresent(Activity::cancel);
    return underWay.isPresent() || measurements.deselect() || findings.trust().close();
  }

  /// True where the administrator has hidden patients for good.
  boolean patientLocked() {
    return patientLocked;
  }

  StudiesViewModel studies() {
    return studies;
  }

  /// What all viewports have in common.
  ViewSettings view() {
    return view;
  }

  ViewportsViewModel viewports() {
    return viewports;
  }

  /// The active viewport.
  ViewerViewModel viewer() {
    return viewports.active().get();
  }

  FindingsViewModel findings() {
    return findings;
  }

  /// What the reader says of it.
  ReadingViewModel reading() {
    return reading;
  }

  /// The image without the marked region.
  WithoutViewModel without() {
    return without;
  }

  /// What the network says of every image of the series.
  SeriesScores series() {
    return series;
  }

  /// The image in the active viewport.
  ObservableValue<Optional<ScanImage>> image() {
    return viewports
        .active()
        .flatMap(ViewerViewModel::shown)
        .map(shown -> shown.map(ShownFrame::image));
  }

  /// The file of the measurements.
  MeasureSession session() {
    return session;
  }

  /// What is measured on the images.
  MeasurementsViewModel measurements() {
    return measurements;
  }

  /// What the keys do on the image.
  Pointing pointing() {
    return pointing;
  }

  /// What the network's stages make of the image that was judged.
  LayersViewModel layers() {
    return layers;
  }

  /// The elements of the file on the screen.
  TagsViewModel tags() {
    return tags;
  }

  Activities activities() {
    return activities;
  }

  /// Whether the sheet of all keys lies over the window.
  BooleanProperty keysShown() {
    return keysShown;
  }

  ReadOnlyObjectProperty<Optional<Message>> message() {
    return notices.message();
  }

  ReadOnlyStringProperty status() {
    return notices.status();
  }
}
