package dev.lantern.inputs;

import java.io.File;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// A pattern of paths, as a shell would expand it: `*`, `?`, `[…]` and `{…,…}` within a name, `**`
/// for any folders, or none. A name that begins with a point is matched by a pattern that does so
/// too. Not expanded by regular expressions over whole paths: a walk is to enter only folders that
/// can hold a match.
public final class PathPattern implements ScanInput {
  private static final String DEEP = "**";

  private final String words;
  private final Path folder;
  private final List<Step> steps;

  private PathPattern(String words, Path folder, List<Step> steps) {
    this.words = words;
    this.folder = folder;
    this.steps = steps;
  }

  /// What one name of a path has to look like.
  private record Step(String glob, PathMatcher matcher) {
    static Step of(String glob) {
      return new Step(glob, FileSystems.getDefault().getPathMatcher("glob:" + glob));
    }

    boolean deep() {
      return glob.equals(DEEP);
    }

    boolean takes(Path name) {
      boolean hidden = name.toString().startsWith(".") && !glob.startsWith(".");
      return !hidden && (deep() || matcher.matches(name));
    }
  }

  static boolean isPattern(String word) {
    return firstMagic(word) < word.length();
  }

  /// @throws InputException where it is no pattern that can be understood, or the folder that it
  ///     starts from is not there
  static PathPattern parse(String word) throws InputException {
    int end = firstMagic(word);
    while (end > 0 && !isSeparator(word.charAt(end - 1))) {
      end--;
    }
    try {
      Path folder = Path.of(word.substring(0, end));
      if (!Files.isDirectory(folder)) {
        throw new InputException("There is no folder " + folder + " to look for " + word + " in.");
      }
      return new PathPattern(word, folder, steps(word.substring(end)));
    } catch (InvalidPathException | PatternSyntaxException e) {
      throw new InputException("There is no " + word + ", nor is it a pattern.", e);
    }
  }

  private static List<Step> steps(String rest) {
    return Stream.of(rest.split(File.separatorChar == '\\' ? "[/\\\\]" : "/"))
        .filter(step -> !step.isEmpty())
        .map(Step::of)
        .toList();
  }

  private static int firstMagic(String word) {
    int at = 0;
    while (at < word.length() && "*?[{".indexOf(word.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static boolean isSeparator(char character) {
    return character == '/' || character == File.separatorChar;
  }

  /// Where its matches lie.
  Path folder() {
    return folder;
  }

  /// As it was written.
  String words() {
    return words;
  }

  @Override
  public Optional<Path> base() {
    return Optional.of(folder);
  }

  /// Where a walk stands in the pattern: indices of the steps that the next name may answer.
  record Place(Set<Integer> next) {}

  /// At the folder that the pattern starts from.
  Place start() {
    Set<Integer> next = new TreeSet<>();
    enter(0, next);
    return new Place(next);
  }

  /// True where a name completes the pattern.
  boolean ends(Place place, Path name) {
    int last = steps.size() - 1;
    return place.next().contains(last) && steps.get(last).takes(name);
  }

  /// Within a folder of that name; nowhere where it can hold no match.
  ///
  /// @param link the folder is a link: `**` follows none, and so cannot go round
  Place beneath(Place place, Path name, boolean link) {
    Set<Integer> next = new TreeSet<>();
    for (int index : place.next()) {
      Step step = steps.get(index);
      if (step.takes(name)) {
        if (!step.deep()) {
          enter(index + 1, next);
        } else if (!link) {
          enter(index, next);
        }
      }
    }
    return new Place(next);
  }

  /// `**` may stand for no folder at all: what follows it is possible as well.
  private void enter(int index, Set<Integer> next) {
    int step = index;
    while (step < steps.size()) {
      next.add(step);
      if (!steps.get(step).deep()) {
        return;
      }
      step++;
    }
  }
}
