package dev.lantern.evaluation;

import java.util.Optional;

/// One map of one image.
///
/// @param patient images of one patient share it
/// @param effect where it was measured, which takes many passes
public record MapSample(String patient, MapScore score, Optional<MapEffect> effect) {}
