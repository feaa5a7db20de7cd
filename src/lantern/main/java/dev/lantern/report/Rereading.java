package dev.lantern.report;

import dev.lantern.pipeline.ImageLoader;
import java.util.function.BooleanSupplier;

/// How reports look into the files of a batch again, for patients and pictures.
///
/// @param images opens them
/// @param cancelled true once the user waits for the end: no further picture is made
public record Rereading(ImageLoader images, BooleanSupplier cancelled) {}
