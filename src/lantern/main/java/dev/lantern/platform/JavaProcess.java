package dev.lantern.platform;

import java.nio.file.Path;
import java.util.List;

/// A part of the program that runs in a process of its own.
public final class JavaProcess {
  private JavaProcess() {}

  /// The command that starts it: on the runtime and the class path of this process,
  /// in the same folder. It exits with 3
  /// where memory runs out, and leaves nothing behind when it dies: no core dump and no report,
  /// which would hold pixels, in the folder in which the user happens to be.
  ///
  /// @param main class with the method `main`
  /// @param heapBytes most that Java's heap takes
  public static List<String> command(Class<?> main, long heapBytes) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + Math.max(1, heapBytes >> 20) + "m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:+SuppressFatalErrorMessage",
        "-XX:-UsePerfData",
        // Standard output may carry a protocol.
        "-XX:+DisplayVMOutputToStderr",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.awt.headless=true",
        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
        "-cp",
        System.getProperty("java.class.path"),
        main.getName());
  }
}
