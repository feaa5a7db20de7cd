package dev.lantern;

import dev.lantern.cli.Console;
import dev.lantern.cli.ExitCode;
import dev.lantern.pipeline.Interruption;
import java.util.Arrays;
import java.util.List;

/// Several starts of the program in one process, one after the other: the training run from which
/// a package's AOT cache is made (JEP 514), since one cache must serve desktop and commands.
public final class Rehearsal {
  private static final String THEN = "then";

  private Rehearsal() {}

  /// @param arguments the words of each start, as `main` of [Main] takes them, with `then` between
  ///     two starts. Ends with the exit code of the first start that does not end well.
  public static void main(String[] arguments) {
    var interruption = Interruption.install(ExitCode.CANCELLED.number(), ExitCode.DEFECT.number());
    ExitCode end = run(Arrays.asList(arguments), Console.ofProcess(), interruption);
    interruption.end();
    System.exit(end.number());
  }

  private static ExitCode run(List<String> words, Console console, Interruption interruption) {
    int then = words.indexOf(THEN);
    List<String> start = then < 0 ? words : words.subList(0, then);
    ExitCode end = Main.run(start.toArray(String[]::new), console, interruption);
    return then < 0 || end != ExitCode.OK
        ? end
        : run(words.subList(then + 1, words.size()), console, interruption);
  }
}
