package dev.lantern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The end of the desktop's process. Java's own end runs the engine's hook, which closes it under a
/// network that is still loading: of 16 windows that were closed then, 2 ended in a crash.
final class DesktopEndTest {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path folder = Path.of("");

  @Test
  void closesNoEngineUnderTheNetworksAtWork() throws Exception {
    Process process = start();
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), this::said);
    assertEquals(0, process.exitValue(), said());
    assertEquals("closed", said().strip());
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-cp",
                System.getProperty("java.class.path"),
                Closing.class.getName()))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /// The program, whose window is closed as soon as it is there, with a hook that would be heard.
  static final class Closing {
    private Closing() {}

    public static void main(String[] arguments) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("a hook ran")));
      Thread.ofPlatform().daemon().start(Closing::close);
      Main.main(new String[0]);
    }

    private static void close() {
      var closed = new AtomicBoolean();
      while (!closed.get()) {
        try {
          Platform.runLater(
              () -> {
                List<Window> windows = List.copyOf(Window.getWindows());
                if (!windows.isEmpty() && closed.compareAndSet(false, true)) {
                  System.out.println("closed");
                  windows.forEach(Window::hide);
                }
              });
        } catch (IllegalStateException e) {
          // JavaFX is not there yet.
          Thread.onSpinWait();
        }
      }
    }
  }
}
