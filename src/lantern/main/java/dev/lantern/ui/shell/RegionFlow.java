package dev.lantern.ui.shell;

import dev.lantern.imaging.Region;
import dev.lantern.pipeline.ImageOutcome;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.findings.FindingsViewModel;
import dev.lantern.ui.findings.ShownMap;
import dev.lantern.ui.findings.WithoutState;
import dev.lantern.ui.findings.WithoutViewModel;
import dev.lantern.ui.viewer.RegionResult;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// Joins the brush and the network: when a stroke ends, the image is judged without what is marked,
/// and its map takes the place of the scan's until the region is gone.
final class RegionFlow {
  private final ObservableValue<ViewerViewModel> active;
  private final FindingsViewModel findings;
  private final WithoutViewModel without;

  /// @param active the viewport that the network looks at: what is marked in another is forgotten
  /// @param placeMap called whenever [#map] may have changed
  RegionFlow(
      ObservableValue<ViewerViewModel> active,
      FindingsViewModel findings,
      WithoutViewModel without,
      Runnable placeMap) {
    this.active = active;
    this.findings = findings;
    this.without = without;
    findings.state().subscribe((before, now) -> allow());
    active.flatMap(ViewerViewModel::shown).subscribe((before, now) -> allow());
    active.flatMap(viewer -> viewer.brush().region()).subscribe(this::look);
    active.subscribe(
        (before, now) -> {
          before.brush().allowed().set(false);
          allow();
        });
    without.looking().subscribe((before, now) -> tell());
    without.state().subscribe((before, now) -> tell());
    without.state().subscribe((before, now) -> placeMap.run());
    findings.selected().subscribe((before, now) -> placeMap.run());
    findings.heatmapOn().subscribe((before, now) -> placeMap.run());
  }

  /// The frame on the screen, where it is the one that the network judged.
  private Optional<ImageOutcome.Diagnosed> judged() {
    Optional<ShownFrame> shown = active.getValue().shown().get().filter(now -> now.index() == 0);
    return shown.isPresent()
            && findings.state().get() instanceof FindingsState.Judged judged
            && judged.outcome().image() == shown.get().image()
        ? Optional.of(judged.outcome())
        : Optional.empty();
  }

  private void allow() {
    active.getValue().brush().allowed().set(judged().isPresent());
  }

  private void look(Optional<Region> region) {
    Optional<ImageOutcome.Diagnosed> image = judged();
    if (region.isPresent() && image.isPresent()) {
      without.look(image.get(), region.get());
    } else {
      without.forget();
    }
  }

  private void tell() {
    active
        .getValue()
        .brush()
        .result()
        .set(without.looking().get() ? RegionResult.LOOKING : result());
  }

  private RegionResult result() {
    return switch (without.state().get()) {
      case WithoutState.None _ -> RegionResult.NONE;
      case WithoutState.Judged _ -> RegionResult.SEEN;
      case WithoutState.Refused _, WithoutState.Missing _ -> RegionResult.MISSING;
    };
  }

  /// The map to be seen: that of the image without the region where there is one, marked where the
  /// finding is below its threshold, else the scan's.
  Optional<ShownMap> map() {
    return without.state().get() instanceof WithoutState.Judged
        ? withoutMap()
        : findings.shownMap().get();
  }

  private Optional<ShownMap> withoutMap() {
    return findings.heatmapOn().get() ? without.map(findings.selected().get()) : Optional.empty();
  }
}
