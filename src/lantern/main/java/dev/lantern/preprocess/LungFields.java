package dev.lantern.preprocess;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.modelbundle.PreprocessStep.Fit;
import dev.lantern.modelbundle.PreprocessStep.Interpolation;
import dev.lantern.modelbundle.PreprocessStep.PercentileWindow;
import dev.lantern.modelbundle.PreprocessStep.Resize;
import java.util.List;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.CLAHE;
import org.opencv.imgproc.Imgproc;

/// Finds the lung fields of an upright frontal chest radiograph without any network: the outline of
/// two lungs is laid where the image has the edges for it. It covers the part behind the heart and
/// what an infiltrate whitens, which a threshold would leave out; and it is no closer than one
/// shape for all can be. Each outline says how much speaks for it ([LungQuality]).
public final class LungFields {
  private static final int SIDE = 256;
  private static final PercentileWindow WINDOW = new PercentileWindow(0.5, 99.5);
  private static final Resize RESIZE = new Resize(SIDE, SIDE, Interpolation.AREA, Fit.SQUASH);

  /// Contrast-limited histogram equalisation (Pizer et al., CVGIP 1987): limit, and tiles a side.
  private static final double CLIP = 4;

  private static final int TILES = 4;
  private static final double SMOOTHING = 2;
  private static final double WHITE = 255;

  private LungFields() {}

  /// @param frame stored values, grey
  /// @param display of the frame: modality LUT, photometric interpretation and padding are used
  /// @throws PreprocessException where the frame is of another kind or has no finite values
  public static LungMask find(Frame frame, FrameDisplay display) throws PreprocessException {
    Placement placement = Placement.of(RESIZE, frame.rows(), frame.columns());
    float[] grey = Resizer.resize(WindowedGrey.of(frame, display, WINDOW), placement);
    try {
      LungFit fit = new LungFit(evened(grey), SIDE);
      LungBox box = fit.best();
      return new LungMask(
          SIDE, inside(box), fit.quality(box), placement.sourceToTensor().inverse());
    } catch (CvException e) {
      throw new PreprocessException("OpenCV cannot find lungs: " + e.getMessage());
    }
  }

  /// Local contrast evened out, then smoothed; from 0 to 1.
  private static float[] evened(float[] grey) {
    Mat values = new Mat(SIDE, SIDE, CvType.CV_32F);
    Mat bytes = new Mat();
    CLAHE clahe = Imgproc.createCLAHE(CLIP, new Size(TILES, TILES));
    try {
      values.put(0, 0, grey);
      values.convertTo(bytes, CvType.CV_8U, WHITE);
      clahe.apply(bytes, bytes);
      bytes.convertTo(values, CvType.CV_32F, 1 / WHITE);
      Imgproc.GaussianBlur(values, values, new Size(0, 0), SMOOTHING);
      float[] evened = new float[grey.length];
      values.get(0, 0, evened);
      return evened;
    } finally {
      clahe.collectGarbage();
      bytes.release();
      values.release();
    }
  }

  private static boolean[] inside(LungBox box) {
    Mat mask = Mat.zeros(SIDE, SIDE, CvType.CV_8U);
    MatOfPoint left = new MatOfPoint(LungOutline.corners(box, SIDE, false));
    MatOfPoint right = new MatOfPoint(LungOutline.corners(box, SIDE, true));
    try {
      Imgproc.fillPoly(mask, List.of(left), new Scalar(1));
      Imgproc.fillPoly(mask, List.of(right), new Scalar(1));
      byte[] filled = new byte[SIDE * SIDE];
      mask.get(0, 0, filled);
      boolean[] inside = new boolean[filled.length];
      for (int i = 0; i < inside.length; i++) {
        inside[i] = filled[i] != 0;
      }
      return inside;
    } finally {
      left.release();
      right.release();
      mask.release();
    }
  }
}
