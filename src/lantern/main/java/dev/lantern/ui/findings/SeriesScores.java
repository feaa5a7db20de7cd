package dev.lantern.ui.findings;

import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.pipeline.Diagnostician;
import dev.lantern.pipeline.Progress;
import dev.lantern.pipeline.Series;
import dev.lantern.ui.concurrent.LongTask;
import dev.lantern.ui.explanation.Explaining;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the network says of every image of the series on the screen, on request: one after the
/// other, in the background. For the JavaFX thread.
public final class SeriesScores {
  private final Explaining explaining;
  private final LongTask judging;
  private final ReadOnlyObjectWrapper<List<ImageScore>> scores =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private List<ScanImage> images = List.of();
  private AtomicReferenceArray<ImageScore> found = new AtomicReferenceArray<>(0);

  public SeriesScores(Explaining explaining) {
    this.explaining = explaining;
    this.judging = explaining.task("lantern-series");
  }

  /// Another series is on the screen, or none.
  public void follow(Optional<Series> series) {
    List<ScanImage> next = series.map(Series::images).orElse(List.of());
    if (!next.equals(images)) {
      images = next;
      forget();
    }
  }

  /// Another network judges from now on.
  public void forget() {
    judging.drop();
    running.set(false);
    found = unknown(images.size());
    take();
  }

  private static AtomicReferenceArray<ImageScore> unknown(int count) {
    return new AtomicReferenceArray<>(
        Collections.nCopies(count, new ImageScore.Unknown()).toArray(ImageScore[]::new));
  }

  /// Has those judged that are not yet; stops that where it is under way.
  public void judge() {
    if (running.get()) {
      judging.cancel();
    } else if (images.size() > 1) {
      explaining.network().ifPresent(this::judge);
    }
  }

  private void judge(Diagnostician network) {
    List<ScanImage> all = images;
    AtomicReferenceArray<ImageScore> into = found;
    running.set(true);
    judging.run(
        explaining.words().of("activity.series"),
        progress -> judge(network, all, into, progress),
        done -> end(),
        cause -> {
          end();
          explaining.fail().accept(all.getFirst().source(), cause);
        },
        this::end);
  }

  private static boolean judge(
      Diagnostician network,
      List<ScanImage> all,
      AtomicReferenceArray<ImageScore> into,
      Progress progress) {
    for (int i = 0; i < all.size() && !Thread.currentThread().isInterrupted(); i++) {
      progress.update(i, all.size());
      if (into.get(i) instanceof ImageScore.Unknown) {
        into.set(i, ImageScore.of(network.diagnose(all.get(i))));
      }
    }
    return true;
  }

  private void end() {
    running.set(false);
    take();
  }

  /// Takes over what the worker has found by now. To be called a few times a second.
  public void poll() {
    if (running.get()) {
      take();
    }
  }

  private void take() {
    List<ImageScore> next = new ArrayList<>();
    for (int i = 0; i < found.length(); i++) {
      next.add(found.get(i));
    }
    scores.set(List.copyOf(next));
  }

  /// The file and frame of one of the images.
  ImageSource source(int place) {
    return images.get(place).source();
  }

  /// Where an image stands in the series.
  int place(ImageSource source) {
    return images.stream().map(ScanImage::source).toList().indexOf(source);
  }

  /// One an image of the series, in its order.
  ReadOnlyObjectProperty<List<ImageScore>> scores() {
    return scores.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }
}
