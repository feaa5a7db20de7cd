package dev.lantern;

import dev.lantern.cli.Console;
import dev.lantern.cli.ExitCode;
import dev.lantern.cli.LanternCli;
import dev.lantern.modelbundle.PolicyException;
import dev.lantern.modelbundle.PolicyReader;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Workbench;
import dev.lantern.pipeline.Workplace;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.platform.NativeRuntime.NativesUnusableException;
import dev.lantern.platform.ProgramFolder;
import dev.lantern.platform.ProgramLog;
import dev.lantern.platform.RootCause;
import dev.lantern.report.BatchJob;
import dev.lantern.ui.shell.Desktop;
import dev.lantern.ui.shell.Desktop.NoDisplayException;
import dev.lantern.ui.shell.DesktopServices;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Chooses desktop or command. Not a JavaFX `Application`: a command loads no class of JavaFX.
public final class Main {
  private Main() {}

  // One of the three broad catches: whatever escapes ends in a sentence and an exit code.
  public static void main(String[] arguments) {
    // Before anything else, loggers too: from here on a signal ends the process in our way.
    var interruption = Interruption.install(ExitCode.CANCELLED.number(), ExitCode.DEFECT.number());
    Logger log = LoggerFactory.getLogger(Main.class);
    var console = Console.ofProcess();
    ExitCode end;
    try {
      end = run(arguments, console, interruption);
    } catch (RuntimeException | Error e) {
      log.error("Lantern failed", e);
      console
          .err()
          .println("Lantern failed unexpectedly: " + RootCause.of(e).getClass().getSimpleName());
      end = ExitCode.DEFECT;
    }
    log.info("ended with {}", end.number());
    interruption.end();
    System.exit(end.number());
  }

  static ExitCode run(String[] arguments, Console console, Interruption interruption) {
    Workbench workbench;
    try {
      workbench = new Workbench(Workplace.ofUser(PolicyReader.ofMachine()));
    } catch (PolicyException e) {
      console.err().println(e.getMessage());
      return ExitCode.POLICY;
    }
    // Java's own image codecs are used, its windows never.
    System.setProperty("java.awt.headless", "true");
    if (LanternCli.isCommand(arguments)) {
      return new LanternCli(
              workbench, () -> begin(workbench.place().directories()), console, interruption)
          .run(arguments);
    }
    try {
      return desktop(
          Stream.of(arguments).map(Path::of).toList(),
          new BatchJob.Tools(workbench, interruption),
          console);
    } catch (InvalidPathException e) {
      console.err().println("That is no path on this machine: " + e.getReason() + ".");
      return ExitCode.USAGE;
    }
  }

  private static void begin(AppDirectories directories) throws NativesUnusableException {
    ProgramLog.begin(directories.logs());
    NativeRuntime.start(directories);
  }

  private static ExitCode desktop(List<Path> paths, BatchJob.Tools batches, Console console) {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        console.err().println("There is no " + path + ". See `lantern --help`.");
        return ExitCode.USAGE;
      }
    }
    try {
      begin(batches.workbench().place().directories());
      if (!Desktop.launch(() -> services(paths, batches))) {
        // Java's own end would first close the engine under what still uses it, and crash.
        Runtime.getRuntime().halt(ExitCode.OK.number());
      }
      return ExitCode.OK;
    } catch (NativesUnusableException e) {
      console.err().println(e.getMessage());
      return ExitCode.NATIVES_UNUSABLE;
    } catch (NoDisplayException e) {
      console.err().println("There is no display here, so the desktop cannot be shown.");
      console.err().println("The batch command needs none:");
      console
          .err()
          .println("  " + ProgramFolder.command() + " scan FOLDER --recursive --out results");
      return ExitCode.NO_DISPLAY;
    }
  }

  private static DesktopServices services(List<Path> paths, BatchJob.Tools batches) {
    Workbench workbench = batches.workbench();
    try {
      return new DesktopServices(
          workbench.images(), Optional.of(workbench.diagnostician()), "", batches, paths);
    } catch (BundleUnusableException e) {
      return new DesktopServices(
          workbench.images(), Optional.empty(), String.valueOf(e.getMessage()), batches, paths);
    }
  }
}
