package dev.lantern.explain;

import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.Classifier.Predictor;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.LinearHead;
import dev.lantern.imaging.Tensor;

/// The gradient of a finding's log-odds by the pixels of an input.
///
/// @param head of the network
record LogOddsGradient(FindingRule finding, LinearHead head) {
  /// What one pixel of a change of the input adds to the log-odds, as far as the gradient reaches.
  interface Change {
    /// @param value place in the tensor's values
    double of(int value);
  }

  /// The gradient at an input, times a change, added up over the channels.
  ///
  /// @return height × width
  double[] times(Predictor predictor, Tensor input, Change change) throws ClassifierException {
    double[] weights = ChannelWeights.gradient(finding, head, predictor.run(input).logits());
    float[] gradient = predictor.gradient(input, weights).values();
    double[] sums = new double[input.height() * input.width()];
    for (int i = 0; i < gradient.length; i++) {
      sums[i % sums.length] += gradient[i] * change.of(i);
    }
    return sums;
  }

  /// @param all one array a pass
  static double[] mean(Iterable<double[]> all, int pixels) {
    double[] mean = new double[pixels];
    int count = 0;
    for (double[] one : all) {
      count++;
      for (int i = 0; i < pixels; i++) {
        mean[i] += one[i];
      }
    }
    for (int i = 0; i < pixels; i++) {
      mean[i] /= Math.max(1, count);
    }
    return mean;
  }
}
