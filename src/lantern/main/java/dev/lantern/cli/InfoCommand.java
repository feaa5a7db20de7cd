package dev.lantern.cli;

import dev.lantern.imaging.ImageReadException;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.Policy;
import dev.lantern.report.ReportContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lantern info`: prints the attributes of a file. They may name the patient: the user asked.
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = "Prints a file's attributes, patient fields among them.",
    footer = {"", ReportContext.NOTICE})
final class InfoCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A DICOM file.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "As DICOM JSON (PS3.18 Annex F).")
  private boolean json;

  InfoCommand(Workbench workbench, Console console) {
    this.workbench = workbench;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Policy policy = workbench.place().policy();
    if (policy.hidePatient()) {
      console.err().println(policy.refusal("info, which prints patient fields,"));
      return ExitCode.POLICY.number();
    }
    try {
      if (json) {
        workbench.images().json(file, console.out());
      } else {
        workbench.images().dump(file, console.out());
      }
      console.out().flush();
      return ExitCode.OK.number();
    } catch (ImageReadException e) {
      console.err().println(Words.of(file, e));
      return ExitCode.INCOMPLETE.number();
    }
  }
}
