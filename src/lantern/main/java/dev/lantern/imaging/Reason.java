package dev.lantern.imaging;

import java.io.Serializable;

/// Why an image gave no result. The codes stand in reports and never change; each shell words
/// them itself.
public sealed interface Reason extends Serializable permits SkipReason, FailureReason {
  /// Stable code, in lower case with hyphens.
  String code();
}
