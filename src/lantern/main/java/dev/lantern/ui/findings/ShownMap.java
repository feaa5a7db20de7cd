package dev.lantern.ui.findings;

import dev.lantern.classify.Finding;
import dev.lantern.imaging.ImageSource;
import dev.lantern.ui.explanation.MadeMap;

/// The heatmap that is to be seen, and of what.
///
/// @param source the image that it belongs to
/// @param finding the finding that it explains; below its threshold the map must be marked
public record ShownMap(ImageSource source, Finding finding, MadeMap made) {}
