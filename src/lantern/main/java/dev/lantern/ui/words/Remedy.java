package dev.lantern.ui.words;

import dev.lantern.imaging.Reason;
import java.util.List;
import java.util.stream.Collectors;

/// What the reader can do about an image that is not shown or not judged.
public final class Remedy {
  private Remedy() {}

  /// One sentence or two.
  public static String of(Words words, Reason reason) {
    return words.of("reason." + reason.code() + ".do");
  }

  /// Of several images: where their reasons differ, a line each, behind the reason itself.
  ///
  /// @param reasons each once
  public static String of(Words words, List<Reason> reasons) {
    return reasons.size() == 1
        ? of(words, reasons.getFirst())
        : reasons.stream()
            .map(one -> words.of("reason." + one.code()) + " " + of(words, one))
            .collect(Collectors.joining("\n"));
  }
}
