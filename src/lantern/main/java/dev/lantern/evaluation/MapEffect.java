package dev.lantern.evaluation;

/// What a map means to its network.
///
/// @param deletion share of random maps that deletion in the map's order beats, from 0 to 1
/// @param insertion likewise of insertion
/// @param head how far it resembles the maps of a permuted head
/// @param layer likewise of a permuted last layer
public record MapEffect(double deletion, double insertion, Likeness head, Likeness layer) {
  /// Absolute rank correlations, from 0 to 1.
  ///
  /// @param own of the map with those of permuted weights
  /// @param chance of those with each other
  public record Likeness(double own, double chance) {}
}
