package dev.lantern.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Words of the command line that the parser takes and the command does not, in a sentence that
/// names the option. It stands alone: the usage below it is for words that the parser refuses.
final class RefusedWords extends ParameterException {
  private static final long serialVersionUID = 1L;

  /// @param command as the parser injects it
  RefusedWords(@Nullable CommandSpec command, String sentence) {
    super(Objects.requireNonNull(command).commandLine(), sentence);
  }

  /// Prints the sentence, and leaves every other refusal to `usual`.
  static IParameterExceptionHandler handler(IParameterExceptionHandler usual) {
    return (failure, words) -> {
      if (failure instanceof RefusedWords) {
        CommandLine line = failure.getCommandLine();
        line.getErr().println(failure.getMessage());
        return ExitCode.USAGE.number();
      }
      return usual.handleParseException(failure, words);
    };
  }
}
