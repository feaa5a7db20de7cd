package dev.lantern.imaging;

import java.util.Locale;

/// Nothing is wrong with the file, but there is nothing to diagnose in it.
public enum SkipReason implements Reason {
  /// Not a DICOM file.
  NOT_DICOM,
  /// A DICOM object without pixel data: report, plan, directory.
  NO_PIXELS,
  /// The bundle's input gate refuses the modality (0008,0060).
  MODALITY,
  /// What the detector gave, not made to be looked at: Presentation Intent Type (0008,0068) is FOR
  /// PROCESSING.
  FOR_PROCESSING,
  /// The patient is an animal: Patient Species Description (0010,2201) and its like.
  SPECIES,
  /// The bundle's input gate refuses the body part: Body Part Examined (0018,0015), else Anatomic
  /// Region Sequence (0008,2218); or it is absent and required.
  BODY_PART,
  /// The bundle's input gate refuses the view: by View Position (0018,5101), else View Code
  /// Sequence (0054,0220), else Patient Orientation (0020,0020).
  VIEW,
  /// The bundle's input gate refuses the photometric interpretation (0028,0004).
  PHOTOMETRIC,
  /// The bundle's input gate refuses the patient's age (0010,1010).
  AGE,
  /// Fewer rows or columns than the bundle asks for.
  TOO_SMALL,
  /// More than one frame where the bundle judges single images.
  MULTI_FRAME,
  /// The image looks rotated, upside down or inverted; or it is stored mirrored or upside down by
  /// Patient Orientation (0020,0020).
  ORIENTATION,
  /// The pixels are unlike every image that the network learned from.
  UNFAMILIAR;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
