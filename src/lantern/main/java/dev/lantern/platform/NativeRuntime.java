package dev.lantern.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nu.pattern.OpenCV;

/// Loads the native libraries, once, from [dev.lantern.Main] and offline. Every engine property is
/// set here, before the first class of an engine is touched.
public final class NativeRuntime {
  private static final Family FAMILY = Family.of(System.getProperty("os.name", ""));

  /// Of the release that the jar holds; another one is left to the jar's own loader.
  private static final String OPENCV = "opencv_java490";

  private static final String ONNX_RUNTIME_FOLDER = "onnxruntime.native.path";

  private static final boolean ARM = "aarch64".equals(System.getProperty("os.arch"));

  private NativeRuntime() {}

  /// A family of operating systems, as the jars name it.
  private record Family(String openCv, String onnxRuntime) {
    static Family of(String operatingSystem) {
      if (operatingSystem.startsWith("Windows")) {
        return new Family("windows", "win");
      }
      return operatingSystem.startsWith("Mac")
          ? new Family("osx", "osx")
          : new Family("linux", "linux");
    }
  }

  /// Switches off whatever a library might send or fetch, and loads OpenCV. A second call finds the
  /// library loaded and does nothing.
  ///
  /// @throws NativesUnusableException where the platform has no native library, or it cannot be
  ///     loaded
  public static void start(AppDirectories directories) throws NativesUnusableException {
    keepEnginesOffline(directories.cache());
    var unpacked = new UnpackedLibraries(ProgramFolder.natives(), directories.cache());
    SqliteLibrary.place(unpacked);
    placeOnnxRuntime(unpacked);
    startOpenCv(directories);
  }

  /// Loads OpenCV alone, for a process that decodes and nothing else.
  ///
  /// @throws NativesUnusableException as [#start] does
  public static void startOpenCv(AppDirectories directories) throws NativesUnusableException {
    try {
      loadOpenCv(new UnpackedLibraries(ProgramFolder.natives(), directories.cache()));
    } catch (LinkageError | IllegalStateException | IllegalArgumentException e) {
      throw new NativesUnusableException("OpenCV cannot be loaded: " + RootCause.of(e), e);
    }
  }

  /// Where they cannot be unpacked, ONNX Runtime does it in its own way, at every start. A folder
  /// that the user names stays.
  private static void placeOnnxRuntime(UnpackedLibraries unpacked) {
    if (System.getProperty(ONNX_RUNTIME_FOLDER) != null) {
      return;
    }
    String platform = FAMILY.onnxRuntime() + "-" + (ARM ? "aarch64" : "x64");
    unpacked
        .folder(
            "/ai/onnxruntime/native/" + platform + "/",
            List.of(
                System.mapLibraryName("onnxruntime"), System.mapLibraryName("onnxruntime4j_jni")))
        .ifPresent(folder -> System.setProperty(ONNX_RUNTIME_FOLDER, folder.toString()));
  }

  // Loading native code is what this class is for; the jar's manifest allows it.
  @SuppressWarnings("restricted")
  private static void loadOpenCv(UnpackedLibraries unpacked) {
    String platform = FAMILY.openCv() + "/" + (ARM ? "ARMv8" : "x86_64");
    String library = System.mapLibraryName(OPENCV);
    Optional<Path> folder =
        unpacked.folder("/nu/pattern/opencv/" + platform + "/", List.of(library));
    if (folder.isPresent()) {
      System.load(folder.get().resolve(library).toString());
    } else {
      OpenCV.loadLocally();
    }
  }

  private static void keepEnginesOffline(Path cache) {
    // Since 1.29 ONNX Runtime's Linux and macOS builds send to their maker, and write an identifier
    // of the machine, as soon as they are loaded; its own switch in Java comes too late for that.
    NativeEnvironment.set("ORT_DISABLE_TELEMETRY", "1");
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("DJL_CACHE_DIR", cache.resolve("djl").toString());
    System.setProperty("ENGINE_CACHE_DIR", cache.resolve("djl").toString());
    System.setProperty("ai.djl.default_engine", "OnnxRuntime");
    // Where JavaFX' natives lie in its jar it would unpack them into a folder of its own.
    System.setProperty("javafx.cachedir", cache.resolve("javafx").toString());
  }

  /// The native libraries cannot be used on this machine.
  public static final class NativesUnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    public NativesUnusableException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
