package dev.lantern.ui.viewer;

import dev.lantern.imaging.FrameFilters;
import dev.lantern.ui.concurrent.Activities;
import dev.lantern.ui.concurrent.TaskRunner;
import java.util.function.LongSupplier;

/// What a viewport works with.
///
/// @param activities lists what is under way
/// @param filters what may be done to a frame for the eye
/// @param frameMemory bytes that decoded frames may take in this viewport, asked anew at each frame
public record ViewerTools(
    TaskRunner tasks, Activities activities, FrameFilters filters, LongSupplier frameMemory) {}
