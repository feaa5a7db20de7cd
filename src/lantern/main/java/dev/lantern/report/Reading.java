package dev.lantern.report;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Finding;
import java.time.Instant;

/// What a reader says of one finding on one image, beside what the network says.
///
/// @param sopInstanceUid SOP Instance UID (0008,0018) of the image
/// @param blind the reader had not yet seen what the network says
/// @param said by the network, of all findings
/// @param finding that is read, one of `said`
/// @param note in the reader's words; may be empty
public record Reading(
    Instant time,
    String sopInstanceUid,
    boolean blind,
    Classification said,
    Finding finding,
    Answer answer,
    String note) {
  public Reading {
    if (!said.findings().contains(finding)) {
      throw new IllegalArgumentException(finding.id() + " is none of " + said.bundle());
    }
  }

  /// What can be said.
  public enum Answer {
    PRESENT("present"),
    ABSENT("absent"),
    UNSURE("unsure");

    private final String word;

    Answer(String word) {
      this.word = word;
    }

    /// For files.
    String word() {
      return word;
    }
  }
}
