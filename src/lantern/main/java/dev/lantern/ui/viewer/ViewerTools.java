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
    TaskRunner tasks, Activities activities, FrameFilters filters, LongSupplier frameMemory) {
  /// Part of Java's heap that decoded frames may take unless somebody says otherwise.
  private static final int HEAP_SHARE = 4;

  /// A quarter of Java's heap, bytes.
  public static long usualFrameMemory() {
    return Runtime.getRuntime().maxMemory() / HEAP_SHARE;
  }
}
