package dev.lantern.modelbundle;

import java.util.List;
import java.util.Locale;

/// One step from modality values to tensor, as the bundle declares it.
public sealed interface PreprocessStep {
  /// The step's word in the manifest.
  String step();

  /// Colour to grey by ITU-R BT.601, `0.299 R + 0.587 G + 0.114 B` in float32, in that order; grey
  /// is left as it is.
  record Luminance() implements PreprocessStep {
    public static final String STEP = "luminance";

    @Override
    public String step() {
      return STEP;
    }
  }

  /// Modality values to 0 … 1 between two percentiles, padding left out of the count and set to 0.
  /// A percentile is the value at index `floor(p / 100 × (n − 1) + 0.5)` of the sorted values.
  ///
  /// @param low percent, from 0 to 100, below `high`
  /// @param high percent, from 0 to 100
  record PercentileWindow(double low, double high) implements PreprocessStep {
    public static final String STEP = "percentile-window";

    public PercentileWindow {
      if (!(low >= 0 && low < high && high <= 100)) {
        throw new IllegalArgumentException("percentiles " + low + " to " + high);
      }
    }

    @Override
    public String step() {
      return STEP;
    }
  }

  /// `1 − value` for MONOCHROME1, and for MONOCHROME2 whose Presentation LUT Shape (2050,0020) is
  /// INVERSE, so that dense tissue is bright, PS3.3 C.8.11.3.1.2.
  record Monochrome1Upright() implements PreprocessStep {
    public static final String STEP = "monochrome1-upright";

    @Override
    public String step() {
      return STEP;
    }
  }

  /// To the tensor's size.
  ///
  /// @param height pixels
  /// @param width pixels
  record Resize(int height, int width, Interpolation interpolation, Fit fit)
      implements PreprocessStep {
    public static final String STEP = "resize";

    public Resize {
      if (height < 1 || width < 1 || height > 4096 || width > 4096) {
        throw new IllegalArgumentException("size " + height + " × " + width);
      }
    }

    @Override
    public String step() {
      return STEP;
    }
  }

  /// `value × factor + offset`.
  ///
  /// @param factor not 0
  record Scale(double factor, double offset) implements PreprocessStep {
    public static final String STEP = "scale";

    public Scale {
      if (factor == 0 || !Double.isFinite(factor) || !Double.isFinite(offset)) {
        throw new IllegalArgumentException("scale " + factor + ", " + offset);
      }
    }

    @Override
    public String step() {
      return STEP;
    }
  }

  /// `(value − mean) / std` by channel, grey repeated in every channel.
  ///
  /// @param mean one value a channel
  /// @param std one value a channel, above 0
  record Normalise(List<Double> mean, List<Double> std) implements PreprocessStep {
    public static final String STEP = "normalise";

    public Normalise {
      if (mean.isEmpty() || mean.size() != std.size()) {
        throw new IllegalArgumentException(mean.size() + " means and " + std.size() + " stds");
      }
      if (!mean.stream().allMatch(Double::isFinite)
          || !std.stream().allMatch(value -> value > 0 && Double.isFinite(value))) {
        throw new IllegalArgumentException("means " + mean + ", stds " + std);
      }
      mean = List.copyOf(mean);
      std = List.copyOf(std);
    }

    @Override
    public String step() {
      return STEP;
    }
  }

  /// Channels, rows, columns; a batch of one.
  ///
  /// @param channels 1 to 16, grey repeated
  record Layout(Order order, int channels) implements PreprocessStep {
    public static final String STEP = "layout";

    public Layout {
      if (channels < 1 || channels > 16) {
        throw new IllegalArgumentException(channels + " channels");
      }
    }

    @Override
    public String step() {
      return STEP;
    }
  }

  /// How values between pixels are made.
  enum Interpolation {
    /// Mean over the area covered, where both directions shrink; else [#LINEAR].
    AREA,
    /// Between the four nearest pixel centres.
    LINEAR;

    /// The word in the manifest.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What becomes of the aspect ratio.
  enum Fit {
    /// Both directions to the full size.
    SQUASH,
    /// The ratio is kept, the image centred, the rest filled with 0.
    PAD;

    /// The word in the manifest.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Order of the tensor's dimensions.
  enum Order {
    NCHW
  }
}
