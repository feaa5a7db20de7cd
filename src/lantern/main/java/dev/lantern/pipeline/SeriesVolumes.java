package dev.lantern.pipeline;

import dev.lantern.imaging.FrameDisplay.ImagePlane;
import dev.lantern.pipeline.Series.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Counts the volumes in the order that [SeriesGrouping] gives. A frame is of the volume after that
/// of the last frame at its place, or of a later one, where the order has turned back to its first
/// places more often: one volume may lack a place.
final class SeriesVolumes {
  private final List<Stack> stacks = new ArrayList<>();

  private SeriesVolumes() {}

  /// Which volume each frame is of, from 0, where it has no place, too.
  static List<Integer> of(List<Place> order) {
    SeriesVolumes volumes = new SeriesVolumes();
    return order.stream().map(place -> place.plane().map(volumes::next).orElse(0)).toList();
  }

  private int next(ImagePlane plane) {
    Stack stack =
        stacks.stream()
            .filter(known -> known.first.sharesOrientationWith(plane))
            .findFirst()
            .orElseGet(() -> begun(plane));
    return stack.next(plane.alongNormal());
  }

  private Stack begun(ImagePlane plane) {
    Stack stack = new Stack(plane);
    stacks.add(stack);
    return stack;
  }

  private static final class Stack {
    private final ImagePlane first;

    /// The volume of the last frame at each place, by millimetres along the normal.
    private final NavigableMap<Double, Integer> last = new TreeMap<>();

    private double before = Double.NEGATIVE_INFINITY;
    private int turns;

    Stack(ImagePlane first) {
      this.first = first;
    }

    int next(double alongNormal) {
      if (alongNormal < before - VolumeOrder.SAME) {
        turns++;
      }
      before = alongNormal;
      double place =
          Optional.ofNullable(last.floorKey(alongNormal + VolumeOrder.SAME))
              .filter(known -> known > alongNormal - VolumeOrder.SAME)
              .orElse(alongNormal);
      int volume = Math.max(turns, last.getOrDefault(place, -1) + 1);
      last.put(place, volume);
      return volume;
    }
  }
}
