package dev.lantern.imaging;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// Why an image gave no result. The codes stand in reports and never change; each shell words
/// them itself.
public sealed interface Reason extends Serializable permits SkipReason, FailureReason {
  /// Stable code, in lower case with hyphens.
  String code();

  /// The reason with this code.
  static Optional<Reason> of(String code) {
    return Stream.<Reason>concat(
            Arrays.stream(SkipReason.values()), Arrays.stream(FailureReason.values()))
        .filter(reason -> reason.code().equals(code))
        .findFirst();
  }
}
