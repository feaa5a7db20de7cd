package dev.lantern.ui.layers;

import dev.lantern.explain.LayerReport;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.imaging.ScanImage;
import java.util.List;

/// What the window has to show.
public sealed interface LayersState {
  /// No image that the network judged is on the screen.
  record Idle() implements LayersState {}

  /// The network is looking.
  record Running() implements LayersState {}

  /// There is nothing to show.
  ///
  /// @param sentence why
  record Missing(String sentence) implements LayersState {}

  /// The channels of an image.
  ///
  /// @param depths a list of pictures for each depth of the report
  /// @param scores a list of pictures for each finding of the report
  record Seen(
      ScanImage image,
      LayerReport report,
      List<List<LayerPicture>> depths,
      List<List<LayerPicture>> scores)
      implements LayersState {
    public Seen {
      depths = List.copyOf(depths);
      scores = List.copyOf(scores);
    }
  }

  /// A channel to be seen large.
  ///
  /// @param row of the window, from 0
  /// @param place in the row, from 0
  record Chosen(int row, int place, SaliencyMap map) {}
}
