package dev.lantern.inputs;

import dev.lantern.imaging.ImageSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What inputs come to. Every file and every gap is a source, so that every one gets its outcome.
///
/// @param sources each once, sorted
/// @param refusals of those of them that give no image, known without reading them
/// @param unmatched patterns, as they were written, that match nothing
/// @param notEntered how many folders within folders were met, and not entered, since nobody asked
/// @param whole false where it was cancelled: there may be more
public record Listing(
    List<ImageSource> sources,
    Map<ImageSource, Refusal> refusals,
    List<String> unmatched,
    int notEntered,
    boolean whole) {
  public Listing {
    sources = List.copyOf(sources);
    refusals = Map.copyOf(refusals);
    unmatched = List.copyOf(unmatched);
  }

  /// @throws InputException where a pattern matches nothing
  public void requireMatches() throws InputException {
    if (!unmatched.isEmpty()) {
      throw new InputException("No file matches " + String.join(", nor ", unmatched) + ".");
    }
  }

  /// Why a source gives no image; empty where it has to be read to know.
  public Optional<Refusal> refusal(ImageSource source) {
    return Optional.ofNullable(refusals.get(source));
  }
}
