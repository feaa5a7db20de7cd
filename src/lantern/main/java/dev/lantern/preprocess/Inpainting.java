package dev.lantern.preprocess;

import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.Region;
import dev.lantern.imaging.Tensor;
import java.util.Arrays;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.photo.Photo;

/// Takes a region out of an image that is prepared for the network: what it touches is filled from
/// its border (Telea, An Image Inpainting Technique Based on the Fast Marching Method, Journal of
/// Graphics Tools 2004), at the resolution of the network's input. All else keeps its value, also
/// the grey window, which is that of the whole image.
public final class Inpainting {
  /// Pixels around a point that its value is made of.
  private static final double RADIUS = 5;

  /// OpenCV adds up to √2 grey levels to what it fills, whatever the range: with so many levels
  /// that is nothing.
  private static final float LEVELS = 65535;

  /// Source pixels beyond a marked one that interpolation may carry it.
  private static final double REACH = 0.5;

  private final Tensor tensor;
  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final byte[] mask;

  private Inpainting(Prepared prepared, Region region) {
    ImageTransform way = prepared.sourceToTensor();
    tensor = prepared.tensor();
    left = (int) Math.rint(way.x(0));
    top = (int) Math.rint(way.y(0));
    width = (int) Math.rint(way.x(region.columns())) - left;
    height = (int) Math.rint(way.y(region.rows())) - top;
    if (left < 0 || top < 0 || left + width > tensor.width() || top + height > tensor.height()) {
      throw new IllegalArgumentException(
          "a region of %d × %d is not of this image".formatted(region.columns(), region.rows()));
    }
    mask = new byte[width * height];
    region.runs((row, from, end) -> mark(way, row, from, end));
  }

  /// @param region of the frame that was prepared
  /// @return the same with what any marked pixel has a part in filled from around it
  /// @throws PreprocessException where nothing is left to fill it from, or OpenCV fails
  public static Prepared without(Prepared prepared, Region region) throws PreprocessException {
    return new Prepared(new Inpainting(prepared, region).filled(), prepared.sourceToTensor());
  }

  private void mark(ImageTransform way, int row, int from, int end) {
    int first = Math.max(0, (int) Math.floor(way.y(row - REACH)) - top);
    int last = Math.min(height, (int) Math.ceil(way.y(row + 1 + REACH)) - top);
    int start = Math.max(0, (int) Math.floor(way.x(from - REACH)) - left);
    int stop = Math.min(width, (int) Math.ceil(way.x(end + REACH)) - left);
    for (int y = first; y < last; y++) {
      Arrays.fill(mask, y * width + start, y * width + stop, (byte) 1);
    }
  }

  private Tensor filled() throws PreprocessException {
    int marked = 0;
    for (byte one : mask) {
      marked += one;
    }
    if (marked == mask.length) {
      throw new PreprocessException(
          "the region covers the whole image, and nothing is left to fill it from");
    }
    float[] values = tensor.values().clone();
    for (int channel = 0; channel < tensor.channels(); channel++) {
      fill(values, channel * tensor.height() * tensor.width());
    }
    return new Tensor(tensor.channels(), tensor.height(), tensor.width(), values);
  }

  /// Fills the image's rectangle of one channel.
  private void fill(float[] values, int plane) throws PreprocessException {
    float[] box = new float[mask.length];
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < box.length; i++) {
      box[i] = values[place(plane, i)];
      if (mask[i] == 0) {
        low = Math.min(low, box[i]);
        high = Math.max(high, box[i]);
      }
    }
    float step = high > low ? (high - low) / LEVELS : 1;
    for (int i = 0; i < box.length; i++) {
      box[i] = mask[i] == 0 ? (box[i] - low) / step : 0;
    }
    float[] made = inpainted(box);
    for (int i = 0; i < box.length; i++) {
      if (mask[i] != 0) {
        values[place(plane, i)] = Math.clamp(low + made[i] * step, low, high);
      }
    }
  }

  private int place(int plane, int i) {
    return plane + (top + i / width) * tensor.width() + left + i % width;
  }

  private float[] inpainted(float[] box) throws PreprocessException {
    Mat source = new Mat(height, width, CvType.CV_32F);
    Mat holes = new Mat(height, width, CvType.CV_8U);
    Mat target = new Mat();
    try {
      source.put(0, 0, box);
      holes.put(0, 0, mask);
      Photo.inpaint(source, holes, target, RADIUS, Photo.INPAINT_TELEA);
      float[] made = new float[box.length];
      target.get(0, 0, made);
      return made;
    } catch (CvException e) {
      throw new PreprocessException("OpenCV cannot fill the region: " + e.getMessage());
    } finally {
      source.release();
      holes.release();
      target.release();
    }
  }
}
