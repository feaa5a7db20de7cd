package dev.lantern.modelbundle;

import dev.lantern.platform.StrictJsonException;

/// A model bundle is not what it says it is. The message names the file inside the bundle and, for
/// the manifest, the key.
public final class BundleException extends Exception {
  private static final long serialVersionUID = 1L;

  /// The manifest is not what it should be.
  BundleException(StrictJsonException manifest) {
    super(manifest.getMessage(), manifest);
  }

  /// @param place file inside the bundle, and the key where it is the manifest
  /// @param problem what is wrong, in words
  public BundleException(String place, String problem) {
    super(place + ": " + problem);
  }

  /// @param place file inside the bundle, and the key where it is the manifest
  /// @param problem what is wrong, in words
  public BundleException(String place, String problem, Throwable cause) {
    super(place + ": " + problem, cause);
  }
}
