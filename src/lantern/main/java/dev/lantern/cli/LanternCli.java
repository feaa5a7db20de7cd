package dev.lantern.cli;

import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.NativeRuntime.NativesUnusableException;
import dev.lantern.platform.ProgramVersion;
import dev.lantern.report.ReportContext;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The command line: parses the words, starts the natives, runs one command, gives its exit code.
public final class LanternCli {
  private static final Logger LOG = LoggerFactory.getLogger(LanternCli.class);

  /// Every command by its name, in the order in which the help lists them.
  private static final Map<String, Function<LanternCli, Object>> COMMANDS = commands();

  private final Workbench workbench;
  private final Natives natives;
  private final Console console;
  private final Interruption interruption;

  /// @param natives loads the native libraries; asked only when a command really runs
  public LanternCli(
      Workbench workbench, Natives natives, Console console, Interruption interruption) {
    this.workbench = workbench;
    this.natives = natives;
    this.console = console;
    this.interruption = interruption;
  }

  /// Loads the native libraries.
  @FunctionalInterface
  public interface Natives {
    void start() throws NativesUnusableException;
  }

  private static Map<String, Function<LanternCli, Object>> commands() {
    Map<String, Function<LanternCli, Object>> all = new LinkedHashMap<>();
    all.put("scan", cli -> new ScanCommand(cli.workbench, cli.console, cli.interruption));
    all.put("evaluate", cli -> new EvaluateCommand(cli.workbench, cli.console, cli.interruption));
    all.put("explain", cli -> new ExplainCommand(cli.workbench, cli.console));
    all.put("export", cli -> new ExportCommand(cli.workbench, cli.console));
    all.put("info", cli -> new InfoCommand(cli.workbench, cli.console));
    all.put("models", cli -> new ModelsCommand(cli.workbench, cli.console));
    all.put("doctor", cli -> new DoctorCommand(cli.workbench, cli.console));
    all.put("help", _ -> new CommandLine.HelpCommand());
    return Collections.unmodifiableMap(all);
  }

  /// True where the first word asks for a command and not for the desktop.
  public static boolean isCommand(String[] arguments) {
    return arguments.length > 0
        && (COMMANDS.containsKey(arguments[0]) || arguments[0].startsWith("-"));
  }

  /// Runs the command that the arguments name.
  public ExitCode run(String[] arguments) {
    int number = commandLine().execute(arguments);
    for (ExitCode code : ExitCode.values()) {
      if (code.number() == number) {
        return code;
      }
    }
    throw new IllegalStateException("exit code " + number);
  }

  /// All commands and options, as the parser and the man page know them.
  CommandLine commandLine() {
    var line = new CommandLine(new Root());
    COMMANDS.forEach((name, command) -> line.addSubcommand(name, command.apply(this)));
    // `@list.txt` names a list of files; picocli would take words of a command line from it.
    line.setExpandAtFiles(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(console.out());
    line.setErr(console.err());
    line.setParameterExceptionHandler(RefusedWords::tell);
    line.registerConverter(Path.class, LanternCli::path);
    line.setExecutionStrategy(this::execute);
    line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure).number());
    return line;
  }

  /// `--out "$UNSET"` would write into the working folder.
  private static Path path(String word) {
    if (word.isBlank()) {
      throw new TypeConversionException("an empty path names no file and no folder");
    }
    return Path.of(word);
  }

  private int execute(ParseResult parsed) {
    if (wantsNatives(parsed)) {
      try {
        natives.start();
      } catch (NativesUnusableException e) {
        console.err().println(e.getMessage());
        return ExitCode.NATIVES_UNUSABLE.number();
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static boolean wantsNatives(ParseResult parsed) {
    return parsed.hasSubcommand()
        && !parsed.subcommand().isUsageHelpRequested()
        && !parsed.subcommand().hasMatchedOption(DoctorCommand.PATHS)
        && !"help".equals(parsed.subcommand().commandSpec().name());
  }

  private ExitCode explain(Exception failure) {
    if (failure instanceof BundleUnusableException) {
      console.err().println(failure.getMessage());
      return ExitCode.BUNDLE_UNUSABLE;
    }
    LOG.error("a command failed unexpectedly", failure);
    console.err().println("Lantern failed unexpectedly: " + failure.getClass().getSimpleName());
    return ExitCode.DEFECT;
  }

  @Command(
      name = "lantern",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "[PATH... | COMMAND]",
      header = "Shows what a neural network finds in radiographs, and where it looked.",
      description = "Without a command, opens the desktop on the files and folders given.",
      footer = {"", ReportContext.NOTICE},
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:all went well; a scan diagnosed every file",
        "1:some files were skipped or failed",
        "2:the words on the command line cannot be used, or another scan has the output folder",
        "3:the model bundle cannot be used",
        "4:the native libraries cannot be used",
        "5:there is no display for the desktop",
        "6:the administrator's policy file cannot be used, or does not allow this",
        "70:Lantern itself failed",
        "130:cancelled"
      })
  private static final class Root implements Runnable {
    @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public void run() {
      if (spec != null) {
        spec.commandLine().usage(spec.commandLine().getOut());
      }
    }
  }

  private static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {ProgramVersion.withCommit(), ReportContext.NOTICE};
    }
  }
}
