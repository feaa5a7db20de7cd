package dev.lantern.ui.words;

/// A date of a DICOM file, as the screen writes it.
public final class DicomDate {
  private DicomDate() {}

  /// A date as stored (YYYYMMDD, PS3.5 6.2) with its parts set apart; anything else as it is.
  public static String of(String stored) {
    return stored.matches("\\d{8}")
        ? stored.substring(0, 4) + "-" + stored.substring(4, 6) + "-" + stored.substring(6)
        : stored;
  }
}
