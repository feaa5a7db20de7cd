package dev.lantern.ui.layers;

import dev.lantern.explain.LayerReport;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.Diagnostician;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.ui.concurrent.Activities;
import dev.lantern.ui.concurrent.Activity;
import dev.lantern.ui.concurrent.LatestTask;
import dev.lantern.ui.explanation.Explaining;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/// What the stages of the network make of the image on the screen, as long as somebody looks. For
/// the JavaFX thread.
public final class LayersViewModel {
  /// Of a picture in a row, and of the large one; screen pixels.
  static final int SMALL = 112;

  static final int LARGE = 440;

  private final Explaining explaining;
  private final LatestTask looking;
  private final LatestTask enlarging;
  private final ReadOnlyObjectWrapper<LayersState> state =
      new ReadOnlyObjectWrapper<>(new LayersState.Idle());
  private final IntegerProperty finding = new SimpleIntegerProperty();
  private final ReadOnlyObjectWrapper<Optional<LayersState.Chosen>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<LayerPicture>> large =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<ImageOutcome.Diagnosed> image = Optional.empty();
  private boolean open;

  public LayersViewModel(Explaining explaining) {
    this.explaining = explaining;
    this.looking = new LatestTask(explaining.tasks());
    this.enlarging = new LatestTask(explaining.tasks());
    finding.subscribe((before, now) -> chooseFirst());
  }

  /// Another image is on the screen, or none that the network judged.
  public void follow(Optional<ImageOutcome.Diagnosed> next) {
    image = next;
    look();
  }

  /// The window is open, or closed: then nothing is computed.
  void open(boolean now) {
    open = now;
    look();
  }

  private void look() {
    looking.drop();
    enlarging.drop();
    chosen.set(Optional.empty());
    large.set(Optional.empty());
    if (!open || image.isEmpty() || explaining.network().isEmpty()) {
      state.set(new LayersState.Idle());
      return;
    }
    ImageOutcome.Diagnosed diagnosed = image.get();
    Diagnostician network = explaining.network().get();
    state.set(new LayersState.Running());
    Activities activities = explaining.activities();
    Activity activity = activities.start(explaining.words().of("activity.layers"), this::stop);
    looking.run(
        () -> seen(diagnosed, network.layers(diagnosed)),
        this::show,
        cause -> miss(diagnosed.source(), cause),
        () -> activities.end(activity));
  }

  private static LayersState.Seen seen(ImageOutcome.Diagnosed diagnosed, LayerReport report)
      throws ImageReadException {
    LayerPicture.Maker maker = new LayerPicture.Maker(diagnosed.image(), SMALL);
    List<List<LayerPicture>> depths = new ArrayList<>();
    for (LayerReport.Depth depth : report.depths()) {
      depths.add(depth.strongest().stream().map(one -> maker.of(one.map())).toList());
    }
    List<List<LayerPicture>> scores = new ArrayList<>();
    for (LayerReport.Score score : report.scores()) {
      scores.add(score.largest().stream().map(one -> maker.of(one.map())).toList());
    }
    return new LayersState.Seen(diagnosed.image(), report, depths, scores);
  }

  private void show(LayersState.Seen seen) {
    if (finding.get() >= seen.report().scores().size()) {
      finding.set(0);
    }
    state.set(seen);
    chooseFirst();
  }

  private void stop() {
    looking.drop();
    state.set(new LayersState.Missing(explaining.words().of("layers.stopped")));
  }

  private void miss(ImageSource source, Throwable cause) {
    Optional<String> sentence = Explaining.sentence(cause);
    state.set(
        new LayersState.Missing(sentence.orElseGet(() -> explaining.words().of("layers.failed"))));
    if (sentence.isEmpty()) {
      explaining.fail().accept(source, cause);
    }
  }

  /// The first of the last row: what the score is made of is what the reader came for.
  private void chooseFirst() {
    if (state.get() instanceof LayersState.Seen seen) {
      choose(seen.report().depths().size(), 0);
    }
  }

  /// Shows a picture large; one that is not there has no effect.
  ///
  /// @param row of the window, from 0; the last is that of the finding in [#finding]
  /// @param place in the row, from 0
  void choose(int row, int place) {
    if (!(state.get() instanceof LayersState.Seen seen)) {
      return;
    }
    List<SaliencyMap> maps = maps(seen, row);
    if (place >= maps.size()) {
      return;
    }
    chosen.set(Optional.of(new LayersState.Chosen(row, place, maps.get(place))));
    enlarging.run(
        () -> new LayerPicture.Maker(seen.image(), LARGE).of(maps.get(place)),
        picture -> large.set(Optional.of(picture)),
        cause -> explaining.fail().accept(seen.image().source(), cause),
        () -> {});
  }

  private List<SaliencyMap> maps(LayersState.Seen seen, int row) {
    LayerReport report = seen.report();
    return row < report.depths().size()
        ? report.depths().get(row).strongest().stream().map(LayerReport.Channel::map).toList()
        : report.scores().get(finding.get()).largest().stream()
            .map(LayerReport.Share::map)
            .toList();
  }

  ReadOnlyObjectProperty<LayersState> state() {
    return state.getReadOnlyProperty();
  }

  /// Place of the finding whose score is taken apart, in the report.
  IntegerProperty finding() {
    return finding;
  }

  ReadOnlyObjectProperty<Optional<LayersState.Chosen>> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /// The chosen picture, once it is made.
  ReadOnlyObjectProperty<Optional<LayerPicture>> large() {
    return large.getReadOnlyProperty();
  }
}
