package dev.lantern.report;

import dev.lantern.classify.Classification;
import dev.lantern.classify.Finding;
import dev.lantern.explain.MethodName;
import dev.lantern.pipeline.BatchRow.Identifiers;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.pipeline.ImageOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a heatmap's picture says of itself beside its pixels, for whoever finds it alone: what of
/// which image it shows, and by what it was judged. Under the names that `results.csv` has for the
/// same, and without a field of the patient.
final class HeatmapWords {
  private HeatmapWords() {}

  static List<PngStream.Text> of(
      ImageOutcome.Diagnosed outcome, Finding finding, MethodName method, ReportContext context) {
    Classification said = outcome.classification();
    List<PngStream.Text> words = new ArrayList<>();
    words.add(new PngStream.Text("Warning", Explanation.LIMIT));
    words.add(new PngStream.Text("bundle", said.bundle()));
    words.add(new PngStream.Text("bundle_sha256", said.bundleHash()));
    words.add(new PngStream.Text("precision", context.precision().word()));
    add(
        words,
        "preprocessing_sha256",
        context.bundle(said.bundle()).map(BundleEntry.Usable::preprocessing));
    words.add(new PngStream.Text("finding", finding.id()));
    words.add(new PngStream.Text("operating_point", finding.operatingPoint().name()));
    words.add(new PngStream.Text("method", method.word()));
    Identifiers uids = Identifiers.of(outcome.image().header());
    add(words, "study_instance_uid", uids.study());
    add(words, "series_instance_uid", uids.series());
    add(words, "sop_instance_uid", uids.sop());
    return words;
  }

  private static void add(List<PngStream.Text> words, String keyword, Optional<String> value) {
    value
        .filter(known -> !known.isEmpty())
        .ifPresent(known -> words.add(new PngStream.Text(keyword, known)));
  }
}
