package dev.lantern.classify;

import java.util.List;

/// What a network says of one image.
///
/// @param bundle `id version` of the model bundle
/// @param bundleHash SHA-256 of the bundle, hexadecimal
/// @param findings in the bundle's order
public record Classification(String bundle, String bundleHash, List<Finding> findings) {
  public Classification {
    findings = List.copyOf(findings);
  }
}
