package dev.lantern.ui.explanation;

import dev.lantern.explain.MethodName;
import dev.lantern.explain.SaliencyMap;

/// A map, and how it was made.
///
/// @param growing true while passes are still to come
public record MadeMap(MethodName method, SaliencyMap map, boolean growing) {}
