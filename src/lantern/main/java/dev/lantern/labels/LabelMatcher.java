package dev.lantern.labels;

import dev.lantern.imaging.ImageSource;
import dev.lantern.labels.LabelMatching.Missing;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The work behind [LabelMatching]: who is found by path first, since a file name is only worth
/// something among those that are left.
final class LabelMatcher {
  private final Path folder;
  private final List<Path> inputs;
  private final List<ImageSource> sources;
  private final Map<Path, ImageSource> byPath = new HashMap<>();
  private final Map<ImageSource, List<LabelRow>> claims = new LinkedHashMap<>();
  private final Map<String, List<LabelRow>> waiting = new LinkedHashMap<>();
  private final List<Missing> missing = new ArrayList<>();

  LabelMatcher(Path folder, List<Path> inputs, List<ImageSource> sources) {
    this.folder = folder;
    this.inputs = inputs;
    this.sources = sources;
    for (ImageSource source : sources) {
      if (source.entry().isEmpty()) {
        byPath.put(real(source.file()), source);
      }
    }
  }

  void add(LabelRow row) {
    Set<ImageSource> images = located(row.file());
    if (images.isEmpty()) {
      waiting.computeIfAbsent(name(row.file()), _ -> new ArrayList<>()).add(row);
    } else if (images.size() == 1) {
      claim(images.iterator().next(), row);
    } else {
      missing.add(new Missing(row, "lies in several of the folders"));
    }
  }

  LabelMatching matching() {
    Map<String, List<ImageSource>> free = new HashMap<>();
    for (ImageSource source : sources) {
      if (!claims.containsKey(source)) {
        free.computeIfAbsent(name(source.name()), _ -> new ArrayList<>()).add(source);
      }
    }
    waiting.forEach((name, rows) -> byName(rows, free.getOrDefault(name, List.of())));
    Map<ImageSource, LabelRow> settled = new HashMap<>();
    int repeated = 0;
    for (Map.Entry<ImageSource, List<LabelRow>> claim : claims.entrySet()) {
      List<LabelRow> rows = claim.getValue();
      if (rows.stream().map(row -> LabelWord.of(row.label())).distinct().count() == 1) {
        settled.put(claim.getKey(), rows.getFirst());
        repeated += rows.size() - 1;
      } else {
        refuse(rows, "another row labels the same image otherwise");
      }
    }
    return new LabelMatching(settled, missing, repeated);
  }

  private void byName(List<LabelRow> rows, List<ImageSource> images) {
    if (images.isEmpty()) {
      refuse(rows, "is not among the images");
    } else if (images.size() > 1) {
      refuse(rows, "stands for " + images.size() + " images of this name: give its path");
    } else if (rows.stream().map(LabelRow::file).distinct().count() > 1) {
      refuse(rows, "is one of several rows for one image of this name: give its path");
    } else {
      rows.forEach(row -> claim(images.getFirst(), row));
    }
  }

  private void claim(ImageSource image, LabelRow row) {
    claims.computeIfAbsent(image, _ -> new ArrayList<>()).add(row);
  }

  private void refuse(List<LabelRow> rows, String why) {
    rows.forEach(row -> missing.add(new Missing(row, why)));
  }

  /// The images that a row's path leads to; more than one only from different folders.
  private Set<ImageSource> located(String file) {
    Set<ImageSource> images = new LinkedHashSet<>();
    if (file.isEmpty()) {
      return images;
    }
    try {
      find(folder.resolve(file), images);
      if (images.isEmpty()) {
        inputs.forEach(input -> find(input.resolve(file), images));
      }
    } catch (InvalidPathException e) {
      // No path on this machine: the file name may still be known.
      images.clear();
    }
    return images;
  }

  private void find(Path path, Set<ImageSource> images) {
    Stream.ofNullable(byPath.get(real(path))).forEach(images::add);
  }

  private static String name(String path) {
    return path.substring(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')));
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }
}
