package dev.lantern.cli;

import dev.lantern.pipeline.Checkup;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.Place;
import dev.lantern.platform.ProgramVersion;
import dev.lantern.report.ReportContext;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `lantern doctor`: versions, native libraries, and every bundle's golden test; or where the
/// program reads and writes.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Checks versions, native libraries and every bundle's golden test.",
      "With --paths, lists the files and folders that the program reads or writes."
    },
    footer = {"", ReportContext.NOTICE})
final class DoctorCommand implements Callable<Integer> {
  /// Needs no native library, and leaves everything as it is.
  static final String PATHS = "--paths";

  private final Workbench workbench;
  private final Console console;

  @Option(
      names = PATHS,
      description = "List every place the program reads or writes, and check nothing.")
  private boolean paths;

  DoctorCommand(Workbench workbench, Console console) {
    this.workbench = workbench;
    this.console = console;
  }

  @Override
  public Integer call() {
    return (paths ? list() : check()).number();
  }

  private ExitCode list() {
    for (Place place : workbench.place().places()) {
      console
          .out()
          .printf(
              "%-6s  %s  (%s)%n",
              place.exists() ? "there" : "absent",
              Words.printable(place.path().toString()),
              place.use());
    }
    return ExitCode.OK;
  }

  private ExitCode check() {
    console.out().println(ProgramVersion.withCommit());
    List<Checkup.Check> checks = new Checkup(workbench).run();
    for (Checkup.Check check : checks) {
      console
          .out()
          .printf(
              "%-4s  %-28s  %s%n", check.passed() ? "ok" : "FAIL", check.name(), check.detail());
    }
    boolean well = checks.stream().allMatch(Checkup.Check::passed);
    console.out().println(well ? "All is well." : "Something is wrong: see FAIL above.");
    return well ? ExitCode.OK : ExitCode.INCOMPLETE;
  }
}
