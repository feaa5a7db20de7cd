package dev.lantern.labels;

import dev.lantern.imaging.ImageSource;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Images by the end of their path: the name without the ending of an image file, and the folders
/// before it. Case makes no difference. A table that was written for other folders, for files since
/// converted, or with bare names, still finds its images so.
final class PathEnds {
  private static final Pattern ENDING =
      Pattern.compile("\\.(dcm|dicom|ima|png|jpe?g|bmp|tiff?)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern SEPARATOR = Pattern.compile("[/!]+");

  private final Map<String, List<ImageSource>> images = new HashMap<>();

  /// @param folders before the name that path and image have in common
  /// @param images that have as many
  record Likest(int folders, List<ImageSource> images) {
    Likest {
      images = List.copyOf(images);
    }
  }

  void add(ImageSource image) {
    for (String end : of(path(image))) {
      images.computeIfAbsent(end, _ -> new ArrayList<>()).add(image);
    }
  }

  /// The images that have the name of a path, and the most of its folders before it. Where one file
  /// came in several formats, the path's own ending decides.
  Optional<Likest> likest(String path) {
    List<String> ends = of(path);
    for (int folders = ends.size() - 1; folders >= 0; folders--) {
      List<ImageSource> alike = images.getOrDefault(ends.get(folders), List.of());
      if (!alike.isEmpty()) {
        String name = name(path);
        List<ImageSource> same =
            alike.stream().filter(image -> name(image.name()).equalsIgnoreCase(name)).toList();
        return Optional.of(new Likest(folders, same.size() == 1 ? same : alike));
      }
    }
    return Optional.empty();
  }

  /// Whether an image has the ending of a path, whatever their case.
  static boolean sameEnding(String path, ImageSource image) {
    return ending(path).equals(ending(image.name()));
  }

  /// The name of a path, by which it is worth being compared with another at all.
  static String stem(String path) {
    return of(path).getFirst();
  }

  /// How many folders a path names before its name.
  static int folders(String path) {
    long named =
        SEPARATOR.splitAsStream(path).filter(part -> !part.isEmpty() && !part.equals(".")).count();
    return Math.max(0, (int) named - 1);
  }

  /// `c`, `b/c`, `a/b/c` of `a/b/c.png`.
  private static List<String> of(String path) {
    String[] parts = SEPARATOR.split(alike(path), -1);
    List<String> ends = new ArrayList<>();
    String end = "";
    for (int i = parts.length - 1; i >= 0; i--) {
      end = ends.isEmpty() ? ENDING.matcher(parts[i]).replaceFirst("") : parts[i] + '/' + end;
      ends.add(end);
    }
    return ends;
  }

  /// From the root, so that a folder counts in which the program was started.
  private static String path(ImageSource image) {
    return new ImageSource(image.file().toAbsolutePath().normalize(), image.entry()).name();
  }

  /// Some systems take an ä apart into a letter and its dots.
  private static String alike(String path) {
    return Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static String ending(String path) {
    String name = name(path);
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String name(String path) {
    return path.substring(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')));
  }
}
