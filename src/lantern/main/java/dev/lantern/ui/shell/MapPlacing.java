package dev.lantern.ui.shell;

import dev.lantern.explain.SaliencyMap;
import dev.lantern.ui.findings.FindingsViewModel;
import dev.lantern.ui.findings.ShownMap;
import dev.lantern.ui.findings.WithoutViewModel;
import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.viewports.ViewportsViewModel;
import java.util.Optional;

/// Lays heatmaps over the images that they belong to.
final class MapPlacing {
  private final ViewportsViewModel viewports;
  private final FindingsViewModel findings;
  private final RegionFlow regions;

  MapPlacing(ViewportsViewModel viewports, FindingsViewModel findings, WithoutViewModel without) {
    this.viewports = viewports;
    this.findings = findings;
    this.regions = new RegionFlow(viewports.active(), findings, without, this::place);
    findings.shownMap().subscribe(this::place);
    findings.heatmapOn().subscribe(this::hideOthers);
    findings.readFirst().subscribe(this::hideOthers);
  }

  /// A map is laid over the image that it belongs to, and over its first frame alone.
  void place() {
    ViewerViewModel viewer = viewports.active().get();
    Optional<ShownMap> map =
        regions
            .map()
            .filter(
                candidate ->
                    viewer
                        .shown()
                        .get()
                        .filter(now -> now.index() == 0)
                        .filter(now -> now.image().source().equals(candidate.source()))
                        .isPresent());
    Optional<SaliencyMap> layer = map.map(one -> one.made().map());
    viewer.heatmapBelowThreshold().set(map.isPresent() && !map.get().finding().positive());
    viewer
        .heatmapCaption()
        .set(map.map(one -> findings.methods().names().caption(one.made())).orElse(""));
    viewer.heatmap().set(layer);
  }

  /// A map stays with its image when another viewport becomes the active one, but not against the
  /// reader's will.
  private void hideOthers() {
    if (!findings.heatmapOn().get() || findings.readFirst().get()) {
      viewports.visible().get().stream()
          .filter(other -> other != viewports.active().get())
          .forEach(other -> other.heatmap().set(Optional.empty()));
    }
  }
}
