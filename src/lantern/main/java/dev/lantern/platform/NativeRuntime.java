package dev.lantern.platform;

import java.nio.file.Path;
import nu.pattern.OpenCV;

/// Loads the native libraries, once, from [dev.lantern.Main] and offline. Every engine property is
/// set here, before the first class of an engine is touched.
public final class NativeRuntime {
  private NativeRuntime() {}

  /// Switches off whatever a library might send or fetch, and loads OpenCV. A second call finds the
  /// library loaded and does nothing.
  ///
  /// @throws NativesUnusableException where the platform has no native library, or it cannot be
  ///     loaded
  public static void start(AppDirectories directories) throws NativesUnusableException {
    keepEnginesOffline(directories.cache());
    SqliteLibrary.place(directories.cache());
    try {
      OpenCV.loadLocally();
    } catch (LinkageError | IllegalStateException | IllegalArgumentException e) {
      throw new NativesUnusableException("OpenCV cannot be loaded: " + RootCause.of(e), e);
    }
  }

  private static void keepEnginesOffline(Path cache) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("DJL_CACHE_DIR", cache.resolve("djl").toString());
    System.setProperty("ENGINE_CACHE_DIR", cache.resolve("djl").toString());
    System.setProperty("ai.djl.default_engine", "OnnxRuntime");
  }

  /// The native libraries cannot be used on this machine.
  public static final class NativesUnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    public NativesUnusableException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
