package dev.lantern.report;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.Reason;
import dev.lantern.imaging.SkipReason;

/// The reasons in sentences, for summary and report.
final class ReasonWords {
  private ReasonWords() {}

  static String of(Reason reason) {
    return switch (reason) {
      case SkipReason skip -> of(skip);
      case FailureReason failure -> of(failure);
    };
  }

  private static String of(SkipReason reason) {
    return switch (reason) {
      case NOT_DICOM -> "Not a DICOM file.";
      case NO_PIXELS -> "The file holds no image.";
      case MODALITY -> "The modality is not one that a network was made for.";
      case BODY_PART -> "The body part is not one that the network was made for.";
      case VIEW -> "The view is not one that the network was made for.";
      case PHOTOMETRIC ->
          "The kind of grey scale or colour is not one that the network was made for.";
      case AGE -> "The patient is of an age that the network was not made for.";
      case FOR_PROCESSING -> "The image is raw, for processing; it is not made to be looked at.";
      case SPECIES -> "The patient is an animal; the network is for humans.";
      case TOO_SMALL -> "The image is too small for the network.";
      case MULTI_FRAME -> "The network judges single images, not series of frames.";
      case ORIENTATION -> "The image looks rotated, mirrored, upside down or inverted.";
      case UNFAMILIAR -> "The image is unlike those that the network learned from.";
    };
  }

  private static String of(FailureReason reason) {
    return switch (reason) {
      case MISSING -> "The file is named, and is not there.";
      case UNREADABLE -> "The file cannot be read.";
      case TRUNCATED -> "The file ends too early: copy it again from where it came.";
      case CORRUPT -> "The file breaks the rules of DICOM.";
      case CORRUPT_PIXELS -> "The compressed image is damaged.";
      case UNSUPPORTED_TRANSFER_SYNTAX -> "Lantern does not decode this compression.";
      case UNSUPPORTED_PIXELS -> "Lantern does not show this pixel layout.";
      case OVER_LIMIT -> "The file is larger, or nested deeper, than Lantern accepts.";
      case TIME_LIMIT -> "Reading or decoding took longer than allowed.";
      case DECODER_CRASH -> "The decoder crashed on this image; the scan went on without it.";
      case NETWORK -> "The network failed on this image.";
      case INTERNAL -> "Lantern itself failed on this file.";
    };
  }
}
