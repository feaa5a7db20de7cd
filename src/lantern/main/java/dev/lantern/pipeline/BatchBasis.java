package dev.lantern.pipeline;

import dev.lantern.classify.Classification;
import dev.lantern.ledger.LedgerRun;
import dev.lantern.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the rows of a batch rest on beside the files: the program, the networks, their operating
/// points, and what files are made. Each kind of row rests on no more than it was made with, so
/// that a new network does not undo what it had no part in.
///
/// @param program name and version
/// @param precision of the networks
/// @param bundles in the order in which they are asked, at the operating points in use
/// @param files [OutcomeFiles#kind]
record BatchBasis(
    String program, String precision, List<BundleEntry.Usable> bundles, String files) {
  BatchBasis {
    bundles = List.copyOf(bundles);
  }

  /// The digest of what a row rests on.
  ///
  /// @return empty where the bundle that judged is not in use
  Optional<String> of(BatchRow row) {
    if (row.classification().isPresent()) {
      return judgedBy(row.classification().get());
    }
    return Optional.of(row.isImage() ? digest(asked(bundles.size())) : digest(List.of(program)));
  }

  /// A bundle judges what those asked before it refuse; those after it are not asked.
  private Optional<String> judgedBy(Classification said) {
    for (int i = 0; i < bundles.size(); i++) {
      if (bundles.get(i).hash().equals(said.bundleHash())) {
        List<String> parts = asked(i + 1);
        parts.add(files);
        return Optional.of(digest(parts));
      }
    }
    return Optional.empty();
  }

  private List<String> asked(int count) {
    List<String> parts = new ArrayList<>(List.of(program, precision));
    for (BundleEntry.Usable bundle : bundles.subList(0, count)) {
      parts.add(bundle.name() + " " + bundle.hash());
      bundle.findings().forEach(finding -> parts.add(finding.operatingPoints().chosen()));
    }
    return parts;
  }

  /// All of it, as the ledger keeps it of a run.
  LedgerRun run() {
    List<String> parts = asked(bundles.size());
    parts.add(files);
    return new LedgerRun(
        program,
        precision,
        digest(parts),
        bundles.stream().map(used -> new LedgerRun.Bundle(used.name(), used.hash())).toList());
  }

  private static String digest(List<String> parts) {
    return Sha256.hex(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
  }
}
