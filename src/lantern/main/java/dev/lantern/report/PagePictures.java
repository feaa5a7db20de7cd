package dev.lantern.report;

import dev.lantern.imaging.FileStamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The small pictures that the page of a batch holds, of heatmaps that are on disk. Those of the
/// most urgent images are made while the batch still has their pixels; a page that wants another,
/// of an earlier run, reads its file. For every thread.
final class PagePictures {
  private static final Logger LOG = LoggerFactory.getLogger(PagePictures.class);

  private final int most;
  private final Map<Path, Picture> pictures = new HashMap<>();

  private static final class Picture {
    private final double urgency;
    private final FileStamp stamp;
    private final byte[] jpeg;

    private Picture(double urgency, FileStamp stamp, byte[] jpeg) {
      this.urgency = urgency;
      this.stamp = stamp;
      this.jpeg = jpeg;
    }
  }

  /// @param most pictures that the page can show: no more are held
  PagePictures(int most) {
    this.most = most;
  }

  /// Keeps the picture of a heatmap that was just written, if so far few are more urgent.
  void offer(Path heatmap, double urgency, SmallPicture small) {
    if (!isWanted(urgency)) {
      return;
    }
    try {
      keep(heatmap, urgency, FileStamp.of(heatmap), Thumbnails.of(small));
    } catch (IOException e) {
      LOG.warn("a small picture was not made: {}", e.getClass().getName());
    }
  }

  private synchronized boolean isWanted(double urgency) {
    return pictures.size() < most
        || pictures.values().stream().anyMatch(picture -> picture.urgency < urgency);
  }

  /// Empty where none was made of the file as it is.
  synchronized Optional<byte[]> of(Path heatmap) throws IOException {
    FileStamp stamp = FileStamp.of(heatmap);
    return Optional.ofNullable(pictures.get(heatmap))
        .filter(made -> made.stamp.equals(stamp))
        .map(made -> made.jpeg);
  }

  /// @param stamp of the file from which the picture was made
  synchronized void keep(Path heatmap, double urgency, FileStamp stamp, byte[] jpeg) {
    pictures.put(heatmap, new Picture(urgency, stamp, jpeg));
    if (pictures.size() > most) {
      pictures.entrySet().stream()
          .min(Comparator.comparingDouble(made -> made.getValue().urgency))
          .ifPresent(least -> pictures.remove(least.getKey()));
    }
  }
}
