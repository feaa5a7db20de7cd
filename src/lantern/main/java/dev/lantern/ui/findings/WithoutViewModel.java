package dev.lantern.ui.findings;

import dev.lantern.classify.Finding;
import dev.lantern.explain.MethodName;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.Region;
import dev.lantern.pipeline.Diagnostician;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.pipeline.WithoutRegion;
import dev.lantern.ui.concurrent.Activities;
import dev.lantern.ui.concurrent.Activity;
import dev.lantern.ui.concurrent.LatestTask;
import dev.lantern.ui.explanation.Explaining;
import dev.lantern.ui.explanation.MadeMap;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the network says of the image on the screen without the marked region; the newest region
/// counts. For the JavaFX thread.
public final class WithoutViewModel {
  private final Explaining explaining;
  private final LatestTask judging;
  private final ReadOnlyObjectWrapper<WithoutState> state =
      new ReadOnlyObjectWrapper<>(new WithoutState.None());
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();

  public WithoutViewModel(Explaining explaining) {
    this.explaining = explaining;
    this.judging = new LatestTask(explaining.tasks());
  }

  /// Has the image judged without a region, in the background; until then the last answer stays.
  public void look(ImageOutcome.Diagnosed image, Region region) {
    if (explaining.network().isEmpty()) {
      return;
    }
    Diagnostician network = explaining.network().get();
    looking.set(true);
    Activities activities = explaining.activities();
    Activity activity = activities.start(explaining.words().of("activity.without"), this::stop);
    judging.run(
        () -> network.without(image, region),
        this::show,
        cause -> miss(image.source(), cause),
        () -> activities.end(activity));
  }

  private void show(WithoutRegion result) {
    looking.set(false);
    state.set(
        switch (result) {
          case WithoutRegion.Judged judged -> new WithoutState.Judged(judged);
          case WithoutRegion.Refused refused -> new WithoutState.Refused(refused);
        });
  }

  private void miss(ImageSource source, Throwable cause) {
    looking.set(false);
    Optional<String> sentence = Explaining.sentence(cause);
    state.set(
        new WithoutState.Missing(
            sentence.orElseGet(() -> explaining.words().of("without.failed"))));
    if (sentence.isEmpty()) {
      explaining.fail().accept(source, cause);
    }
  }

  private void stop() {
    judging.drop();
    looking.set(false);
    state.set(new WithoutState.Missing(explaining.words().of("without.stopped")));
  }

  /// Nothing is marked any more.
  public void forget() {
    judging.drop();
    looking.set(false);
    state.set(new WithoutState.None());
  }

  /// The class activation map of what is left, of this finding.
  public Optional<ShownMap> map(Optional<Finding> finding) {
    if (finding.isPresent() && state.get() instanceof WithoutState.Judged(var result)) {
      for (WithoutRegion.Change change : result.changes()) {
        if (change.after().id().equals(finding.get().id())) {
          MadeMap made = new MadeMap(MethodName.CAM, change.map(), false);
          return Optional.of(new ShownMap(result.source(), change.after(), made));
        }
      }
    }
    return Optional.empty();
  }

  public ReadOnlyObjectProperty<WithoutState> state() {
    return state.getReadOnlyProperty();
  }

  /// True while a newer answer than [#state] is on its way.
  public ReadOnlyBooleanProperty looking() {
    return looking.getReadOnlyProperty();
  }
}
