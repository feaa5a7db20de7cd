package dev.lantern.labels;

import dev.lantern.imaging.ImageSource;
import dev.lantern.labels.LabelMatching.Unused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The work behind [LabelMatching]: who is found by path first, since a file name is only worth
/// something among those that are left.
final class LabelMatcher {
  private final Set<LabelRow> wanted;
  private final int blank;
  private final Path folder;
  private final List<Start> starts;
  private final List<ImageSource> sources;
  private final Map<Path, ImageSource> byPath = new HashMap<>();
  private final Map<ImageSource, List<LabelRow>> claims = new LinkedHashMap<>();
  private final List<LabelRow> waiting = new ArrayList<>();
  private final List<Unused> unused = new ArrayList<>();
  private int named;
  private int elsewhere;

  /// A folder where images were looked for.
  ///
  /// @param path as the user writes it
  private record Start(Path path, Path absolute) {}

  /// @param chosen rows that images are looked for; those of them without a label say nothing
  LabelMatcher(List<LabelRow> chosen, Path folder, List<Path> inputs, List<ImageSource> sources) {
    this.wanted = chosen.stream().filter(row -> !row.label().isEmpty()).collect(Collectors.toSet());
    this.blank = chosen.size() - wanted.size();
    this.folder = folder;
    this.sources = sources;
    this.starts =
        inputs.stream()
            .filter(Files::isDirectory)
            .map(input -> new Start(input, input.toAbsolutePath().normalize()))
            .toList();
    for (ImageSource source : sources) {
      if (source.entry().isEmpty()) {
        byPath.put(real(source.file()), source);
      }
    }
  }

  void add(LabelRow row) {
    if (row.file().isEmpty()) {
      refuse(List.of(row), "names no file");
    } else if (!claimed(row, Stream.of(folder))) {
      waiting.add(row);
    }
  }

  LabelMatching matching() {
    leaveElsewhere();
    waiting.removeIf(row -> claimed(row, starts.stream().map(Start::path)));
    leaveElsewhere();
    byName(waiting);
    Map<ImageSource, LabelRow> settled = new HashMap<>();
    int repeated = 0;
    for (Map.Entry<ImageSource, List<LabelRow>> claim : claims.entrySet()) {
      List<LabelRow> rows = claim.getValue().stream().filter(wanted::contains).toList();
      if (rows.isEmpty()) {
        continue;
      }
      if (rows.stream().map(row -> LabelWord.of(row.label())).distinct().count() == 1) {
        settled.put(claim.getKey(), rows.getFirst());
        repeated += rows.size() - 1;
      } else {
        refuse(rows, "contradicts another row of the same image");
      }
    }
    return new LabelMatching(settled, unused, repeated, named, elsewhere, blank);
  }

  /// A row that wants an image.
  ///
  /// @param folders that their paths have in common
  private record Wish(LabelRow row, int folders) {}

  /// A row that names folders means those: where paths lead to some of the images, only case and
  /// ending may differ; else the images are elsewhere than when the table was written, and as many
  /// of the folders have to fit as fit of any row.
  private void byName(List<LabelRow> rows) {
    PathEnds ends = freeImages(rows);
    int known = claims.isEmpty() ? most(ends, rows) : Integer.MAX_VALUE;
    Map<ImageSource, List<Wish>> wishes = new LinkedHashMap<>();
    for (LabelRow row : rows) {
      Optional<PathEnds.Likest> likest =
          ends.likest(row.file())
              .filter(images -> images.folders() >= Math.min(known, PathEnds.folders(row.file())))
              .filter(images -> images.images().stream().anyMatch(image -> means(row, image)));
      if (likest.isEmpty()) {
        lose(row);
      } else if (likest.get().images().size() > 1) {
        String count = Integer.toString(likest.get().images().size());
        refuse(List.of(row), "stands for " + count + " images of this name: give its path");
      } else {
        wishes
            .computeIfAbsent(likest.get().images().getFirst(), _ -> new ArrayList<>())
            .add(new Wish(row, likest.get().folders()));
      }
    }
    wishes.forEach(this::grant);
  }

  /// The most folders that a row has in common with an image of its name.
  private static int most(PathEnds ends, List<LabelRow> rows) {
    return rows.stream()
        .flatMap(row -> ends.likest(row.file()).stream())
        .mapToInt(PathEnds.Likest::folders)
        .max()
        .orElse(0);
  }

