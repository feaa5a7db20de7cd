package dev.lantern.platform;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// The functions of this system's C library.
final class CLibrary {
  private CLibrary() {}

  /// @return empty where the system has no function of that name
  // Calling native code is what this class is for; the jar's manifest allows it.
  @SuppressWarnings("restricted")
  static Optional<MethodHandle> function(String name, FunctionDescriptor signature) {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find(name)
        .map(address -> linker.downcallHandle(address, signature));
  }

  /// A call of such a function, exactly as its signature says.
  @FunctionalInterface
  interface Call {
    int run() throws Throwable;
  }

  /// @return what the function returns; nothing that it can do is an exception
  static int call(String name, Call call) {
    try {
      return call.run();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
  }
}
