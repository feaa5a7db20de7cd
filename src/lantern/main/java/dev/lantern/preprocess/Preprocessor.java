package dev.lantern.preprocess;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.Tensor;
import dev.lantern.modelbundle.BundleException;
import dev.lantern.modelbundle.GoldenCase;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.modelbundle.PreprocessPlan;
import dev.lantern.modelbundle.PreprocessStep.Normalise;
import dev.lantern.modelbundle.PreprocessStep.Resize;
import dev.lantern.modelbundle.PreprocessStep.Scale;
import java.util.List;
import org.opencv.core.Core;

/// Makes tensors as a bundle declares it, independent of the window on screen. Safe for several
/// threads.
public final class Preprocessor {
  private final PreprocessPlan plan;

  public Preprocessor(PreprocessPlan plan) {
    this.plan = plan;
  }

  /// Version of the OpenCV library that is loaded.
  public static String openCvVersion() {
    return Core.getVersionString();
  }

  /// @param frame stored values: grey, or RGB where the plan makes grey of it
  /// @param display of the frame: modality LUT, photometric interpretation and padding are used
  /// @throws PreprocessException where the frame is of another kind or has no finite values
  public Prepared prepare(Frame frame, FrameDisplay display) throws PreprocessException {
    WindowedGrey grey =
        plan.luminance().isPresent() && rgb(frame, display)
            ? RealGrey.luminance(frame, plan.window())
            : WindowedGrey.of(frame, display, plan.window());
    Placement placement = Placement.of(plan.resize(), frame.rows(), frame.columns());
    float[] resized = Resizer.resize(grey, placement);
    return new Prepared(tensor(resized, placement), placement.sourceToTensor());
  }

  private static boolean rgb(Frame frame, FrameDisplay display) {
    return frame.samplesPerPixel() == 3 && display.photometric() == PhotometricInterpretation.RGB;
  }

  /// Runs the bundle's golden images, before the first patient's.
  ///
  /// @return the largest difference from the training code's tensors
  /// @throws BundleException where it is above the bundle's tolerance
  public double verify(ModelBundle bundle) throws BundleException {
    double tolerance = bundle.manifest().golden().tolerance();
    double worst = 0;
    for (GoldenCase golden : bundle.goldenCases()) {
      double difference = difference(golden);
      if (!(difference <= tolerance)) {
        throw new BundleException(
            "golden case " + golden.name(),
            "the tensor differs by " + difference + "; allowed is " + tolerance);
      }
      worst = Math.max(worst, difference);
    }
    return worst;
  }

  private double difference(GoldenCase golden) throws BundleException {
    float[] made;
    try {
      made = prepare(frame(golden), FrameDisplay.ofValues(golden.photometric())).tensor().values();
    } catch (PreprocessException e) {
      throw new BundleException("golden case " + golden.name(), "cannot be prepared", e);
    }
    float[] expected = golden.tensor().values();
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs((double) made[i] - expected[i]);
      worst = difference <= worst ? worst : difference;
    }
    return worst;
  }

  private static Frame frame(GoldenCase golden) {
    List<Integer> shape = golden.image().shape();
    return Frame.ofReal(shape.getFirst(), shape.getLast(), golden.image().values());
  }

  /// Fill around the image is 0 before scale and normalise, as in the training code.
  private Tensor tensor(float[] resized, Placement placement) {
    Resize resize = plan.resize();
    int channels = plan.layout().channels();
    float[] plane = new float[resize.height() * resize.width()];
    for (int row = 0; row < placement.height(); row++) {
      System.arraycopy(
          resized,
          row * placement.width(),
          plane,
          (row + placement.top()) * resize.width() + placement.left(),
          placement.width());
    }
    plan.scale().ifPresent(step -> scale(plane, step));
    float[] values = new float[channels * plane.length];
    for (int channel = 0; channel < channels; channel++) {
      System.arraycopy(plane, 0, values, channel * plane.length, plane.length);
      int from = channel * plane.length;
      int index = channel;
      plan.normalise().ifPresent(step -> normalise(values, from, from + plane.length, step, index));
    }
    return new Tensor(channels, resize.height(), resize.width(), values);
  }

  private static void scale(float[] plane, Scale step) {
    float factor = (float) step.factor();
    float offset = (float) step.offset();
    for (int i = 0; i < plane.length; i++) {
      plane[i] = plane[i] * factor + offset;
    }
  }

  private static void normalise(float[] values, int from, int to, Normalise step, int channel) {
    float mean = step.mean().get(channel).floatValue();
    float std = step.std().get(channel).floatValue();
    for (int i = from; i < to; i++) {
      values[i] = (values[i] - mean) / std;
    }
  }
}
