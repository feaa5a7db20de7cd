package dev.lantern.preprocess;

import java.util.Arrays;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/// Resizes as OpenCV does, in float32.
final class Resizer {
  /// Parts of a row smaller than this are left out, as in OpenCV's own table.
  private static final double SMALLEST_PART = 1e-3;

  private Resizer() {}

  /// @return height × width values of the placement
  /// @throws PreprocessException where OpenCV fails, for want of memory
  static float[] resize(WindowedGrey grey, Placement placement) throws PreprocessException {
    int rows = placement.area() ? placement.height() : grey.rows();
    Mat source = new Mat(rows, grey.columns(), CvType.CV_32F);
    try {
      if (placement.area()) {
        shrinkRows(grey, source);
        return resized(source, placement, Imgproc.INTER_AREA);
      }
      float[] row = new float[grey.columns()];
      for (int y = 0; y < rows; y++) {
        grey.rows(y, 1, row);
        source.put(y, 0, row);
      }
      return resized(source, placement, Imgproc.INTER_LINEAR);
    } catch (CvException e) {
      throw new PreprocessException("OpenCV cannot resize: " + e.getMessage());
    } finally {
      source.release();
    }
  }

  private static float[] resized(Mat source, Placement placement, int interpolation) {
    Mat target = new Mat();
    try {
      Imgproc.resize(
          source, target, new Size(placement.width(), placement.height()), 0, 0, interpolation);
      float[] result = new float[placement.width() * placement.height()];
      target.get(0, 0, result);
      return result;
    } finally {
      target.release();
    }
  }

  /// INTER_AREA along the columns alone. It weighs both directions apart, and OpenCV starts with
  /// the slow one: bringing the rows together first, while they are made and still in the
  /// processor's cache, leaves OpenCV a tenth of the work and the result the same.
  ///
  /// @param shrunk receives as many rows as it has
  private static void shrinkRows(WindowedGrey grey, Mat shrunk) {
    double scale = (double) grey.rows() / shrunk.rows();
    float[] sum = new float[grey.columns()];
    float[] row = new float[grey.columns()];
    int made = -1;
    for (int y = 0; y < shrunk.rows(); y++) {
      double from = y * scale;
      double to = Math.min(from + scale, grey.rows());
      int last = Math.min((int) Math.ceil(to), grey.rows()) - 1;
      Arrays.fill(sum, 0);
      for (int source = (int) from; source <= last; source++) {
        double part = Math.min(to, source + 1) - Math.max(from, source);
        if (part > SMALLEST_PART) {
          if (source != made) {
            grey.rows(source, 1, row);
            made = source;
          }
          add(row, (float) (part / (to - from)), sum);
        }
      }
      shrunk.put(y, 0, sum);
    }
  }

  private static void add(float[] row, float weight, float[] sum) {
    for (int i = 0; i < row.length; i++) {
      sum[i] += weight * row[i];
    }
  }
}
