package dev.lantern.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.ImageTransform;
import dev.lantern.imaging.ModalityLut;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.SampleType;
import dev.lantern.imaging.TestFrames;
import dev.lantern.modelbundle.BundleException;
import dev.lantern.modelbundle.ModelBundle;
import dev.lantern.modelbundle.PreprocessPlan;
import dev.lantern.modelbundle.PreprocessStep;
import dev.lantern.modelbundle.PreprocessStep.Fit;
import dev.lantern.modelbundle.PreprocessStep.Interpolation;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.platform.NativeRuntime.NativesUnusableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

final class PreprocessorTest {
  private static final FrameDisplay RGB =
      TestFrames.display(PhotometricInterpretation.RGB, ModalityLut.identity(), Optional.empty());
  private static final double GOLDEN = 1e-5;

  @TempDir Path temporary = Path.of("");

  @BeforeAll
  static void loadNatives() throws NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @ParameterizedTest
  @MethodSource("dev.lantern.modelbundle.TestBundles#all")
  void makesTheTrainingCodesTensors(Path folder) throws BundleException {
    ModelBundle bundle = ModelBundle.open(folder);
    double difference = new Preprocessor(bundle.manifest().preprocessing()).verify(bundle);
    assertTrue(difference <= GOLDEN, folder + ": " + difference);
  }

  @Test
  void refusesABundleWhoseGoldenTensorIsAnother() throws Exception {
    Path copy = TestBundles.copyOfTiny(temporary);
    byte[] tensor = Files.readAllBytes(copy.resolve("golden/ramp-tensor.npy"));
    tensor[tensor.length - 1] ^= 0x40;
    TestBundles.replace(copy, "golden/ramp-tensor.npy", tensor);
    ModelBundle bundle = ModelBundle.open(copy);
    Preprocessor preprocessor = new Preprocessor(bundle.manifest().preprocessing());
    BundleException thrown = assertThrows(BundleException.class, () -> preprocessor.verify(bundle));
    assertTrue(
        String.valueOf(thrown.getMessage()).startsWith("golden case ramp: the tensor differs by "),
        thrown.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "500, 400, AREA", "301, 257, AREA", "448, 448, AREA", "224, 300, AREA", "224, 224, AREA",
    "180, 300, AREA", "300, 180, AREA", "100, 90, AREA", "1, 1, AREA", "500, 400, LINEAR"
  })
  void resizesAsOpenCvDoesInOnePiece(int rows, int columns, Interpolation interpolation)
      throws PreprocessException {
    Frame frame = noise(rows, columns);
    boolean shrinks = rows >= 224 && columns >= 224;
    int flag =
        shrinks && interpolation == Interpolation.AREA ? Imgproc.INTER_AREA : Imgproc.INTER_LINEAR;
    float[] values = new float[rows * columns];
    WindowedGrey.of(frame, TestFrames.plain(), new PreprocessStep.PercentileWindow(0, 100))
        .rows(0, rows, values);
    Mat source = new Mat(rows, columns, CvType.CV_32F);
    Mat target = new Mat();
    source.put(0, 0, values);
    Imgproc.resize(source, target, new Size(224, 224), 0, 0, flag);
    float[] expected = new float[224 * 224];
    target.get(0, 0, expected);
    source.release();
    target.release();
    float[] made =
        grey(224, 224, interpolation, Fit.SQUASH)
            .prepare(frame, TestFrames.plain())
            .tensor()
            .values();
    assertArrayEquals(expected, made, 1e-6f);
  }

  @ParameterizedTest
  @CsvSource({
    "1001, 737, 224, 224, SQUASH", "737, 1001, 224, 224, PAD", "333, 257, 224, 224, PAD",
    "1841, 1955, 224, 192, PAD", "181, 303, 224, 224, SQUASH", "121, 303, 224, 224, PAD",
    "2500, 2048, 320, 320, SQUASH"
  })
  void aPlantedMarkComesBackWithinOnePixel(int rows, int columns, int height, int width, Fit fit)
      throws PreprocessException {
    Preprocessor preprocessor = grey(height, width, Interpolation.AREA, fit);
    for (double[] at : new double[][] {{0.13, 0.21}, {0.5, 0.5}, {0.86, 0.09}, {0.91, 0.93}}) {
      int size = 2 * Math.max(1, Math.max(rows, columns) / 100) + 1;
      int top = (int) (at[0] * (rows - size));
      int left = (int) (at[1] * (columns - size));
      double[] pixels = new double[rows * columns];
      for (int row = top; row < top + size; row++) {
        java.util.Arrays.fill(pixels, row * columns + left, row * columns + left + size, 4095);
      }
      Frame frame = TestFrames.frame(SampleType.UINT16, rows, columns, pixels);
      Prepared prepared = preprocessor.prepare(frame, TestFrames.plain());
      double[] centre = centre(prepared.tensor().values(), width);
      ImageTransform back = prepared.sourceToTensor().inverse();
      assertEquals(left + size / 2.0, back.x(centre[0]), 1.0);
      assertEquals(top + size / 2.0, back.y(centre[1]), 1.0);
    }
  }

