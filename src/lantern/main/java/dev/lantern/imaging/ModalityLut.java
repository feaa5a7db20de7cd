package dev.lantern.imaging;

/// Stored values to modality values, PS3.3 C.11.1.
public sealed interface ModalityLut {
  /// The modality value of a stored value.
  double apply(double stored);

  /// Unit of the result: Rescale Type (0028,1054) or Modality LUT Type (0028,3004); empty where
  /// unspecified.
  String unit();

  /// [#unit], or nothing where it is US: "unspecified" in Rescale Type (0028,1054), PS3.3
  /// C.11.1.1.2.
  default String namedUnit() {
    return unit().equals("US") ? "" : unit();
  }

  /// Stored values are modality values.
  static ModalityLut identity() {
    return new Rescale(1, 0, "");
  }

  /// Rescale Slope (0028,1053) and Rescale Intercept (0028,1052), PS3.3 C.11.1.1.2.
  ///
  /// @param slope not 0
  record Rescale(double slope, double intercept, String unit) implements ModalityLut {
    public Rescale {
      if (slope == 0 || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
        throw new IllegalArgumentException("rescale " + slope + ", " + intercept);
      }
    }

    @Override
    public double apply(double stored) {
      return stored * slope + intercept;
    }
  }

  /// Modality LUT Sequence (0028,3000), PS3.3 C.11.1.1.1: values beyond the table take its
  /// first or last entry.
  final class Table implements ModalityLut {
    private final int firstMapped;
    private final int[] entries;
    private final String unit;

    /// @param firstMapped first stored value mapped, from the LUT Descriptor (0028,3002)
    /// @param entries LUT Data (0028,3006), unsigned
    public Table(int firstMapped, int[] entries, String unit) {
      if (entries.length == 0) {
        throw new IllegalArgumentException("modality LUT without entries");
      }
      this.firstMapped = firstMapped;
      this.entries = entries;
      this.unit = unit;
    }

    @Override
    public String unit() {
      return unit;
    }

    @Override
    public double apply(double stored) {
      long index = (long) stored - firstMapped;
      return entries[Math.clamp(index, 0, entries.length - 1)];
    }
  }
}
