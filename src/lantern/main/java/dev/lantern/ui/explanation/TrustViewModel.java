package dev.lantern.ui.explanation;

import dev.lantern.explain.TrustReport;
import dev.lantern.imaging.ScanImage;
import dev.lantern.pipeline.Diagnostician;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.ui.concurrent.LongTask;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// How far to trust the class activation maps of the image on the screen. The reports are kept as
/// long as the image is there. For the JavaFX thread.
public final class TrustViewModel {
  private final Explaining explaining;
  private final LongTask checking;
  private final ReadOnlyObjectWrapper<TrustState> state =
      new ReadOnlyObjectWrapper<>(new TrustState.Unavailable());
  private final BooleanProperty opened = new SimpleBooleanProperty();
  private Optional<ScanImage> image = Optional.empty();

  public TrustViewModel(Explaining explaining) {
    this.explaining = explaining;
    this.checking = explaining.task("lantern-trust");
  }

  /// An image was judged.
  public void take(ImageOutcome.Diagnosed outcome) {
    forget();
    image = Optional.of(outcome.image());
    state.set(new TrustState.Ready());
  }

  /// No image is shown, or one that is not judged yet.
  public void forget() {
    checking.drop();
    image = Optional.empty();
    opened.set(false);
    state.set(new TrustState.Unavailable());
  }

  /// Runs the checks; where they were run, shows or hides their parts.
  public void check() {
    switch (state.get()) {
      case TrustState.Ready _, TrustState.Failed _ ->
          explaining
              .network()
              .ifPresent(network -> image.ifPresent(subject -> check(network, subject)));
      case TrustState.Reported _ -> opened.set(!opened.get());
      case TrustState.Unavailable _, TrustState.Running _ -> {}
    }
  }

  private void check(Diagnostician network, ScanImage subject) {
    checking.run(
        explaining.words().of("activity.checking"),
        progress -> network.trust(subject, progress::update),
        reports -> state.set(new TrustState.Reported(reports)),
        cause -> fail(subject, cause),
        () -> state.set(new TrustState.Ready()));
    state.set(new TrustState.Running(0, 0));
  }

  private void fail(ScanImage subject, Throwable cause) {
    Optional<String> sentence = Explaining.sentence(cause);
    state.set(
        sentence.isPresent() ? new TrustState.Failed(sentence.get()) : new TrustState.Ready());
    if (sentence.isEmpty()) {
      explaining.fail().accept(subject.source(), cause);
    }
  }

  /// Stops the checks.
  public void cancel() {
    checking.cancel();
  }

  /// Hides the parts.
  ///
  /// @return false where they were hidden
  public boolean close() {
    boolean was = opened.get();
    opened.set(false);
    return was;
  }

  /// Takes over how far the checks are. To be called a few times a second.
  public void poll() {
    checking
        .underWay()
        .ifPresent(
            activity -> state.set(new TrustState.Running(activity.done(), activity.total())));
  }

  /// What the checks say of a finding's map, once they were run.
  public Optional<TrustReport> report(String finding) {
    return state.get() instanceof TrustState.Reported(var reports)
        ? reports.stream().filter(report -> report.finding().equals(finding)).findFirst()
        : Optional.empty();
  }

  public ReadOnlyObjectProperty<TrustState> state() {
    return state.getReadOnlyProperty();
  }

  /// Whether the parts are to be seen.
  public BooleanProperty opened() {
    return opened;
  }
}
