package dev.lantern.imaging;

/// The windows that radiologists look at CT through, in Hounsfield units.
public enum CtWindow {
  BRAIN(110, 35),
  ABDOMEN(320, 50),
  MEDIASTINUM(400, 80),
  BONE(2000, 350),
  LUNG(1500, -500);

  private final double width;
  private final double center;

  CtWindow(double width, double center) {
    this.width = width;
    this.center = center;
  }

  public VoiLut.Window voi() {
    return new VoiLut.Window(new WindowLevel(center, width), VoiLut.Function.LINEAR, "");
  }

  /// True for modality values that these windows are made for: of a CT, in HU. A localizer, or a CT
  /// in other units, has none.
  ///
  /// @param modality Modality (0008,0060)
  public static boolean fits(String modality, ModalityLut lut) {
    return modality.equals("CT") && lut.unit().equals("HU");
  }
}
