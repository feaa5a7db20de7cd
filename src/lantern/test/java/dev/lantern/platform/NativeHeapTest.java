package dev.lantern.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class NativeHeapTest {
  private static final int BLOCKS = 1 << 16;
  private static final long BLOCK = 1 << 12;

  /// 256 MiB in small blocks, whose own notes alone touch every page, with one behind them that
  /// stays: the C library keeps what lies before it.
  @Test
  @EnabledOnOs(OS.LINUX)
  void givesBackWhatWasFreed() throws Throwable {
    assumeTrue(
        CLibrary.function("gnu_get_libc_version", FunctionDescriptor.of(ValueLayout.ADDRESS))
            .isPresent(),
        "the C library is not GNU's");
    MethodHandle malloc =
        CLibrary.function(
                "malloc", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG))
            .orElseThrow();
    MethodHandle free =
        CLibrary.function("free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS)).orElseThrow();
    List<MemorySegment> blocks = new ArrayList<>();
    for (int i = 0; i < BLOCKS; i++) {
      blocks.add((MemorySegment) malloc.invokeExact(BLOCK));
    }
    var last = (MemorySegment) malloc.invokeExact(BLOCK);
    for (MemorySegment block : blocks) {
      free.invokeExact(block);
    }
    long kept = resident();

    NativeHeap.trim();

    long freed = kept - resident();
    free.invokeExact(last);
    assertTrue(freed > BLOCKS * BLOCK / 2, "given back: " + freed);
  }

  /// Bytes.
  private static long resident() throws IOException {
    String line =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(l -> l.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
  }

  @Test
  void isTrimmedAfterEverySoManyPieces() {
    var trimmed = new AtomicInteger();
    var heap = new NativeHeap(trimmed::incrementAndGet);

    for (int i = 0; i < 130; i++) {
      heap.pieceDone();
    }

    assertEquals(2, trimmed.get());
  }
}
