package dev.lantern.explain;

import java.util.List;

/// What the stages of a network make of one image: the channels that stand out at each depth, and
/// what the last maps' channels add to each finding's score.
///
/// @param depths the finest grid first; without the last maps
/// @param last grid of the last feature maps, which the score is made of
/// @param scores one a finding, in the findings' order
public record LayerReport(List<Depth> depths, Grid last, List<Score> scores) {
  public LayerReport {
    depths = List.copyOf(depths);
    scores = List.copyOf(scores);
  }

  /// A grid of cells over the network's input.
  ///
  /// @param inputPerCell what a cell covers of the network's input
  /// @param sourcePerCell what a cell covers of the scan
  public record Grid(
      int rows, int columns, int channels, Extent inputPerCell, Extent sourcePerCell) {
    public Grid {
      if (rows < 1 || columns < 1 || channels < 1) {
        throw new IllegalArgumentException(
            "grid of %d × %d with %d channels".formatted(rows, columns, channels));
      }
    }
  }

  /// Pixels across and down.
  public record Extent(double width, double height) {
    public Extent {
      if (!(width > 0) || !(height > 0)) {
        throw new IllegalArgumentException("extent of " + width + " × " + height);
      }
    }
  }

  /// One depth before the last. A share in the score is not defined here: what lies between is not
  /// linear.
  ///
  /// @param constant channels that say the same everywhere in this image
  /// @param strongest those with the largest part in the depth's variance over the image, the
  ///     largest first
  public record Depth(Grid grid, int constant, List<Channel> strongest) {
    public Depth {
      strongest = List.copyOf(strongest);
    }
  }

  /// A channel that stands out.
  ///
  /// @param number in its depth, from 0
  /// @param part of the variance that all of the depth's channels have over the image, 0 to 1
  /// @param map how far it is from its own median over the image, either way; the farthest is 1
  public record Channel(int number, double part, SaliencyMap map) {}

  /// A finding's log-odds, taken apart: `channels + bias + mixing = logOdds`.
  ///
  /// @param finding id of the finding
  /// @param name of the finding, as shown
  /// @param logOdds before calibration
  /// @param channels what all channels of the last maps add together
  /// @param bias what the head adds to every image
  /// @param mixing what it adds that several classes count as one; 0 where each side has but one
  /// @param largest those channels that add or take the most, the largest first
  public record Score(
      String finding,
      String name,
      double logOdds,
      double channels,
      double bias,
      double mixing,
      List<Share> largest) {
    public Score {
      largest = List.copyOf(largest);
    }
  }

  /// What a channel of the last maps adds to a finding's log-odds: its weight times its mean.
  ///
  /// @param number in the last maps, from 0
  /// @param adds log-odds; below 0 it takes
  /// @param part of what all channels add and take, without their signs, 0 to 1
  /// @param map its values, the largest as 1, below 0 as 0
  public record Share(int number, double adds, double part, SaliencyMap map) {}
}
