package dev.lantern.cli;

import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.ProgramVersion;
import dev.lantern.report.ReportContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The manual page of a package, `man lantern`, from the commands and options as the parser knows
/// them. picocli's own generator writes AsciiDoc, which takes another 30 MB of converter.
final class ManPage {
  private final List<String> lines = new ArrayList<>();

  private ManPage() {}

  /// @param arguments the file to write
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), text(), StandardCharsets.UTF_8);
  }

  /// The page in the macros of man(7).
  static String text() {
    var nothing = new PrintWriter(Writer.nullWriter());
    var console = new Console(nothing, nothing, false);
    CommandLine program =
        new LanternCli(new Workbench(List.of()), () -> {}, console, Interruption.none())
            .commandLine();
    var page = new ManPage();
    page.write(program);
    return String.join("\n", page.lines) + "\n";
  }

  private void write(CommandLine program) {
    CommandSpec root = program.getCommandSpec();
    lines.add(".TH LANTERN 1 \"\" \"" + escaped(ProgramVersion.text()) + "\"");
    section("NAME");
    lines.add("lantern \\- " + sentence(root.usageMessage().header()));
    section("SYNOPSIS");
    lines.add(".B lantern\n[\\fIPATH\\fR...]\n.br\n.B lantern\n\\fICOMMAND\\fR [\\fIOPTIONS\\fR]");
    section("DESCRIPTION");
    lines.add(sentence(root.usageMessage().description()));
    arguments(root);
    section("COMMANDS");
    for (CommandLine command : program.getSubcommands().values()) {
      CommandSpec spec = command.getCommandSpec();
      lines.add(".SS \"lantern " + spec.name() + "\"");
      lines.add(sentence(spec.usageMessage().description()));
      arguments(spec);
    }
    section("EXIT STATUS");
    for (Map.Entry<String, String> code : root.usageMessage().exitCodeList().entrySet()) {
      tagged("\\fB" + code.getKey().strip() + "\\fR", code.getValue());
    }
    section("NOTICE");
    lines.add(escaped(ReportContext.NOTICE));
  }

  private void arguments(CommandSpec spec) {
    for (ArgSpec argument : spec.positionalParameters()) {
      tagged("\\fI" + escaped(argument.paramLabel()) + "\\fR", sentence(argument.description()));
    }
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        tagged(words(option), sentence(description(option)));
      }
    }
  }

  private static String description(OptionSpec option) {
    String text = String.join(" ", option.description());
    return option.completionCandidates() == null
        ? text
        : text.replace(
            "${COMPLETION-CANDIDATES}", String.join(", ", option.completionCandidates()));
  }

  private static String words(OptionSpec option) {
    String names =
        Arrays.stream(option.names())
            .map(name -> option.negatable() ? name.replaceFirst("^--(no-)?", "--[no-]") : name)
            .map(name -> "\\fB" + escaped(name) + "\\fR")
            .collect(Collectors.joining(", "));
    return option.arity().max() == 0
        ? names
        : names + "=\\fI" + escaped(option.paramLabel()) + "\\fR";
  }

  private void section(String title) {
    lines.add(".SH " + title);
  }

  private void tagged(String tag, String text) {
    lines.add(".TP\n" + tag + "\n" + text);
  }

  private static String sentence(String... parts) {
    return escaped(String.join(" ", parts).replace("%n", " ").replace("%%", "%").strip());
  }

  /// A hyphen that is typed stays one; a line that begins with a dot is no macro.
  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
  }
}
