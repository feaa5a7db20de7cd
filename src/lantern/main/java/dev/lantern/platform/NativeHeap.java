package dev.lantern.platform;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The memory that native code takes from the C library: the engine's, OpenCV's, and that of Java's
/// own compiler, which for a single method may be tens of megabytes. Of a long work it stays as it
/// is where what was freed is given back now and then. For several threads.
public final class NativeHeap {
  private static final int TRIMMED_EVERY = 64;
  private static final long KEEP_NOTHING = 0;

  private final Runnable trim;
  private final AtomicInteger pieces = new AtomicInteger();

  public NativeHeap() {
    this(NativeHeap::trim);
  }

  NativeHeap(Runnable trim) {
    this.trim = trim;
  }

  /// To be told of each piece of the work that is done. Every so many, this takes milliseconds.
  public void pieceDone() {
    if (pieces.incrementAndGet() % TRIMMED_EVERY == 0) {
      trim.run();
    }
  }

  /// Gives back to the system what was freed, where the C library is GNU's: left alone, that keeps
  /// it for itself. Others have no such function, and nothing happens.
  static void trim() {
    Optional<MethodHandle> found =
        CLibrary.function(
            "malloc_trim", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
    found.ifPresent(
        handle -> CLibrary.call("malloc_trim", () -> (int) handle.invokeExact(KEEP_NOTHING)));
  }
}
