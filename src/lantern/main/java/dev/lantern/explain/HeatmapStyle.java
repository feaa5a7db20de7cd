package dev.lantern.explain;

/// How much of a map is painted.
///
/// @param cutOff values below it are left out; from 0, which leaves out none, to below 1
/// @param outline only the line along which the map has the value of the cut-off
public record HeatmapStyle(double cutOff, boolean outline) {
  /// All of the map.
  public static final HeatmapStyle WHOLE = new HeatmapStyle(0, false);

  public HeatmapStyle {
    if (!(cutOff >= 0 && cutOff < 1)) {
      throw new IllegalArgumentException("cut-off " + cutOff);
    }
  }
}
