package dev.lantern.explain;

import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.FeatureMaps;
import dev.lantern.imaging.Tensor;
import java.util.Arrays;

/// Occlusion (Zeiler and Fergus, ECCV 2014): how much the finding's log-odds fall when a square of
/// the image is covered with each channel's mean; a pixel's value is the mean over the squares that
/// cover it, as in Captum. Depends on the network's answers alone, so that it can bear witness
/// beside maps made of its inside.
///
/// @param patch side of the square, pixels of the tensor, a multiple of the stride
/// @param stride from one square to the next, pixels; a divisor of the tensor's sides
public record Occlusion(int patch, int stride) implements SaliencyMethod {
  public Occlusion {
    if (stride < 1 || patch < stride || patch % stride != 0) {
      throw new IllegalArgumentException(
          "a patch of " + patch + " is no multiple of a stride of " + stride);
    }
  }

  /// Squares about as large as a cell of the feature maps, half a cell apart where that is whole,
  /// and such that they cover the tensor without a rest.
  static Occlusion fitting(FeatureMaps features, Tensor input) {
    int side = Squares.side(input, input.width() / features.width());
    return new Occlusion(side, side % 2 == 0 ? side / 2 : side);
  }

  /// True where the squares cover a tensor of these sides without a rest.
  public boolean fits(int height, int width) {
    return height % stride == 0 && width % stride == 0 && patch <= Math.min(height, width);
  }

  @Override
  public CellMap map(Explained explained, Passes passes)
      throws ClassifierException, InterruptedException {
    Tensor input = explained.input();
    if (!fits(input.height(), input.width())) {
      throw new IllegalArgumentException(
          this + " on a tensor of " + input.height() + " × " + input.width());
    }
    int across = across(input);
    float[] means = Fill.means(input);
    double[] scores =
        passes.scores(
            squares(input),
            place -> covered(input, means, place / across * stride, place % across * stride),
            explained::score,
            soFar -> spread(input, soFar, explained.score()));
    return spread(input, scores, explained.score());
  }

  /// How many squares there are on a tensor, each of them a pass.
  int squares(Tensor input) {
    return ((input.height() - patch) / stride + 1) * across(input);
  }

  private int across(Tensor input) {
    return (input.width() - patch) / stride + 1;
  }

  private Tensor covered(Tensor input, float[] means, int top, int left) {
    float[] values = Passes.copy(input);
    for (int plane = 0; plane < input.channels(); plane++) {
      for (int row = top; row < top + patch; row++) {
        int start = (plane * input.height() + row) * input.width() + left;
        Arrays.fill(values, start, start + patch, means[plane]);
      }
    }
    return new Tensor(input.channels(), input.height(), input.width(), values);
  }

  /// Each cell of the stride's side gets the mean fall over the squares that cover it.
  ///
  /// @param scores of the first squares; a cell that none of them covers gets 0
  private CellMap spread(Tensor input, double[] scores, double whole) {
    int across = across(input);
    int rows = input.height() / stride;
    int columns = input.width() / stride;
    int side = patch / stride;
    double[] sums = new double[rows * columns];
    int[] counts = new int[rows * columns];
    for (int place = 0; place < scores.length; place++) {
      for (int part = 0; part < side * side; part++) {
        int cell = (place / across + part / side) * columns + place % across + part % side;
        sums[cell] += whole - scores[place];
        counts[cell]++;
      }
    }
    for (int cell = 0; cell < sums.length; cell++) {
      sums[cell] /= Math.max(1, counts[cell]);
    }
    return CellMap.of(rows, columns, sums);
  }
}
