package dev.lantern.ui.viewports;

import dev.lantern.imaging.PlaneGeometry;
import dev.lantern.pipeline.Series;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Which frame belongs beside another. Where both series share their coordinates, that of the same
/// place. Where they do not, as in a study of another day, that as many millimetres away from where
/// the two stood when they began to go together; of several volumes, as many volumes away; without
/// places, as many frames away. Planes that cross each other do not go together.
final class ScrollLink {
  private final Map<Series, SeriesPlanes> planes = new HashMap<>();
  private final Map<ViewerViewModel, Anchor> anchors = new HashMap<>();

  /// Where two viewports stood when they began to go together.
  ///
  /// @param set where the follower was put last: elsewhere, the reader has moved it
  private record Anchor(Series led, Series following, int lead, int follow, int set) {
    boolean shareCoordinates() {
      return led.header().identity().sharesCoordinatesWith(following.header().identity());
    }

    boolean holds(Series leading, Series beside, int position) {
      return led.equals(leading) && following.equals(beside) && set == position;
    }

    Anchor withSet(int position) {
      return new Anchor(led, following, lead, follow, position);
    }
  }

  /// The two go together from here.
  void begin() {
    anchors.clear();
    planes.clear();
  }

  /// Brings another viewport to where the leader is now.
  ///
  /// @param before the leader's position until now
  void follow(ViewerViewModel leader, int before, ViewerViewModel other) {
    Optional<Series> led = leader.series().get();
    Optional<Series> following = other.series().get();
    if (led.isPresent() && following.isPresent()) {
      Anchor anchor = anchor(led.get(), following.get(), before, other);
      OptionalInt place = place(leader.position().get(), anchor);
      place.ifPresent(other::goTo);
      anchors.put(other, anchor.withSet(other.position().get()));
    }
  }

  private Anchor anchor(Series led, Series following, int before, ViewerViewModel other) {
    int now = other.position().get();
    return Optional.ofNullable(anchors.get(other))
        .filter(known -> known.holds(led, following, now))
        .orElseGet(() -> new Anchor(led, following, before, now, now));
  }

  private OptionalInt place(int position, Anchor anchor) {
    SeriesPlanes lead = planes.computeIfAbsent(anchor.led(), SeriesPlanes::new);
    SeriesPlanes follow = planes.computeIfAbsent(anchor.following(), SeriesPlanes::new);
    Optional<PlaneGeometry> now = lead.at(position);
    Optional<PlaneGeometry> from = lead.at(anchor.lead());
    Optional<PlaneGeometry> beside = follow.at(anchor.follow());
    if (now.isEmpty() || from.isEmpty() || beside.isEmpty()) {
      return OptionalInt.of(anchor.follow() + position - anchor.lead());
    }
    if (!now.get().parallelTo(beside.get())) {
      return OptionalInt.empty();
    }
    int volume =
        follow.volume(anchor.follow()) + lead.volume(position) - lead.volume(anchor.lead());
    if (anchor.shareCoordinates()) {
      return follow.nearest(plane -> Math.abs(plane.before(now.get().middle())), volume);
    }
    double way = from.get().before(now.get().middle());
    return follow.nearest(plane -> Math.abs(beside.get().before(plane.middle()) - way), volume);
  }
}
