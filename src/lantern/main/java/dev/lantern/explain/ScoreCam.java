package dev.lantern.explain;

import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.FeatureMaps;
import dev.lantern.imaging.Tensor;

/// Score-CAM (Wang et al., CVPR Workshops 2020): each feature map is laid over the image as a mask,
/// and weighted by the softmax over the channels of the finding's log-odds behind it. As in
/// pytorch-grad-cam the mask reaches from 0 to 1, is enlarged with aligned corners, and multiplies
/// the normalised input. One pass a channel.
public record ScoreCam() implements SaliencyMethod {
  /// Of pytorch-grad-cam: keeps a flat map from dividing by 0.
  private static final float EPSILON = 1e-8f;

  @Override
  public CellMap map(Explained explained, Passes passes)
      throws ClassifierException, InterruptedException {
    FeatureMaps features = explained.output().features();
    double[] scores =
        passes.scores(
            features.channels(),
            channel -> masked(explained.input(), features, channel),
            explained::score,
            soFar -> weighted(features, soFar));
    return weighted(features, scores);
  }

  /// @param scores of the first channels; the others weigh nothing
  private static CellMap weighted(FeatureMaps features, double[] scores) {
    double[] weights = new double[features.channels()];
    double largest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      weights[k] = Math.exp(scores[k] - largest);
      sum += weights[k];
    }
    for (int k = 0; k < scores.length; k++) {
      weights[k] /= sum;
    }
    return ChannelWeights.map(features, weights);
  }

  private static Tensor masked(Tensor input, FeatureMaps features, int channel) {
    float[] mask = enlarged(features, channel, input.height(), input.width());
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : mask) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    float[] values = Passes.copy(input);
    for (int i = 0; i < values.length; i++) {
      values[i] *= (mask[i % mask.length] - low) / (high - low + EPSILON);
    }
    return new Tensor(input.channels(), input.height(), input.width(), values);
  }

  private static float[] enlarged(FeatureMaps features, int channel, int height, int width) {
    int start = channel * features.height() * features.width();
    float[] enlarged = new float[height * width];
    for (int i = 0; i < enlarged.length; i++) {
      int row = i / width;
      double x = aligned(i - row * width, width, features.width());
      double y = aligned(row, height, features.height());
      enlarged[i] = (float) between(features, start, x, y);
    }
    return enlarged;
  }

  /// Where a pixel lies among the cells, the first on the first and the last on the last.
  private static double aligned(int pixel, int pixels, int cells) {
    return pixels == 1 ? 0 : (double) pixel * (cells - 1) / (pixels - 1);
  }

  private static double between(FeatureMaps features, int start, double x, double y) {
    int width = features.width();
    int x0 = (int) x;
    int y0 = (int) y;
    int x1 = Math.min(x0 + 1, width - 1);
    int above = start + y0 * width;
    int below = start + Math.min(y0 + 1, features.height() - 1) * width;
    float[] values = features.values();
    double top = values[above + x0] * (1 - (x - x0)) + values[above + x1] * (x - x0);
    double low = values[below + x0] * (1 - (x - x0)) + values[below + x1] * (x - x0);
    return top * (1 - (y - y0)) + low * (y - y0);
  }
}
