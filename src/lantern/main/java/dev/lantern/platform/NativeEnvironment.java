package dev.lantern.platform;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// The environment of this process as native libraries see it. Java's own view of it is a copy that
/// cannot be written to.
final class NativeEnvironment {
  private static final int REPLACE = 1;

  private NativeEnvironment() {}

  /// Sets a variable where the system has POSIX's `setenv`; Windows has not.
  ///
  /// @throws IllegalStateException where the system refuses
  // Calling native code is what this class is for; the jar's manifest allows it.
  @SuppressWarnings("restricted")
  static void set(String name, String value) {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> setenv = linker.defaultLookup().find("setenv");
    if (setenv.isEmpty()) {
      return;
    }
    var signature =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    int refused;
    try (Arena arena = Arena.ofConfined()) {
      refused =
          (int)
              linker
                  .downcallHandle(setenv.get(), signature)
                  .invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), REPLACE);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("setenv", e);
    }
    if (refused != 0) {
      throw new IllegalStateException("the variable " + name + " cannot be set");
    }
  }
}
