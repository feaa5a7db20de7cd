package dev.lantern.pipeline;

import java.nio.file.Path;
import java.util.Optional;

/// Where a batch leaves its results, and what it makes of those of an earlier run.
///
/// @param folder of the results, the ledger among them
/// @param fresh forget what an earlier run did, and do everything
/// @param retryFailed do again what failed in an earlier run
/// @param quarantine folder for what failed; its files are never inputs
public record BatchOutput(
    Path folder, boolean fresh, boolean retryFailed, Optional<Path> quarantine) {}
