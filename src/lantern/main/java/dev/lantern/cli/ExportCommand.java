package dev.lantern.cli;

import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.WindowLevel;
import dev.lantern.pipeline.Workbench;
import dev.lantern.report.ExportFormat;
import dev.lantern.report.ExportMode;
import dev.lantern.report.FrameExport;
import dev.lantern.report.ReportContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lantern export`: writes frames as pictures or arrays.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes frames as PNG, NumPy array or raw values.",
      "Without a mode, PNG shows the image as its file asks, and NPY and RAW hold stored values.",
      "RAW is little endian, frames in order, colour by pixel; --stored keeps the stored type,",
      "--modality and --window write float32."
    },
    footer = {"", ReportContext.NOTICE})
final class ExportCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "A DICOM file.")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "A name ending in .png, .npy or .raw.")
  private Path out = Path.of("");

  @Option(
      names = "--frame",
      paramLabel = "N",
      description = "Only this frame, counted from 1; else all frames.")
  private Optional<Integer> frame = Optional.empty();

  @ArgGroup(multiplicity = "0..1")
  private @Nullable ModeOptions mode;

  ExportCommand(Workbench workbench, Console console) {
    this.workbench = workbench;
    this.console = console;
  }

  /// At most one of the three.
  static final class ModeOptions {
    @Option(names = "--stored", description = "Stored values.")
    private boolean stored;

    @Option(names = "--modality", description = "Values after the Modality LUT.")
    private boolean modality;

    @Option(
        names = "--window",
        paramLabel = "C,W",
        description = "Values under the window with this centre and width, in modality units.")
    private @Nullable String window;
  }

  @Override
  public Integer call() {
    Optional<ExportFormat> format = ExportFormat.of(out);
    if (format.isEmpty()) {
      console.err().println(out + ": the name must end in .png, .npy or .raw.");
      return ExitCode.USAGE.number();
    }
    ExportMode exportMode;
    try {
      exportMode = mode(format.get());
    } catch (IllegalArgumentException e) {
      console.err().println("--window wants C,W with a width above 0, as in --window 40,400.");
      return ExitCode.USAGE.number();
    }
    try {
      ScanImage image = workbench.images().open(file);
      int frames = image.header().pixels().frames();
      if (frame.isPresent() && (frame.get() < 1 || frame.get() > frames)) {
        console.err().println(file + " has frames 1 to " + frames + ".");
        return ExitCode.INCOMPLETE.number();
      }
      List<Integer> wanted =
          frame
              .map(number -> List.of(number - 1))
              .orElseGet(() -> IntStream.range(0, frames).boxed().toList());
      if (Files.exists(out) && Files.isSameFile(file, out)) {
        console.err().println(out + " is the original, which is never written to.");
        return ExitCode.USAGE.number();
      }
      for (Path written : new FrameExport(image, exportMode).write(wanted, format.get(), out)) {
        console.out().println(written);
      }
      return ExitCode.OK.number();
    } catch (ImageReadException e) {
      console.err().println(Words.of(file, e));
    } catch (IOException e) {
      console.err().println(out + " cannot be written: " + Words.of(e));
    }
    return ExitCode.INCOMPLETE.number();
  }

  private ExportMode mode(ExportFormat format) {
    if (mode == null) {
      return format == ExportFormat.PNG ? new ExportMode.AsShown() : new ExportMode.Stored();
    }
    if (mode.stored) {
      return new ExportMode.Stored();
    }
    if (mode.modality || mode.window == null) {
      return new ExportMode.Modality();
    }
    String[] parts = mode.window.split(",", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("window " + mode.window);
    }
    return new ExportMode.Windowed(
        new WindowLevel(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])));
  }
}
