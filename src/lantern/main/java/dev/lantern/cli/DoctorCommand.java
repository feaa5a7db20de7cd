package dev.lantern.cli;

import dev.lantern.pipeline.Checkup;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.ProgramVersion;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `lantern doctor`: versions, native libraries, and every bundle's golden test.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Checks versions, native libraries and every bundle's golden test.")
final class DoctorCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Console console;

  DoctorCommand(Workbench workbench, Console console) {
    this.workbench = workbench;
    this.console = console;
  }

  @Override
  public Integer call() {
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
    return (well ? ExitCode.OK : ExitCode.INCOMPLETE).number();
  }
}
