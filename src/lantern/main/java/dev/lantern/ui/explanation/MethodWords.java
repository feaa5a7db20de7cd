package dev.lantern.ui.explanation;

import dev.lantern.explain.MethodName;
import dev.lantern.ui.words.Words;

/// The methods in words.
public final class MethodWords {
  private final Words words;

  public MethodWords(Words words) {
    this.words = words;
  }

  /// The name that the command line knows, and what it means.
  public String name(MethodName method) {
    return words.of("command." + command(method));
  }

  /// Id of the command that chooses the method.
  public static String command(MethodName method) {
    return "method-" + method.word();
  }

  /// One sentence.
  public String tip(MethodName method) {
    return words.of("method." + method.word() + ".tip");
  }

  /// Method and scale of a map, for its legend.
  public String caption(MadeMap made) {
    MethodName method = made.method();
    String scale = words.of(method.fixedScale() ? "heatmap.scale.fixed" : "heatmap.scale.peak");
    return words.of(
        "heatmap.method",
        method.classSpecific() ? method.word() : words.of("heatmap.any-finding", method.word()),
        made.growing() ? words.of("heatmap.scale.growing") : scale);
  }
}
