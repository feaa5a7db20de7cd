package dev.lantern.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// The small pictures that the page of a batch holds, of heatmaps that are on disk. Those of the
/// most urgent images are made while the batch still has their pixels; a page that wants another,
/// of an earlier run, reads its file. For every thread.
final class PagePictures {
  private final int most;
  private final Map<Path, Picture> pictures = new HashMap<>();
  private final PriorityQueue<Urgent> urgent =
      new PriorityQueue<>(Comparator.comparingDouble(Urgent::urgency));

  private record Urgent(double urgency, Path heatmap) {}

  private static final class Picture {
    private final FileStamp stamp;
    private final byte[] jpeg;

    private Picture(FileStamp stamp, byte[] jpeg) {
      this.stamp = stamp;
      this.jpeg = jpeg;
    }
  }

  /// @param most pictures that the page can show
  PagePictures(int most) {
    this.most = most;
  }

  /// Makes the picture of a heatmap that was just written, if so far few are more urgent.
  void offer(Path heatmap, double urgency, DrawnPicture drawn) throws IOException {
    if (isWanted(urgency)) {
      keep(heatmap, FileStamp.of(heatmap), Thumbnails.of(drawn));
      rank(new Urgent(urgency, heatmap));
    }
  }

  private synchronized boolean isWanted(double urgency) {
    return urgent.size() < most || (most > 0 && urgency > urgent.element().urgency());
  }

  private synchronized void rank(Urgent made) {
    urgent.add(made);
    while (urgent.size() > most) {
      pictures.remove(urgent.remove().heatmap());
    }
  }

  /// Empty where none was made of the file as it is.
  synchronized Optional<byte[]> of(Path heatmap) throws IOException {
    FileStamp stamp = FileStamp.of(heatmap);
    return Optional.ofNullable(pictures.get(heatmap))
        .filter(made -> made.stamp.equals(stamp))
        .map(made -> made.jpeg);
  }

  /// @param stamp of the file from which the picture was made
  synchronized void keep(Path heatmap, FileStamp stamp, byte[] jpeg) {
    pictures.put(heatmap, new Picture(stamp, jpeg));
  }

  /// Forgets those of all other files, so that no more are held than a page shows.
  synchronized void keepOnly(Collection<Path> heatmaps) {
    pictures.keySet().retainAll(new HashSet<>(heatmaps));
  }
}
