package dev.lantern.cli;

import dev.lantern.explain.MethodName;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// The methods as `--method` names them.
final class MethodNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(MethodName.values()).map(MethodName::word).iterator();
  }

  /// @param command that is refused where there is no such method
  static MethodName of(String word, @Nullable CommandSpec command) {
    return MethodName.of(word)
        .orElseThrow(
            () ->
                new RefusedWords(
                    command,
                    "There is no method " + word + "; there are " + MethodName.list() + "."));
  }
}
