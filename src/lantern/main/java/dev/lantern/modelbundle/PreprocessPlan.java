package dev.lantern.modelbundle;

import dev.lantern.modelbundle.PreprocessStep.Layout;
import dev.lantern.modelbundle.PreprocessStep.Luminance;
import dev.lantern.modelbundle.PreprocessStep.Monochrome1Upright;
import dev.lantern.modelbundle.PreprocessStep.Normalise;
import dev.lantern.modelbundle.PreprocessStep.PercentileWindow;
import dev.lantern.modelbundle.PreprocessStep.Resize;
import dev.lantern.modelbundle.PreprocessStep.Scale;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The steps of a bundle in the one order of the format: luminance where declared, window, upright,
/// resize, then scale and normalise where declared, and layout.
///
/// @param luminance where declared; without it colour is refused
/// @param window to 0 … 1
/// @param upright inverted grey turned over
/// @param resize to the tensor's size
/// @param scale where declared
/// @param normalise where declared; as many channels as `layout`
/// @param layout of the tensor
public record PreprocessPlan(
    Optional<Luminance> luminance,
    PercentileWindow window,
    Monochrome1Upright upright,
    Resize resize,
    Optional<Scale> scale,
    Optional<Normalise> normalise,
    Layout layout) {
  private static final List<String> ORDER =
      List.of(
          Luminance.STEP,
          PercentileWindow.STEP,
          Monochrome1Upright.STEP,
          Resize.STEP,
          Scale.STEP,
          Normalise.STEP,
          Layout.STEP);

  public PreprocessPlan {
    int channels = layout.channels();
    if (normalise.map(step -> step.mean().size() != channels).orElse(false)) {
      throw new IllegalArgumentException("normalise and layout differ in their channels");
    }
  }

  /// @throws IllegalArgumentException where a step stands twice or out of order, or is missing
  static PreprocessPlan of(List<PreprocessStep> steps) {
    List<Integer> places = steps.stream().map(step -> ORDER.indexOf(step.step())).toList();
    for (int i = 1; i < places.size(); i++) {
      if (places.get(i) <= places.get(i - 1)) {
        throw new IllegalArgumentException(
            "step " + steps.get(i).step() + " may not follow " + steps.get(i - 1).step());
      }
    }
    return new PreprocessPlan(
        only(steps, Luminance.class),
        required(steps, PercentileWindow.class, PercentileWindow.STEP),
        required(steps, Monochrome1Upright.class, Monochrome1Upright.STEP),
        required(steps, Resize.class, Resize.STEP),
        only(steps, Scale.class),
        only(steps, Normalise.class),
        required(steps, Layout.class, Layout.STEP));
  }

  /// In the order in which they are taken.
  List<PreprocessStep> steps() {
    return Stream.of(
            luminance,
            Optional.of(window),
            Optional.of(upright),
            Optional.of(resize),
            scale,
            normalise,
            Optional.of(layout))
        .<PreprocessStep>flatMap(Optional::stream)
        .toList();
  }

  /// SHA-256, hexadecimal, of the steps in canonical form: the same for two bundles that prepare
  /// images alike. Recipe: the README, chapter Results.
  public String digest() {
    return PreprocessDigest.of(this);
  }

  private static <S extends PreprocessStep> S required(
      List<PreprocessStep> steps, Class<S> type, String word) {
    return only(steps, type)
        .orElseThrow(() -> new IllegalArgumentException("step " + word + " is missing"));
  }

  private static <S extends PreprocessStep> Optional<S> only(
      List<PreprocessStep> steps, Class<S> type) {
    return steps.stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
