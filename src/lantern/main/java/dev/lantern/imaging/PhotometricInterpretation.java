package dev.lantern.imaging;

import java.util.Optional;

/// Photometric Interpretation (0028,0004), PS3.3 C.7.6.3.1.2.
public enum PhotometricInterpretation {
  MONOCHROME1("MONOCHROME1"),
  MONOCHROME2("MONOCHROME2"),
  PALETTE_COLOR("PALETTE COLOR"),
  RGB("RGB"),
  YBR_FULL("YBR_FULL"),
  YBR_FULL_422("YBR_FULL_422"),
  YBR_PARTIAL_420("YBR_PARTIAL_420"),
  YBR_ICT("YBR_ICT"),
  YBR_RCT("YBR_RCT");

  private final String term;

  PhotometricInterpretation(String term) {
    this.term = term;
  }

  /// The standard's defined term.
  public String term() {
    return term;
  }

  public boolean monochrome() {
    return this == MONOCHROME1 || this == MONOCHROME2;
  }

  public static Optional<PhotometricInterpretation> of(String term) {
    for (PhotometricInterpretation candidate : values()) {
      if (candidate.term.equals(term)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
