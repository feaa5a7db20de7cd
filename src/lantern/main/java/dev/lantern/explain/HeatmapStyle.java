package dev.lantern.explain;

import dev.lantern.imaging.ColourMap;
import java.util.List;

/// How a map is painted, and how much of it.
///
/// @param colours one of [#COLOURS]
/// @param cutOff values below it are left out; from 0, which leaves out none, to below 1
/// @param outline only the line along which the map has the value of the cut-off
public record HeatmapStyle(ColourMap colours, double cutOff, boolean outline) {
  /// In which a map shows no edge that it does not have, and is not taken for the image.
  public static final List<ColourMap> COLOURS =
      List.of(ColourMap.INFERNO, ColourMap.MAGMA, ColourMap.VIRIDIS, ColourMap.CIVIDIS);

  /// All of the map, in the first of the colours.
  public static final HeatmapStyle WHOLE = new HeatmapStyle(COLOURS.getFirst(), 0, false);

  public HeatmapStyle {
    if (!COLOURS.contains(colours)) {
      throw new IllegalArgumentException("a map in " + colours);
    }
    if (!(cutOff >= 0 && cutOff < 1)) {
      throw new IllegalArgumentException("cut-off " + cutOff);
    }
  }
}
