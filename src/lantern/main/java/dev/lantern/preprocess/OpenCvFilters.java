package dev.lantern.preprocess;

import dev.lantern.imaging.DisplayFilter;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.FrameFilters;
import dev.lantern.imaging.ModalityLut;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.CLAHE;
import org.opencv.imgproc.Imgproc;

/// The filters for the eye.
///
/// - Unsharp mask: `value + (value − blurred)`, blurred by a Gaussian whose standard deviation is a
///   five-hundredth of the shorter side and at least one pixel. Padding has no part in the blur.
/// - CLAHE (Zuiderveld, Graphics Gems IV, 1994): 8 × 8 tiles, clip limit 2, on the range from the
///   smallest to the largest value; padding counts as the smallest.
public final class OpenCvFilters implements FrameFilters {
  private static final double SIDE_SHARE = 500;
  private static final double AMOUNT = 1;
  private static final double CLIP_LIMIT = 2;
  private static final int TILES = 8;

  /// Below it a tile has too few pixels for a histogram.
  private static final int SMALLEST_TILE = 16;

  /// Bins of OpenCV's histograms of 16 bits.
  private static final int LEVELS = 1 << 16;

  @Override
  public Frame apply(DisplayFilter filter, Frame frame, FrameDisplay display) {
    float[] values = RealGrey.values(frame, display);
    float[] filtered =
        switch (filter) {
          case SHARPEN -> sharpened(values, frame);
          case CLAHE -> equalised(values, frame, step(frame, display));
        };
    for (int i = 0; i < filtered.length; i++) {
      filtered[i] = Float.isNaN(values[i]) ? Float.NaN : filtered[i];
    }
    return Frame.ofReal(frame.rows(), frame.columns(), filtered);
  }

  private static float[] sharpened(float[] values, Frame frame) {
    double sigma = Math.max(1, Math.min(frame.rows(), frame.columns()) / SIDE_SHARE);
    Mat source = new Mat(frame.rows(), frame.columns(), CvType.CV_32F);
    Mat present = new Mat();
    Mat blurred = new Mat();
    Mat weight = new Mat();
    try {
      source.put(0, 0, values);
      // Only NaN differs from itself.
      Core.compare(source, source, present, Core.CMP_EQ);
      boolean whole = Core.countNonZero(present) == values.length;
      if (!whole) {
        Core.patchNaNs(source, 0);
      }
      Imgproc.GaussianBlur(source, blurred, new Size(0, 0), sigma);
      if (!whole) {
        present.convertTo(weight, CvType.CV_32F, 1 / 255.0);
        Imgproc.GaussianBlur(weight, weight, new Size(0, 0), sigma);
        Core.divide(blurred, weight, blurred);
      }
      Core.addWeighted(source, 1 + AMOUNT, blurred, -AMOUNT, 0, blurred);
      return floats(blurred, values.length);
    } finally {
      source.release();
      present.release();
      blurred.release();
      weight.release();
    }
  }

  /// @param step between two values that the frame can hold; 0 where there is none
  private static float[] equalised(float[] values, Frame frame, double step) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      if (!Float.isNaN(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (!(high > low)) {
      return values.clone();
    }
    double scale = (LEVELS - 1) / ((double) high - low);
    Mat source = new Mat(frame.rows(), frame.columns(), CvType.CV_32F);
    Mat levels = new Mat();
    CLAHE clahe = Imgproc.createCLAHE(clipLimit(frame, step > 0 ? step * scale : 1), tiles(frame));
    try {
      source.put(0, 0, values);
      Core.patchNaNs(source, low);
      source.convertTo(levels, CvType.CV_16U, scale, -low * scale);
      clahe.apply(levels, levels);
      levels.convertTo(source, CvType.CV_32F, 1 / scale, low);
      return floats(source, values.length);
    } finally {
      source.release();
      levels.release();
      clahe.collectGarbage();
    }
  }

  /// A frame of fewer levels than bins leaves bins empty, and those that it fills hold more by as
  /// much. OpenCV takes the whole part of what its bins may hold.
  ///
  /// @param bins between two levels of the frame
  private static double clipLimit(Frame frame, double bins) {
    Size tiles = tiles(frame);
    double mean = frame.size() / tiles.area() / LEVELS;
    long most = Math.max(1, Math.round(CLIP_LIMIT * mean * Math.max(1, bins)));
    return (most + 0.5) / mean;
  }

  private static Size tiles(Frame frame) {
    return new Size(
        Math.clamp(frame.columns() / SMALLEST_TILE, 1, TILES),
        Math.clamp(frame.rows() / SMALLEST_TILE, 1, TILES));
  }

  /// Modality values of whole samples are as far apart as the slope of their rescale.
  private static double step(Frame frame, FrameDisplay display) {
    if (frame.type().real()) {
      return 0;
    }
    return switch (display.modalityLut()) {
      case ModalityLut.Rescale rescale -> Math.abs(rescale.slope());
      case ModalityLut.Table _ -> 1;
    };
  }

  private static float[] floats(Mat mat, int size) {
    float[] values = new float[size];
    mat.get(0, 0, values);
    return values;
  }
}
