package dev.lantern.report;

import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ImageHeader.PixelLayout;
import dev.lantern.imaging.NpyFile;
import dev.lantern.imaging.SampleType;
import dev.lantern.imaging.ScanImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A saliency map as NumPy array: float32, rows × columns of the scan, from 0 to 1.
final class RawMap {
  private RawMap() {}

  static void write(Path file, ScanImage image, SaliencyMap map) throws IOException {
    PixelLayout pixels = image.header().pixels();
    float[] raster = map.raster(pixels.rows(), pixels.columns());
    AtomicFile.write(
        file,
        stream -> {
          stream.write(
              NpyFile.header(SampleType.FLOAT32, List.of(pixels.rows(), pixels.columns())));
          stream.write(NpyFile.littleEndian(raster));
        });
  }
}
