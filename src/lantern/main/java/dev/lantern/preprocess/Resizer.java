package dev.lantern.preprocess;

import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/// Resizes by OpenCV, in float32.
final class Resizer {
  /// Rows brought to the tensor's width at a time: a strip of a large radiograph stays in the
  /// processor's cache.
  private static final int STRIP_ROWS = 64;

  private Resizer() {}

  /// @return height × width values of the placement
  /// @throws PreprocessException where OpenCV fails, for want of memory
  static float[] resize(WindowedGrey grey, Placement placement) throws PreprocessException {
    try {
      return placement.area() ? area(grey, placement) : linear(grey, placement);
    } catch (CvException e) {
      throw new PreprocessException("OpenCV cannot resize: " + e.getMessage());
    }
  }

  private static float[] linear(WindowedGrey grey, Placement placement) {
    float[] values = new float[grey.rows() * grey.columns()];
    grey.rows(0, grey.rows(), values);
    Mat source = new Mat(grey.rows(), grey.columns(), CvType.CV_32F);
    Mat target = new Mat();
    try {
      source.put(0, 0, values);
      return resized(source, target, placement, Imgproc.INTER_LINEAR);
    } finally {
      source.release();
      target.release();
    }
  }

  /// INTER_AREA weighs rows and columns apart, so the columns can be done strip by strip.
  private static float[] area(WindowedGrey grey, Placement placement) {
    int rows = grey.rows();
    int strip = Math.min(STRIP_ROWS, rows);
    float[] values = new float[strip * grey.columns()];
    Mat source = new Mat(strip, grey.columns(), CvType.CV_32F);
    Mat narrow = new Mat(rows, placement.width(), CvType.CV_32F);
    Mat target = new Mat();
    try {
      for (int first = 0; first < rows; first += strip) {
        int count = Math.min(strip, rows - first);
        grey.rows(first, count, values);
        source.put(0, 0, values);
        Mat wide = source.rowRange(0, count);
        Mat part = narrow.rowRange(first, first + count);
        Imgproc.resize(wide, part, new Size(placement.width(), count), 0, 0, Imgproc.INTER_AREA);
        part.release();
        wide.release();
      }
      return resized(narrow, target, placement, Imgproc.INTER_AREA);
    } finally {
      source.release();
      narrow.release();
      target.release();
    }
  }

  private static float[] resized(Mat source, Mat target, Placement placement, int interpolation) {
    Imgproc.resize(
        source, target, new Size(placement.width(), placement.height()), 0, 0, interpolation);
    float[] result = new float[placement.width() * placement.height()];
    target.get(0, 0, result);
    return result;
  }
}
