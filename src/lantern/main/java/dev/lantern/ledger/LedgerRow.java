package dev.lantern.ledger;

import dev.lantern.imaging.FileStamp;
import java.util.List;
import java.util.Optional;

/// How one file ended, as the ledger keeps it.
///
/// @param content what was read; empty where the file could not be read, so that nothing vouches
///     for the row later
/// @param basis digest of what the verdict rests on beside the file: program, networks, options
/// @param outputs files that were made for this one, all safely on disk
public record LedgerRow(
    FileKey key,
    Optional<Content> content,
    String basis,
    Verdict verdict,
    List<Output> outputs,
    Timing timing) {
  public LedgerRow {
    outputs = List.copyOf(outputs);
  }

  /// The same verdict on the same bytes, seen with another stamp.
  public LedgerRow seenAs(FileStamp stamp) {
    return new LedgerRow(
        key,
        content.map(known -> new Content(stamp, known.hash())),
        basis,
        verdict,
        outputs,
        timing);
  }

  /// The bytes that were judged.
  ///
  /// @param stamp taken before they were read
  /// @param hash of the bytes, 128 bits, hexadecimal
  public record Content(FileStamp stamp, String hash) {
    public Content {
      if (!hash.matches("[0-9a-f]{32}")) {
        throw new IllegalArgumentException("no content hash: " + hash);
      }
    }
  }

  /// What was said of the file.
  ///
  /// @param outcome the word in reports
  /// @param reason code; empty where there is none to give
  /// @param detail the reason in words
  /// @param identifiers UIDs of the image
  /// @param judgement empty where no network judged
  public record Verdict(
      String outcome,
      String reason,
      String detail,
      Identifiers identifiers,
      Optional<Judgement> judgement) {
    public Verdict {
      if (outcome.isEmpty()) {
        throw new IllegalArgumentException("a verdict without an outcome");
      }
    }
  }

  /// UIDs, empty where unknown.
  ///
  /// @param study Study Instance UID (0020,000D)
  /// @param series Series Instance UID (0020,000E)
  /// @param sop SOP Instance UID (0008,0018)
  public record Identifiers(
      Optional<String> study, Optional<String> series, Optional<String> sop) {}

  /// What a network said.
  ///
  /// @param bundle id and version
  /// @param bundleHash SHA-256 of the bundle, hexadecimal
  /// @param scores in the bundle's order
  public record Judgement(String bundle, String bundleHash, List<Score> scores) {
    public Judgement {
      scores = List.copyOf(scores);
    }
  }

  /// What it said of one finding.
  ///
  /// @param score raw log-odds
  /// @param probability from 0 to 1
  /// @param threshold that it was held against, from 0 to 1
  /// @param trust word on how far its map can be trusted; empty where that was not measured
  public record Score(
      String finding,
      double score,
      double probability,
      double threshold,
      boolean positive,
      String trust) {}

  /// A file that was made.
  ///
  /// @param name path from the output folder, with forward slashes
  /// @param size bytes
  public record Output(String name, long size) {
    public Output {
      if (name.isEmpty() || size < 0) {
        throw new IllegalArgumentException("output '" + name + "' of " + size + " bytes");
      }
    }
  }

  /// Where the time went, in nanoseconds.
  ///
  /// @param hash reading the bytes for their hash
  /// @param diagnosis reading, decoding and judging the image
  /// @param outputs making its files
  public record Timing(long hash, long diagnosis, long outputs) {}
}
