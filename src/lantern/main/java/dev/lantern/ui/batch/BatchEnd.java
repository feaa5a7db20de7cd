package dev.lantern.ui.batch;

import dev.lantern.pipeline.BatchResult;
import java.io.IOException;
import java.util.Optional;

/// How an ordered batch ended, its tables written.
///
/// @param unwritten why a table is missing
/// @param unusable why a network that an image needed is missing
record BatchEnd(BatchResult result, Optional<IOException> unwritten, Optional<String> unusable) {}
