package dev.lantern.ui.viewer;

import dev.lantern.imaging.AutoWindow;
import dev.lantern.imaging.VoiLut;
import dev.lantern.imaging.WindowLevel;
import dev.lantern.ui.concurrent.LatestTask;
import dev.lantern.ui.concurrent.TaskRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The window that the frames are seen through, and where it comes from.
final class FrameWindow {
  /// Screen pixels of a drag that change the window by its first width.
  private static final double DRAG = 512;

  /// Screen pixels of a drag that a step by a key stands for: a sixteenth of the first width.
  private static final double STEP = 32;

  final ReadOnlyObjectWrapper<Optional<VoiLut>> voi = new ReadOnlyObjectWrapper<>(Optional.empty());
  final ReadOnlyObjectWrapper<WindowOrigin> origin = new ReadOnlyObjectWrapper<>(WindowOrigin.FILE);
  final ReadOnlyObjectWrapper<List<WindowPreset>> presets = new ReadOnlyObjectWrapper<>(List.of());
  final ReadOnlyObjectWrapper<Optional<WindowPreset>> preset =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final LatestTask automatic;
  private double dragUnit = 1;

  FrameWindow(TaskRunner tasks) {
    this.automatic = new LatestTask(tasks);
  }

  /// Forgets what the reader chose: another series comes.
  void forget() {
    automatic.drop();
    origin.set(WindowOrigin.FILE);
    preset.set(Optional.empty());
    presets.set(List.of());
  }

  /// Another frame comes on the screen: under the same window where that means the same.
  void take(ShownFrame next, Optional<ShownFrame> before) {
    automatic.drop();
    presets.set(WindowPreset.of(next));
    boolean keep =
        voi.get().isPresent()
            && switch (origin.get()) {
              case READER -> true;
              case PRESET -> preset.get().filter(presets.get()::contains).isPresent();
              case AUTOMATIC ->
                  before.isPresent()
                      && before.get().origin() == next.origin()
                      && sameScale(before.get(), next);
              case FILE -> false;
            };
    if (!keep) {
      useOwn(next, sameOfFile());
    }
  }

  /// The window of the file with the number of the one in use.
  private Optional<WindowPreset> sameOfFile() {
    return preset
        .get()
        .filter(WindowPreset.OfFile.class::isInstance)
        .map(WindowPreset.OfFile.class::cast)
        .flatMap(
            used ->
                presets.get().stream()
                    .filter(
                        one ->
                            one instanceof WindowPreset.OfFile other
                                && other.number() == used.number())
                    .findFirst());
  }

  /// The slices of a volume, or the frames of one file, are compared under one window.
  private static boolean sameScale(ShownFrame one, ShownFrame other) {
    return one.image() == other.image()
        || (one.display().plane().isPresent() && other.display().plane().isPresent());
  }

  /// What the frame opens with: the first window of its file, else the automatic one.
  void useOwn(ShownFrame frame) {
    useOwn(frame, Optional.empty());
  }

  private void useOwn(ShownFrame frame, Optional<WindowPreset> ofFile) {
    if (ofFile.isPresent() && ofFile.get() instanceof WindowPreset.OfFile chosen) {
      set(chosen.voi(), WindowOrigin.FILE, ofFile);
    } else {
      set(frame.ownWindow(), frame.origin(), presets.get().stream().findFirst());
    }
    dragUnit = level().width() / DRAG;
  }

  /// Takes a preset; the automatic one is worked out in the background.
  void use(WindowPreset chosen, ShownFrame frame, Consumer<Throwable> fail) {
    switch (chosen) {
      case WindowPreset.OfFile ofFile -> choose(ofFile.voi(), WindowOrigin.FILE, chosen);
      case WindowPreset.Ct ct -> choose(ct.window().voi(), WindowOrigin.PRESET, chosen);
      case WindowPreset.Automatic _ ->
          automatic.run(
              () -> AutoWindow.of(frame.frame(), frame.display()),
              found -> choose(found, WindowOrigin.AUTOMATIC, chosen),
              fail,
              () -> {});
    }
  }

  /// Takes over what the reader chose in another viewport; what its file chose stays there.
  void takeOver(FrameWindow other) {
    switch (other.origin.get()) {
      case READER -> set(other.voi.get().orElseThrow(), WindowOrigin.READER, Optional.empty());
      case PRESET ->
          other
              .preset
              .get()
              .filter(presets.get()::contains)
              .ifPresent(one -> choose(other.voi.get().orElseThrow(), WindowOrigin.PRESET, one));
      case FILE, AUTOMATIC -> {}
    }
  }

  private void choose(VoiLut found, WindowOrigin from, WindowPreset chosen) {
    set(found, from, Optional.of(chosen));
    dragUnit = level().width() / DRAG;
  }

  private void set(VoiLut found, WindowOrigin from, Optional<WindowPreset> chosen) {
    automatic.drop();
    preset.set(chosen);
    origin.set(from);
    // Last: whoever hears of it may ask for the other two.
    voi.set(Optional.of(found));
  }

  /// Of a VOI LUT, the range that its table covers.
  WindowLevel level() {
    return voi.get().orElseThrow().range();
  }

  /// @param wider steps; below 0 narrower
  /// @param lower steps of the centre; below 0 higher
  void step(int wider, int lower) {
    drag(STEP * wider, STEP * lower);
  }

  /// @param dx screen pixels to the right
  /// @param dy screen pixels down
  void drag(double dx, double dy) {
    WindowLevel level = level();
    VoiLut.Function function =
        voi.get().orElseThrow() instanceof VoiLut.Window window
            ? window.function()
            : VoiLut.Function.LINEAR;
    double width = Math.max(dragUnit, level.width() + dx * dragUnit);
    WindowLevel dragged = new WindowLevel(level.center() - dy * dragUnit, width);
    set(new VoiLut.Window(dragged, function, ""), WindowOrigin.READER, Optional.empty());
  }
}
