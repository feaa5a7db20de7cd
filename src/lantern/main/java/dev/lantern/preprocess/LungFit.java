package dev.lantern.preprocess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Seeks the box in which the outline of the lungs fits an image best: lungs are dark and what is
/// round them is bright, so that the grey value rises outward across the outline. Every box of a
/// coarse grid is tried, and the best ones are moved edge by edge while that helps.
final class LungFit {
  /// Half of the way across the outline, in shares of the image.
  private static final double REACH = 0.014;

  /// Steeper rises count no more: the edge of the film is steeper than any lung's.
  private static final double STEEPEST = 0.4;

  /// What a unit of strangeness costs, in rises of both lungs.
  private static final double STRANGENESS = 0.01;

  /// A rise that is seen.
  private static final double SEEN = 0.03;

  private static final int STARTS = 5;
  private static final double FIRST_STEP = 0.02;
  private static final double LAST_STEP = 0.003;

  /// Of left, right, top and bottom: alone, by pairs, and one against the other.
  private static final int[][] MOVES = {
    {1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1},
    {-1, 0, 0, 0}, {0, -1, 0, 0}, {0, 0, -1, 0}, {0, 0, 0, -1},
    {1, 1, 0, 0}, {-1, -1, 0, 0}, {0, 0, 1, 1}, {0, 0, -1, -1},
    {-1, 1, 0, 0}, {1, -1, 0, 0}
  };

  private final float[] grey;
  private final int side;

  /// @param grey side × side values from 0 to 1, local contrast evened out and smoothed
  LungFit(float[] grey, int side) {
    this.grey = grey;
    this.side = side;
  }

  private record Tried(LungBox box, double worth) {}

  LungBox best() {
    return grid().stream()
        .map(this::tried)
        .sorted(Comparator.comparingDouble(Tried::worth).reversed())
        .limit(STARTS)
        .map(this::improved)
        .max(Comparator.comparingDouble(Tried::worth))
        .orElseThrow()
        .box();
  }

  /// What speaks for lungs in a box.
  LungQuality quality(LungBox box) {
    double[] left = rises(box, false);
    double[] right = rises(box, true);
    return new LungQuality(
        Math.min(seen(left), seen(right)),
        (seen(left) + seen(right)) / 2,
        (mean(left) + mean(right)) / 2);
  }

  private static List<LungBox> grid() {
    List<LungBox> boxes = new ArrayList<>();
    for (int width = 55; width <= 95; width += 5) {
      for (double height = 0.5; height <= 1; height += 0.0625) {
        for (int x = 44; x <= 56; x += 3) {
          for (int y = 36; y <= 63; y += 3) {
            boxes.add(LungBox.around(x / 100.0, y / 100.0, width / 100.0, height));
          }
        }
      }
    }
    return boxes;
  }

  private Tried tried(LungBox box) {
    return new Tried(
        box, mean(rises(box, false)) + mean(rises(box, true)) - STRANGENESS * box.strangeness());
  }

  private Tried improved(Tried start) {
    Tried best = start;
    double step = FIRST_STEP;
    while (step > LAST_STEP) {
      Tried next = best;
      for (int[] move : MOVES) {
        Tried moved =
            tried(best.box().moved(step * move[0], step * move[1], step * move[2], step * move[3]));
        next = moved.worth() > next.worth() ? moved : next;
      }
      if (next.worth() > best.worth()) {
        best = next;
      } else {
        step /= 2;
      }
    }
    return best;
  }

  /// How far the grey value rises outward at each place of one lung's outline.
  private double[] rises(LungBox box, boolean mirrored) {
    double[] rises = new double[LungOutline.PLACES.size()];
    for (int i = 0; i < rises.length; i++) {
      LungOutline.Place place = LungOutline.PLACES.get(i);
      double placeX = mirrored ? 1 - place.x() : place.x();
      double x = box.left() + placeX * box.width();
      double y = box.top() + place.y() * box.height();
      double outX = (mirrored ? -place.outX() : place.outX()) / box.width();
      double outY = place.outY() / box.height();
      double length = Math.hypot(outX, outY) / REACH;
      double rise =
          at(x + outX / length, y + outY / length) - at(x - outX / length, y - outY / length);
      rises[i] = Math.clamp(rise, -STEEPEST, STEEPEST);
    }
    return rises;
  }

  /// Beyond the image, the border's value.
  private double at(double x, double y) {
    int column = (int) Math.clamp(Math.floor(x * side), 0, side - 1);
    int row = (int) Math.clamp(Math.floor(y * side), 0, side - 1);
    return grey[row * side + column];
  }

  private static double mean(double[] rises) {
    double sum = 0;
    for (double rise : rises) {
      sum += rise;
    }
    return sum / rises.length;
  }

  private static double seen(double[] rises) {
    int count = 0;
    for (double rise : rises) {
      count += rise > SEEN ? 1 : 0;
    }
    return (double) count / rises.length;
  }
}
