package dev.lantern.pipeline;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Finding;
import dev.lantern.explain.TrustReport;
import dev.lantern.explain.Verdict;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.FileStamp;
import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.Reason;
import dev.lantern.imaging.SkipReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/// What a batch keeps of one file: enough for every table, small enough for a hundred thousand.
///
/// @param reason empty where diagnosed
/// @param detail the reason in words, or of a diagnosis what could not be measured; without patient
///     fields
/// @param classification empty unless diagnosed
/// @param trust how far the map of a positive finding can be trusted, by the finding's id; empty
///     unless asked for and measured
/// @param seen how the file, or the archive that holds it, looked before it was judged; empty where
///     its bytes could not be read
public record BatchRow(
    ImageSource source,
    Outcome outcome,
    Optional<Reason> reason,
    String detail,
    Identifiers identifiers,
    Optional<Classification> classification,
    Map<String, Verdict> trust,
    Optional<FileStamp> seen) {
  private static final Set<Reason> NO_IMAGE = Set.of(SkipReason.NOT_DICOM, SkipReason.NO_PIXELS);

  public BatchRow {
    trust = Map.copyOf(trust);
  }

  /// Without trust, of a file that nobody looked at.
  public BatchRow(
      ImageSource source,
      Outcome outcome,
      Optional<Reason> reason,
      String detail,
      Identifiers identifiers,
      Optional<Classification> classification) {
    this(source, outcome, reason, detail, identifiers, classification, Map.of(), Optional.empty());
  }

  /// The same of a file that looked like this.
  public BatchRow seenAs(Optional<FileStamp> stamp) {
    return new BatchRow(source, outcome, reason, detail, identifiers, classification, trust, stamp);
  }

  /// Of the bundle that judged, in its order; none unless diagnosed.
  public List<Finding> findings() {
    return classification.map(Classification::findings).orElse(List.of());
  }

  /// What was said of one finding; empty unless diagnosed.
  public Optional<Finding> finding(String id) {
    return findings().stream().filter(finding -> finding.id().equals(id)).findFirst();
  }

  /// How far the map of a finding can be trusted; empty where that was not measured.
  public Optional<Verdict> trust(String finding) {
    return Optional.ofNullable(trust.get(finding));
  }

  /// Of the most urgent finding, see [Finding#urgency]; empty unless diagnosed.
  public OptionalDouble urgency() {
    return findings().stream().mapToDouble(Finding::urgency).max();
  }

  /// True where one of the findings is.
  public boolean positive() {
    return findings().stream().anyMatch(Finding::positive);
  }

  /// The three ways a file can end.
  public enum Outcome {
    DIAGNOSED("diagnosed"),
    SKIPPED("skipped"),
    FAILED("failed");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /// The word in reports.
    public String word() {
      return word;
    }
  }

  /// Unique identifiers of the image, empty where it was not diagnosed.
  public record Identifiers(Optional<String> study, Optional<String> series, Optional<String> sop) {
    static final Identifiers NONE =
        new Identifiers(Optional.empty(), Optional.empty(), Optional.empty());

    /// Of an image that was diagnosed.
    public static Identifiers of(ImageHeader header) {
      ImageHeader.Identity id = header.identity();
      return new Identifiers(
          Optional.of(id.studyInstanceUid()),
          Optional.of(id.seriesInstanceUid()),
          Optional.of(id.sopInstanceUid()));
    }
  }

  /// The reason as reports write it; empty where there is none.
  public String reasonCode() {
    return reason.map(Reason::code).orElse("");
  }

  /// False where the file holds no image: no network had a part in that.
  boolean isImage() {
    return reason.filter(NO_IMAGE::contains).isEmpty();
  }

  /// Whether nothing came of its file's drive: whoever reads it again may wait as long.
  public boolean unanswered() {
    return reason.equals(Optional.of(FailureReason.TIME_LIMIT)) && seen.isEmpty();
  }

  static BatchRow of(ImageOutcome outcome) {
    return switch (outcome) {
      case ImageOutcome.Diagnosed d ->
          new BatchRow(
              d.source(),
              Outcome.DIAGNOSED,
              Optional.empty(),
              d.detail(),
              Identifiers.of(d.image().header()),
              Optional.of(d.classification()),
              d.trust().stream()
                  .collect(Collectors.toMap(TrustReport::finding, TrustReport::verdict)),
              Optional.empty());
      case ImageOutcome.Skipped s ->
          new BatchRow(
              s.source(),
              Outcome.SKIPPED,
              Optional.of(s.reason()),
              s.detail(),
              Identifiers.NONE,
              Optional.empty());
      case ImageOutcome.Failed f ->
          new BatchRow(
              f.source(),
              Outcome.FAILED,
              Optional.of(f.reason()),
              f.detail(),
              Identifiers.NONE,
              Optional.empty());
    };
  }
}
