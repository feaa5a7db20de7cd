package dev.lantern.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What earlier reports of the same batch made and the next can use again: the small pictures of
/// the page, and the PDFs of studies that have not changed. The tables of a watched folder are
/// written again and again; only what is new in them costs time. For every thread.
public final class MadeParts {
  private final Map<Path, Picture> pictures = new HashMap<>();
  private final Map<String, List<Page>> studies = new HashMap<>();

  /// A file as it was when something was made of it.
  record Stamp(long bytes, FileTime changed) {
    /// @throws IOException where it is gone
    static Stamp of(Path file) throws IOException {
      return new Stamp(Files.size(file), Files.getLastModifiedTime(file));
    }
  }

  private static final class Picture {
    private final Stamp stamp;
    private final byte[] jpeg;

    private Picture(Stamp stamp, byte[] jpeg) {
      this.stamp = stamp;
      this.jpeg = jpeg;
    }
  }

  /// A page of a study's PDF: what it says, and the pictures on it.
  record Page(ReportRow row, List<Optional<Stamp>> pictures) {}

  /// The small picture of a heatmap's file; empty where none was made of the file as it is.
  synchronized Optional<byte[]> picture(Path heatmap) throws IOException {
    Stamp stamp = Stamp.of(heatmap);
    return Optional.ofNullable(pictures.get(heatmap))
        .filter(made -> made.stamp.equals(stamp))
        .map(made -> made.jpeg);
  }

  synchronized void keep(Path heatmap, Stamp stamp, byte[] jpeg) {
    pictures.put(heatmap, new Picture(stamp, jpeg));
  }

  /// Forgets the small pictures of all other files, so that no more are held than a page shows.
  synchronized void keepOnly(Collection<Path> heatmaps) {
    pictures.keySet().retainAll(new HashSet<>(heatmaps));
  }

  /// Whether a study's PDF holds just these pages.
  synchronized boolean has(String study, List<Page> pages) {
    return pages.equals(studies.get(study));
  }

  synchronized void keep(String study, List<Page> pages) {
    studies.put(study, List.copyOf(pages));
  }
}
