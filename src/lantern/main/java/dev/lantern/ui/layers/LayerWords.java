package dev.lantern.ui.layers;

import dev.lantern.explain.LayerReport;
import dev.lantern.ui.words.LogOdds;
import dev.lantern.ui.words.Percent;
import dev.lantern.ui.words.Words;

/// What depths, channels and shares are called.
final class LayerWords {
  private final Words words;

  LayerWords(Words words) {
    this.words = words;
  }

  /// @param depth from 0, the finest grid first
  /// @param depths how many there are before the last maps
  String depth(int depth, int depths) {
    if (depth == 0) {
      return words.of("layers.depth.first");
    }
    return words.of(depth < depths - 1 ? "layers.depth.middle" : "layers.depth.late");
  }

  /// Measured: the grid, and what one of its cells covers.
  String grid(LayerReport.Grid grid) {
    return words.of(
        "layers.grid",
        grid.rows(),
        grid.columns(),
        pixels(grid.inputPerCell().width()),
        pixels(grid.inputPerCell().height()),
        pixels(grid.sourcePerCell().width()),
        pixels(grid.sourcePerCell().height()));
  }

  String channels(LayerReport.Depth depth) {
    return words.of("layers.channels", depth.grid().channels(), depth.constant());
  }

  String channel(LayerReport.Channel channel) {
    return words.of("layers.channel", channel.number());
  }

  String part(LayerReport.Channel channel) {
    return words.of("layers.part", Percent.of(channel.part()));
  }

  String channel(LayerReport.Share share) {
    return words.of("layers.channel", share.number());
  }

  String share(LayerReport.Share share) {
    return words.of("layers.share", LogOdds.of(words, share.adds()), Percent.of(share.part()));
  }

  /// The whole sum: nothing that makes the score is left out.
  String sum(LayerReport.Score score, LayerReport.Grid last) {
    String channels =
        words.of(
            "layers.sum",
            last.channels(),
            LogOdds.of(words, score.channels()),
            LogOdds.of(words, score.bias()));
    String mixing =
        Math.abs(score.mixing()) < 0.0005
            ? ""
            : words.of("layers.sum.mixing", LogOdds.of(words, score.mixing()));
    return channels
        + mixing
        + words.of("layers.sum.end", LogOdds.of(words, score.logOdds()), score.name());
  }

  private String pixels(double extent) {
    return extent == Math.rint(extent)
        ? Long.toString(Math.round(extent))
        : words.decimal(extent, 1);
  }
}
