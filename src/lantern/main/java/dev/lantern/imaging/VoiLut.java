package dev.lantern.imaging;

/// Modality values to the display range 0 … 1, PS3.3 C.11.2.
public sealed interface VoiLut {
  /// The display value, from 0 (black under MONOCHROME2) to 1.
  double apply(double modality);

  /// Window Center & Width Explanation (0028,1055) or LUT Explanation (0028,3003); may be empty.
  String explanation();

  /// The modality values between which the display range lies; of a table, all that it maps.
  WindowLevel range();

  /// VOI LUT Function (0028,1056).
  enum Function {
    LINEAR,
    LINEAR_EXACT,
    SIGMOID
  }

  /// Window Center and Window Width with their function, PS3.3 C.11.2.1.2 and C.11.2.1.3.
  record Window(WindowLevel level, Function function, String explanation) implements VoiLut {
    @Override
    public WindowLevel range() {
      return level;
    }

    @Override
    public double apply(double x) {
      double c = level.center();
      double w = level.width();
      return switch (function) {
        case LINEAR -> linear(x, c, w);
        case LINEAR_EXACT -> exact(x, c, w);
        // C.11.2.1.3.1
        case SIGMOID -> 1 / (1 + Math.exp(-4 * (x - c) / w));
      };
    }

    /// C.11.2.1.3.2.
    private static double exact(double x, double c, double w) {
      return Math.clamp((x - c) / w + 0.5, 0.0, 1.0);
    }

    /// C.11.2.1.2.1: the window covers w - 1 steps around c - 0.5. A width below 1 is allowed in
    /// LINEAR_EXACT alone (C.11.2.1.3.2): whoever writes it means that.
    private static double linear(double x, double c, double w) {
      if (w < 1) {
        return exact(x, c, w);
      }
      return w == 1 ? (x > c - 0.5 ? 1 : 0) : Math.clamp((x - (c - 0.5)) / (w - 1) + 0.5, 0.0, 1.0);
    }
  }

  /// VOI LUT Sequence (0028,3010), PS3.3 C.11.2.1.1: values beyond the table take its first or
  /// last entry.
  final class Table implements VoiLut {
    private final int firstMapped;
    private final int[] entries;
    private final int bits;
    private final String explanation;

    /// @param firstMapped first modality value mapped, from the LUT Descriptor (0028,3002)
    /// @param entries LUT Data (0028,3006), unsigned
    /// @param bits bits of an entry, from the LUT Descriptor: the display range ends at 2^bits − 1
    public Table(int firstMapped, int[] entries, int bits, String explanation) {
      if (entries.length == 0 || bits < 1 || bits > 16) {
        throw new IllegalArgumentException(
            "VOI LUT of " + entries.length + " entries, " + bits + " bits");
      }
      this.firstMapped = firstMapped;
      this.entries = entries;
      this.bits = bits;
      this.explanation = explanation;
    }

    @Override
    public String explanation() {
      return explanation;
    }

    @Override
    public WindowLevel range() {
      return new WindowLevel(firstMapped + entries.length / 2.0, entries.length);
    }

    @Override
    public double apply(double modality) {
      long index = (long) Math.floor(modality) - firstMapped;
      int entry = entries[Math.clamp(index, 0, entries.length - 1)];
      return Math.min(1.0, entry / (double) ((1 << bits) - 1));
    }
  }
}
