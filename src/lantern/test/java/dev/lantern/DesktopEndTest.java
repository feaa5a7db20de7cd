package dev.lantern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.platform.RootCause;
import dev.lantern.ui.shell.Desktop;
import dev.lantern.ui.welcome.WelcomeViewModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The end of the desktop's process. Java's own end closes the engine: of 16 windows that were
/// closed while a network was loading, 2 ended in a crash, until the end waited for it.
@Execution(ExecutionMode.CONCURRENT)
final class DesktopEndTest {
  private static final Path ROOT =
      Path.of(System.getProperty("lantern.root", ".")).toAbsolutePath();
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path folder = Path.of("");

  @Test
  void endsWellWhileANetworkLoadsAndLeavesNoTemporaryFile() throws Exception {
    Process process =
        start(Closing.class, ROOT.resolve("sample-scans/real/RG1_UNCR.dcm").toString());
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), this::said);
    assertEquals(0, process.exitValue(), said());
    assertEquals("closed", said().strip());
    try (Stream<Path> files = Files.list(folder.resolve("temporary"))) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void saysWhatBrokeWhereNothingCouldBeOpened() throws Exception {
    Process process = start(Failing.class);
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), this::said);
    assertEquals("NoSuchFileException", said().strip());
  }

  private Process start(Class<?> program, String... arguments) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("temporary"));
    // One who has accepted the notice: else no scan would be opened, and no network loaded.
    Files.writeString(
        Files.createDirectories(folder.resolve("lantern")).resolve("settings.json"),
        "{\"acceptedNotice\": " + WelcomeViewModel.NOTICE + "}");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    return builder
        .directory(ROOT.toFile())
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

  /// A desktop whose bundles cannot be read in a way that nobody thought of.
  static final class Failing {
    private Failing() {}

    public static void main(String[] arguments) throws Desktop.NoDisplayException {
      try {
        Desktop.launch(
            () -> {
              throw new UncheckedIOException(new NoSuchFileException("bundle"));
            });
        System.out.println("closed");
      } catch (CompletionException e) {
        System.out.println(RootCause.of(e).getClass().getSimpleName());
      }
      System.exit(0);
    }
  }

  /// The program, whose window is closed as soon as it is there.
  static final class Closing {
    private Closing() {}

    public static void main(String[] arguments) {
      Thread.ofPlatform().daemon().start(Closing::close);
      Main.main(arguments);
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
