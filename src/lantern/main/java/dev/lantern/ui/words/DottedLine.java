package dev.lantern.ui.words;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Short facts on one line, set apart by dots.
public final class DottedLine {
  private DottedLine() {}

  /// Those that say something.
  public static String of(String... facts) {
    return Stream.of(facts).filter(fact -> !fact.isBlank()).collect(Collectors.joining(" · "));
  }
}