  @Test
  void paddingKeepsTheAspectAndCentresTheImage() {
    Placement placement =
        Placement.of(new PreprocessStep.Resize(224, 224, Interpolation.AREA, Fit.PAD), 1000, 501);
    double scale = 224 / 1000.0;
    assertEquals(
        new Placement(112, 224, 56, 0, true, new ImageTransform(112 / 501.0, 56, scale, 0)),
        placement);
  }

  @Test
  void aRibbonKeepsAtLeastOnePixel() {
    Placement placement =
        Placement.of(new PreprocessStep.Resize(224, 224, Interpolation.AREA, Fit.PAD), 5000, 3);
    assertEquals(
        new Placement(1, 224, 111, 0, true, new ImageTransform(1 / 3.0, 111, 0.0448, 0)),
        placement);
  }

  @Test
  void makesGreyOfColourByItsLuminanceInFloat32() throws PreprocessException {
    double[] rgb = {0, 0, 0, 255, 255, 255, 200, 100, 50, 13, 240, 7};
    Frame frame = TestFrames.frame(SampleType.UINT8, 2, 2, rgb);
    float white = 0.299f * 255 + 0.587f * 255 + 0.114f * 255;
    float factor = (float) (1 / (double) white);
    assertArrayEquals(
        new float[] {
          0,
          Math.clamp(white * factor, 0f, 1f),
          (0.299f * 200 + 0.587f * 100 + 0.114f * 50) * factor,
          (0.299f * 13 + 0.587f * 240 + 0.114f * 7) * factor
        },
        coloured(new PreprocessStep.PercentileWindow(0, 100))
            .prepare(frame, RGB)
            .tensor()
            .values());
  }

  @Test
  void windowsTheLuminanceBetweenItsPercentiles() throws PreprocessException {
    double[] rgb = {10, 10, 10, 20, 20, 20, 30, 30, 30, 90, 90, 90};
    Frame frame = TestFrames.frame(SampleType.UINT16, 2, 2, rgb);
    assertArrayEquals(
        new float[] {0, 0, 1, 1},
        coloured(new PreprocessStep.PercentileWindow(34, 66)).prepare(frame, RGB).tensor().values(),
        1e-6f);
  }

  @Test
  void leavesGreyAsItIsWhereColourIsLetIn() throws PreprocessException {
    PreprocessStep.PercentileWindow window = new PreprocessStep.PercentileWindow(0, 100);
    Frame frame = TestFrames.frame(SampleType.UINT8, 2, 2, 0, 10, 20, 40);
    assertArrayEquals(
        new float[] {0, 0.25f, 0.5f, 1},
        coloured(window).prepare(frame, TestFrames.plain()).tensor().values());
  }

  @Test
  void refusesColourWithoutTheStep() {
    Frame frame = TestFrames.frame(SampleType.UINT8, 1, 1, 1, 2, 3);
    Preprocessor preprocessor = grey(8, 8, Interpolation.AREA, Fit.SQUASH);
    PreprocessException thrown =
        assertThrows(PreprocessException.class, () -> preprocessor.prepare(frame, RGB));
    assertEquals("a grey frame is needed, not RGB with 3 samples a pixel", thrown.getMessage());
  }

  /// Two pixels a side, colour let in.
  private static Preprocessor coloured(PreprocessStep.PercentileWindow window) {
    return of(
        Optional.of(new PreprocessStep.Luminance()),
        window,
        new PreprocessStep.Resize(2, 2, Interpolation.AREA, Fit.SQUASH));
  }

  private static Preprocessor grey(int height, int width, Interpolation interpolation, Fit fit) {
    return of(
        Optional.empty(),
        new PreprocessStep.PercentileWindow(0, 100),
        new PreprocessStep.Resize(height, width, interpolation, fit));
  }

  private static Preprocessor of(
      Optional<PreprocessStep.Luminance> luminance,
      PreprocessStep.PercentileWindow window,
      PreprocessStep.Resize resize) {
    return new Preprocessor(
        new PreprocessPlan(
            luminance,
            window,
            new PreprocessStep.Monochrome1Upright(),
            resize,
            Optional.empty(),
            Optional.empty(),
            new PreprocessStep.Layout(PreprocessStep.Order.NCHW, 1)));
  }

  private static Frame noise(int rows, int columns) {
    double[] values = new Random(9).ints((long) rows * columns, 0, 4096).asDoubleStream().toArray();
    return TestFrames.frame(SampleType.UINT16, rows, columns, values);
  }

  /// Centre of brightness: x, y.
  private static double[] centre(float[] values, int width) {
    double sum = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < values.length; i++) {
      int row = i / width;
      sum += values[i];
      x += values[i] * (i - row * width + 0.5);
      y += values[i] * (row + 0.5);
    }
    return new double[] {x / sum, y / sum};
  }
}
