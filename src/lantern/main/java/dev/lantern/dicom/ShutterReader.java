package dev.lantern.dicom;

import dev.lantern.imaging.Shutter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dcm4che3.data.Tag;

/// The Display Shutter module, PS3.3 C.7.6.11. A shape that cannot be one hides nothing.
final class ShutterReader {
  /// Corners of a polygon: an outline drawn by hand or found in the image has some hundreds. With
  /// more, a file would have each line of the screen wait.
  static final int MOST_CORNERS = 4096;

  private final DataElements elements;

  ShutterReader(DataElements elements) {
    this.elements = elements;
  }

  Optional<Shutter> read() {
    List<Shutter.Shape> shapes = new ArrayList<>();
    for (String shape : new LinkedHashSet<>(elements.texts(Tag.ShutterShape))) {
      switch (shape) {
        case "RECTANGULAR" -> rectangle().ifPresent(shapes::add);
        case "CIRCULAR" -> circle().ifPresent(shapes::add);
        case "POLYGONAL" -> polygon().ifPresent(shapes::add);
        // Not a shape of this module.
        default -> {}
      }
    }
    return shapes.isEmpty() ? Optional.empty() : Optional.of(new Shutter(shapes, level()));
  }

  private Optional<Shutter.Shape> rectangle() {
    OptionalInt left = elements.integer(Tag.ShutterLeftVerticalEdge);
    OptionalInt right = elements.integer(Tag.ShutterRightVerticalEdge);
    OptionalInt upper = elements.integer(Tag.ShutterUpperHorizontalEdge);
    OptionalInt lower = elements.integer(Tag.ShutterLowerHorizontalEdge);
    if (left.isEmpty() || right.isEmpty() || upper.isEmpty() || lower.isEmpty()) {
      return Optional.empty();
    }
    var found =
        new Shutter.Rectangle(
            left.getAsInt(), right.getAsInt(), upper.getAsInt(), lower.getAsInt());
    return found.left() > found.right() || found.upper() > found.lower()
        ? Optional.empty()
        : Optional.of(found);
  }

  /// Center of Circular Shutter (0018,1610): row, then column.
  private Optional<Shutter.Shape> circle() {
    List<Double> center = places(Tag.CenterOfCircularShutter);
    double radius = elements.decimal(Tag.RadiusOfCircularShutter).orElse(0);
    return center.size() == 2 && radius > 0
        ? Optional.of(new Shutter.Circle(center.get(1), center.get(0), radius))
        : Optional.empty();
  }

  /// Vertices of the Polygonal Shutter (0018,1620): row and column of each.
  private Optional<Shutter.Shape> polygon() {
    List<Double> vertices = places(Tag.VerticesOfThePolygonalShutter);
    if (vertices.size() > 2 * MOST_CORNERS) {
      return Optional.empty();
    }
    List<Shutter.Corner> corners = new ArrayList<>();
    for (int i = 0; i + 1 < vertices.size(); i += 2) {
      corners.add(new Shutter.Corner(vertices.get(i + 1), vertices.get(i)));
    }
    return corners.size() < 3 ? Optional.empty() : Optional.of(new Shutter.Polygon(corners));
  }

  /// The values, where all of them are such as an IS can hold (PS3.5 Table 6.2-1); else none.
  private List<Double> places(int tag) {
    List<Double> all = elements.decimals(tag);
    return all.stream().allMatch(value -> Math.abs(value) <= Integer.MAX_VALUE) ? all : List.of();
  }

  /// Shutter Presentation Value (0018,1622): a P-Value of 16 bits; black where the file is silent.
  private int level() {
    int value = elements.integer(Tag.ShutterPresentationValue).orElse(0);
    return (Math.clamp(value, 0, 0xffff) + 128) / 257;
  }
}
