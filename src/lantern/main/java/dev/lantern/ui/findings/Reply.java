package dev.lantern.ui.findings;

import dev.lantern.classify.Finding;
import dev.lantern.report.Reading;
import java.util.Locale;

/// What a reader replies to a finding: of the image before the network is heard, of what the
/// network says after.
public enum Reply {
  /// Present; or agreement.
  YES,

  /// Absent; or disagreement.
  NO,

  UNSURE;

  /// Id of its command.
  public String command() {
    return "reading-" + name().toLowerCase(Locale.ROOT);
  }

  /// @param blind the network is not heard yet
  Reading.Answer to(Finding finding, boolean blind) {
    boolean straight = blind || finding.positive();
    return switch (this) {
      case YES -> straight ? Reading.Answer.PRESENT : Reading.Answer.ABSENT;
      case NO -> straight ? Reading.Answer.ABSENT : Reading.Answer.PRESENT;
      case UNSURE -> Reading.Answer.UNSURE;
    };
  }

  /// Key of its word.
  String word(boolean blind) {
    return switch (this) {
      case YES -> blind ? "reading.present" : "reading.agree";
      case NO -> blind ? "reading.absent" : "reading.disagree";
      case UNSURE -> "reading.unsure";
    };
  }
}
