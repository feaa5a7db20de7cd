package dev.lantern.ui.findings;

import dev.lantern.classify.Finding;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ImageSource;

/// The heatmap that is to be seen, and of what.
///
/// @param source the image that it belongs to
/// @param finding the finding that it explains; below its threshold the map must be marked
public record ShownMap(ImageSource source, Finding finding, SaliencyMap map) {}
