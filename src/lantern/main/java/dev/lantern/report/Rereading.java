package dev.lantern.report;

import dev.lantern.pipeline.ImageLoader;
import java.util.function.BooleanSupplier;

/// How reports look into the files of a batch again, for patients and pictures.
///
/// @param images opens them
/// @param hurried true once the user waits for the end: no further picture is made, and no
///     patient read
/// @param made by earlier reports of the same batch
public record Rereading(ImageLoader images, BooleanSupplier hurried, MadeParts made) {}
