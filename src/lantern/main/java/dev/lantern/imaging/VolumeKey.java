package dev.lantern.imaging;

import java.util.List;

/// Which volume a frame is of, where a series has several at the same places: time points, echoes,
/// phases.
///
/// @param indices what the file counts them by, the slowest first: PS3.3 C.7.6.17; empty where it
///     does not
/// @param traits in what else they may differ, always the same ones in the same order; NaN where
///     the file is silent
public record VolumeKey(List<Integer> indices, List<Double> traits) {
  /// The file says nothing.
  public static final VolumeKey NONE = new VolumeKey(List.of(), List.of());

  public VolumeKey {
    indices = List.copyOf(indices);
    traits = List.copyOf(traits);
  }
}
