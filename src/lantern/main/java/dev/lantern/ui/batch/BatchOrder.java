package dev.lantern.ui.batch;

import dev.lantern.classify.Precision;
import dev.lantern.pipeline.BatchOutput;
import dev.lantern.pipeline.BatchRequest;
import java.util.Optional;

/// A batch as it is ordered in the window.
///
/// @param bundle that judges; empty: for each image the first made for it
/// @param precision of every network
record BatchOrder(
    BatchRequest request, BatchOutput output, Optional<String> bundle, Precision precision) {}