  private PathEnds freeImages(List<LabelRow> rows) {
    Set<String> wanted =
        rows.stream().map(row -> PathEnds.stem(row.file())).collect(Collectors.toSet());
    PathEnds ends = new PathEnds();
    for (ImageSource source : sources) {
      if (!claims.containsKey(source) && wanted.contains(PathEnds.stem(source.name()))) {
        ends.add(source);
      }
    }
    return ends;
  }

  /// The image goes to the row that has the most folders in common with it.
  private void grant(ImageSource image, List<Wish> wishes) {
    int most = wishes.stream().mapToInt(Wish::folders).max().orElse(0);
    List<LabelRow> nearest = new ArrayList<>();
    for (Wish wish : wishes) {
      if (wish.folders() == most) {
        nearest.add(wish.row());
      } else {
        lose(wish.row());
      }
    }
    if (nearest.stream().map(LabelRow::file).distinct().count() > 1) {
      refuse(nearest, "is one of several rows for one image of this name: give its path");
    } else {
      nearest.forEach(row -> claim(image, row));
      named += (int) nearest.stream().filter(wanted::contains).count();
    }
  }

  private void claim(ImageSource image, LabelRow row) {
    claims.computeIfAbsent(image, _ -> new ArrayList<>()).add(row);
  }

  private void refuse(List<LabelRow> rows, String why) {
    rows.stream().filter(wanted::contains).map(row -> new Unused(row, why)).forEach(unused::add);
  }

  /// There is no image for a row; where its file is there, it was only not asked for.
  private void lose(LabelRow row) {
    if (!leftElsewhere(row)) {
      refuse(List.of(row), "is not among the images");
    }
  }

  /// Where the table's paths lead to some of the images, a path that leads elsewhere means what it
  /// says. Where they lead to none, the images may be copies of those that it was written for.
  private void leaveElsewhere() {
    if (!claims.isEmpty()) {
      waiting.removeIf(this::leftElsewhere);
    }
  }

  private boolean leftElsewhere(LabelRow row) {
    boolean lies = own(row).isPresent();
    if (lies) {
      elsewhere += wanted.contains(row) ? 1 : 0;
    }
    return lies;
  }

  /// The file that a row's path leads to from the table's folder.
  private Optional<Path> own(LabelRow row) {
    try {
      return Optional.of(folder.resolve(row.file())).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// False where the row's own file is there, of the same format and with other content: then the
  /// image is no copy of it, and only has its name.
  private boolean means(LabelRow row, ImageSource image) {
    Optional<Path> own =
        own(row).filter(_ -> image.entry().isEmpty() && PathEnds.sameEnding(row.file(), image));
    try {
      return own.isEmpty() || Files.mismatch(own.get(), image.file()) < 0;
    } catch (IOException e) {
      return false;
    }
  }

  /// @param folders from which the row's path may lead to images; to several only from several
  /// @return false where it leads to none
  private boolean claimed(LabelRow row, Stream<Path> folders) {
    Set<ImageSource> images = located(folders, row);
    if (images.size() == 1) {
      claim(images.iterator().next(), row);
    } else if (images.size() > 1) {
      refuse(List.of(row), "lies in several of the folders");
    }
    return !images.isEmpty();
  }

  private Set<ImageSource> located(Stream<Path> folders, LabelRow row) {
    try {
      return folders
          .map(start -> start.resolve(row.file()))
          .flatMap(
              path -> Optional.ofNullable(byPath.get(real(path))).or(() -> linked(path)).stream())
          .filter(image -> means(row, image))
          .collect(Collectors.toSet());
    } catch (InvalidPathException e) {
      // No path on this machine: the file name may still be known.
      return Set.of();
    }
  }

  /// A file that lies in an input folder only by a link. The search does not follow links, since
  /// what is behind them was not named; here it is.
  private Optional<ImageSource> linked(Path path) {
    Path target = path.toAbsolutePath().normalize();
    for (Start start : starts) {
      if (target.startsWith(start.absolute()) && Files.isRegularFile(target)) {
        ImageSource source =
            ImageSource.of(start.path().resolve(start.absolute().relativize(target)));
        byPath.put(real(target), source);
        return Optional.of(source);
      }
    }
    return Optional.empty();
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }
}
