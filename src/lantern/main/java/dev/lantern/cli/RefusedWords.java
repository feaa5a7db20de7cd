package dev.lantern.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Words of the command line that the parser takes and the command does not, in a sentence that
/// names the option.
final class RefusedWords extends ParameterException {
  private static final long serialVersionUID = 1L;

  /// @param command as the parser injects it
  RefusedWords(@Nullable CommandSpec command, String sentence) {
    super(Objects.requireNonNull(command).commandLine(), sentence);
  }

  /// Prints the sentence, and of words that the parser refuses where those that it takes are told:
  /// the whole usage would push the sentence off the screen.
  static int tell(ParameterException failure, String[] words) {
    CommandLine line = failure.getCommandLine();
    line.getErr().println(failure.getMessage());
    if (!(failure instanceof RefusedWords)
        && !UnmatchedArgumentException.printSuggestions(failure, line.getErr())) {
      line.getErr().println("See `" + line.getCommandSpec().qualifiedName() + " --help`.");
    }
    return ExitCode.USAGE.number();
  }
}
