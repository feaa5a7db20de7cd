package dev.lantern.platform;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// The environment of this process as native libraries see it. Java's own view of it is a copy that
/// cannot be written to.
final class NativeEnvironment {
  private static final int REPLACE = 1;

  private NativeEnvironment() {}

  /// Sets a variable where the system has POSIX's `setenv`; Windows has not.
  ///
  /// @throws IllegalStateException where the system refuses
  static void set(String name, String value) {
    Optional<MethodHandle> setenv =
        CLibrary.function(
            "setenv",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    if (setenv.isEmpty()) {
      return;
    }
    MethodHandle handle = setenv.get();
    int refused;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment to = arena.allocateFrom(value);
      MemorySegment variable = arena.allocateFrom(name);
      refused = CLibrary.call("setenv", () -> (int) handle.invokeExact(variable, to, REPLACE));
    }
    if (refused != 0) {
      throw new IllegalStateException("the variable " + name + " cannot be set");
    }
  }
}
