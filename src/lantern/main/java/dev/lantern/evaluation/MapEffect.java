package dev.lantern.evaluation;

/// What a map means to its network.
///
/// @param deletion share of random maps that deletion in the map's order beats, from 0 to 1
/// @param insertion likewise of insertion
/// @param head rank correlation with the maps of a permuted head, from -1 to 1
/// @param layer likewise of a permuted last layer
public record MapEffect(double deletion, double insertion, double head, double layer) {}
