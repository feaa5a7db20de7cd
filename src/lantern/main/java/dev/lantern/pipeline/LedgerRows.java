package dev.lantern.pipeline;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Finding;
import dev.lantern.classify.FindingRule;
import dev.lantern.explain.Verdict;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.Reason;
import dev.lantern.ledger.FileKey;
import dev.lantern.ledger.LedgerRow;
import dev.lantern.ledger.LedgerRow.Content;
import dev.lantern.ledger.LedgerRow.Identifiers;
import dev.lantern.ledger.LedgerRow.Judgement;
import dev.lantern.ledger.LedgerRow.Score;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Rows of a batch as the ledger keeps them, and back again.
final class LedgerRows {
  /// By bundle hash.
  private final Map<String, List<FindingRule>> rules;

  /// @param bundles in use
  LedgerRows(List<BundleEntry.Usable> bundles) {
    this.rules =
        bundles.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    BundleEntry.Usable::hash, BundleEntry.Usable::findings, (one, same) -> same));
  }

  static FileKey key(ImageSource source) {
    return new FileKey(source.uri(), source.entry().orElse(""));
  }

  static LedgerRow.Verdict verdict(BatchRow row) {
    BatchRow.Identifiers uids = row.identifiers();
    return new LedgerRow.Verdict(
        row.outcome().word(),
        row.reasonCode(),
        row.detail(),
        new Identifiers(uids.study(), uids.series(), uids.sop()),
        row.classification().map(said -> judgement(said, row.trust())));
  }

  private static Judgement judgement(Classification said, Map<String, Verdict> trust) {
    return new Judgement(
        said.bundle(),
        said.bundleHash(),
        said.findings().stream()
            .map(
                finding ->
                    new Score(
                        finding.id(),
                        finding.score(),
                        finding.probability(),
                        finding.threshold(),
                        finding.positive(),
                        Optional.ofNullable(trust.get(finding.id())).map(Verdict::word).orElse("")))
            .toList());
  }

  /// The row that the ledger's was made of.
  ///
  /// @return empty where the bundles in use would not word it so
  Optional<BatchRow> row(ImageSource source, LedgerRow kept) {
    LedgerRow.Verdict verdict = kept.verdict();
    Optional<BatchRow.Outcome> outcome = outcome(verdict.outcome());
    Optional<Classification> said = verdict.judgement().flatMap(this::classification);
    Optional<Reason> reason = Reason.of(verdict.reason());
    boolean diagnosed = outcome.equals(Optional.of(BatchRow.Outcome.DIAGNOSED));
    if (outcome.isEmpty() || said.isPresent() != diagnosed || reason.isPresent() == diagnosed) {
      return Optional.empty();
    }
    Identifiers uids = verdict.identifiers();
    return Optional.of(
        new BatchRow(
            source,
            outcome.get(),
            reason,
            verdict.detail(),
            new BatchRow.Identifiers(uids.study(), uids.series(), uids.sop()),
            said,
            trust(verdict),
            kept.content().map(Content::stamp)));
  }

  private static Map<String, Verdict> trust(LedgerRow.Verdict verdict) {
    Map<String, Verdict> trust = new HashMap<>();
    for (Score score : verdict.judgement().map(Judgement::scores).orElse(List.of())) {
      Verdict.of(score.trust()).ifPresent(word -> trust.put(score.finding(), word));
    }
    return trust;
  }

  private static Optional<BatchRow.Outcome> outcome(String word) {
    for (BatchRow.Outcome outcome : BatchRow.Outcome.values()) {
      if (outcome.word().equals(word)) {
        return Optional.of(outcome);
      }
    }
    return Optional.empty();
  }

  private Optional<Classification> classification(Judgement judgement) {
    List<FindingRule> own = rules.getOrDefault(judgement.bundleHash(), List.of());
    if (own.size() != judgement.scores().size()) {
      return Optional.empty();
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      FindingRule rule = own.get(i);
      Score score = judgement.scores().get(i);
      if (!rule.id().equals(score.finding())
          || rule.operatingPoints().inUse().threshold() != score.threshold()) {
        return Optional.empty();
      }
      findings.add(rule.finding(score.score(), score.probability()));
    }
    return Optional.of(new Classification(judgement.bundle(), judgement.bundleHash(), findings));
  }
}
