package dev.lantern.explain;

import dev.lantern.classify.FeatureMaps;

/// Eigen-CAM (Muhammad and Yeasin, IJCNN 2020): the feature maps' first principal component. It
/// knows neither finding nor head, and is the same for every finding of an image. The sign, which a
/// decomposition leaves open, is the one that goes along with the channels' mean.
public record EigenCam() implements SaliencyMethod {
  private static final int MOST_STEPS = 2000;
  private static final double SETTLED = 1e-12;

  @Override
  public CellMap map(Explained explained, Passes passes) {
    FeatureMaps features = explained.output().features();
    int cells = features.height() * features.width();
    double[] centred = centred(features, cells);
    double[] component = largest(gram(centred, cells), cells);
    double[] mean = new double[cells];
    for (int i = 0; i < features.values().length; i++) {
      mean[i % cells] += features.values()[i];
    }
    double along = 0;
    for (int i = 0; i < cells; i++) {
      along += component[i] * mean[i];
    }
    for (int i = 0; along < 0 && i < cells; i++) {
      component[i] = -component[i];
    }
    return CellMap.of(features.height(), features.width(), component);
  }

  /// channels × cells, each channel less its mean.
  private static double[] centred(FeatureMaps features, int cells) {
    double[] centred = new double[features.values().length];
    for (int start = 0; start < centred.length; start += cells) {
      double sum = 0;
      for (int i = start; i < start + cells; i++) {
        sum += features.values()[i];
      }
      for (int i = start; i < start + cells; i++) {
        centred[i] = features.values()[i] - sum / cells;
      }
    }
    return centred;
  }

  /// cells × cells: products of the cells' vectors.
  private static double[] gram(double[] centred, int cells) {
    double[] gram = new double[cells * cells];
    for (int start = 0; start < centred.length; start += cells) {
      for (int i = 0; i < cells; i++) {
        for (int j = 0; j < cells; j++) {
          gram[i * cells + j] += centred[start + i] * centred[start + j];
        }
      }
    }
    return gram;
  }

  /// The eigenvector of the largest eigenvalue, times that eigenvalue's root (the projection); by
  /// power iteration from a start that no symmetry of an image makes orthogonal to it.
  private static double[] largest(double[] gram, int cells) {
    double[] vector = new double[cells];
    for (int i = 0; i < cells; i++) {
      vector[i] = 1 + Math.sin(i + 1.0);
    }
    double value = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] next = new double[cells];
      double length = 0;
      for (int i = 0; i < cells; i++) {
        for (int j = 0; j < cells; j++) {
          next[i] += gram[i * cells + j] * vector[j];
        }
        length += next[i] * next[i];
      }
      value = Math.sqrt(length);
      double moved = 0;
      for (int i = 0; i < cells; i++) {
        double unit = value > 0 ? next[i] / value : 0;
        moved = Math.max(moved, Math.abs(unit - vector[i]));
        vector[i] = unit;
      }
      if (moved < SETTLED) {
        break;
      }
    }
    for (int i = 0; i < cells; i++) {
      vector[i] *= Math.sqrt(value);
    }
    return vector;
  }
}
