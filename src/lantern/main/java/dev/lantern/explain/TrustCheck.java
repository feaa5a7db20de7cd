package dev.lantern.explain;

import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.LinearHead;
import java.util.Optional;

/// Measures how far a class activation map can be trusted. Seeded: the same report for the same
/// image each time.
public final class TrustCheck {
  private static final double TENTH = 0.1;

  private final LinearHead head;
  private final SanityNull sanity;

  /// @param head of the network
  /// @param sanity of the same bundle and finding
  public TrustCheck(LinearHead head, SanityNull sanity) {
    this.head = head;
    this.sanity = sanity;
  }

  /// Some hundreds of forward passes.
  ///
  /// @throws ClassifierException where the engine fails on a changed image
  /// @throws InterruptedException where it is cancelled
  public TrustReport report(Explained explained, Passes passes)
      throws ClassifierException, InterruptedException {
    CellMap map = ClassActivation.map(explained.finding(), head, explained.output());
    Occlusion occlusion = Occlusion.fitting(explained.output().features(), explained.input());
    passes.plan(
        CoverageCheck.PASSES + StabilityCheck.CHANGES + occlusion.squares(explained.input()));
    return new TrustReport(
        explained.finding().id(),
        new TrustReport.Completeness(gap(explained)),
        new CoverageCheck(explained, map).run(passes),
        new StabilityCheck(head).run(explained, map, passes),
        sanity.check(explained, map),
        new TrustReport.Agreement(overlap(map, occlusion.map(explained, passes))),
        Optional.empty());
  }

  /// As [#report], with the part about the lungs.
  ///
  /// @param lungs where they are in the image
  public TrustReport report(Explained explained, FoundArea lungs, Passes passes)
      throws ClassifierException, InterruptedException {
    CellMap map = ClassActivation.map(explained.finding(), head, explained.output());
    return report(explained, passes)
        .with(new TrustReport.Lungs(lungs.energy(map, explained.input()), lungs.area()));
  }

  private double gap(Explained explained) {
    float[] added = head.logits(explained.output().features());
    double gap = 0;
    for (int c = 0; c < added.length; c++) {
      gap = Math.max(gap, Math.abs((double) added[c] - explained.output().logits()[c]));
    }
    return gap;
  }

  private static double overlap(CellMap map, CellMap covered) {
    int[] ours = Ranks.descending(map.resampled(covered.height(), covered.width()).values());
    int[] theirs = Ranks.descending(covered.values());
    int top = (int) Math.ceil(TENTH * ours.length);
    boolean[] among = new boolean[theirs.length];
    for (int i = 0; i < top; i++) {
      among[theirs[i]] = true;
    }
    int both = 0;
    for (int i = 0; i < top; i++) {
      both += among[ours[i]] ? 1 : 0;
    }
    return (double) both / top;
  }
}
