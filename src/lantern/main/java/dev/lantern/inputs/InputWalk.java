package dev.lantern.inputs;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import dev.lantern.inputs.FolderWalk.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Finds the files behind inputs. A file that is named twice, by different paths, by links or in
/// another case, comes once, and by the same name whatever the order of the inputs: as a file of a
/// folder before a match of a pattern, before a file named by itself, before a link.
public final class InputWalk {
  private static final Comparator<Path> PLAINER_FIRST =
      Comparator.comparingInt((Path path) -> path.toString().length())
          .thenComparing(Comparator.naturalOrder());

  private final ScanInputs inputs;
  private final InputVisitor visitor;
  private final FileIdentities files = new FileIdentities();
  private final FolderWalk folders;

  public InputWalk(ScanInputs inputs, InputVisitor visitor) {
    this.inputs = inputs;
    this.visitor = visitor;
    this.folders = new FolderWalk(inputs.recursive(), inputs.leftOut(), files, visitor);
  }

  /// @param origin what led to it, in words for a reason; empty where nobody has to be told
  /// @param itself the user named it, and not only a folder above it
  private record Named(Path path, String origin, boolean itself) {}

  /// Visits everything.
  ///
  /// @return patterns, as they were written, that match nothing
  public List<String> run() {
    List<Named> named = new ArrayList<>();
    List<PathPattern> patterns = new ArrayList<>();
    for (ScanInput input : inputs.inputs()) {
      switch (input) {
        case ScanInput.Place(Path path) -> named.add(new Named(path, "", true));
        case ScanInput.Arrived(Path path) -> named.add(new Named(path, "", false));
        case PathList list -> addLines(list, named);
        case PathPattern pattern -> patterns.add(pattern);
      }
    }
    named.sort(Comparator.comparing(Named::path, PLAINER_FIRST));
    List<Named> plain = named.stream().filter(each -> !walked(each.path())).toList();
    List<String> unmatched =
        patterns.stream()
            .filter(pattern -> !visitor.cancelled() && !expand(pattern))
            .map(PathPattern::words)
            .toList();
    for (Named each : plain) {
      if (!visitor.cancelled()) {
        offer(each);
      }
    }
    folders.followLinks();
    return visitor.cancelled() ? List.of() : unmatched;
  }

  /// How many folders were met, and not entered, since the inputs are not recursive.
  public int notEntered() {
    return folders.notEntered();
  }

  /// @return false where it is no folder
  private boolean walked(Path path) {
    if (visitor.cancelled() || !Files.isDirectory(path)) {
      return false;
    }
    folders.walk(path);
    return true;
  }

  private void addLines(PathList list, List<Named> named) {
    for (PathList.Line line : list.lines()) {
      if (visitor.cancelled()) {
        return;
      }
      String origin = "named in line " + line.number() + " of " + list.file();
      list.path(line)
          .ifPresentOrElse(
              path -> named.add(new Named(path, origin, true)),
              () ->
                  visitor.refused(
                      new ImageSource(list.file(), Optional.of("line " + line.number())),
                      new Refusal(
                          FailureReason.MISSING,
                          "the line is no path that this machine can have")));
    }
  }

  /// Takes a file that something else names, as a DICOMDIR does.
  ///
  /// @param origin who names it, in words for a reason
  public void offer(Path file, String origin) {
    offer(new Named(file, origin, false));
  }

  private void offer(Named file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file.path(), BasicFileAttributes.class);
      Path real = file.path().toRealPath();
      if (folders.isLeftOut(real)) {
        return;
      }
      if (!files.claim(real)) {
        if (file.itself()) {
          visitor.named(file.path());
        }
        return;
      }
      if (attributes.isRegularFile()) {
        visitor.file(file.path(), attributes, file.itself());
      } else {
        visitor.refused(ImageSource.of(file.path()), FolderWalk.notAFile().because(file.origin()));
      }
    } catch (IOException e) {
      if (files.claim(FileIdentities.real(file.path()))) {
        visitor.refused(
            ImageSource.of(file.path()), FolderWalk.refusal(file.path(), e).because(file.origin()));
      }
    }
  }

  /// @return false where nothing matches
  private boolean expand(PathPattern pattern) {
    var walk = new PatternWalk(pattern);
    walk.run();
    return walk.matched;
  }

  /// The way of one pattern through the folders that can hold a match.
  private final class PatternWalk {
    private final PathPattern pattern;
    private final Deque<Branch> open = new ArrayDeque<>();
    private boolean matched;

    PatternWalk(PathPattern pattern) {
      this.pattern = pattern;
      open.push(new Branch(pattern.folder(), pattern.start()));
    }

    private record Branch(Path path, PathPattern.Place place) {}

    void run() {
      while (!open.isEmpty() && !visitor.cancelled()) {
        Branch branch = open.pop();
        folders.list(branch.path(), child -> meet(child, branch.place()));
      }
    }

    private void meet(Child child, PathPattern.Place place) {
      Path path = child.path();
      Path name = path.getFileName();
      boolean link = child.isLink();
      boolean folder = link ? Files.isDirectory(path) : child.attributes().isDirectory();
      if (folder && folders.isLeftOut(FileIdentities.real(path))) {
        return;
      }
      if (pattern.ends(place, name)) {
        matched = true;
        if (folder) {
          folders.walk(path);
        } else {
          offer(new Named(path, "", true));
        }
      }
      PathPattern.Place beneath = pattern.beneath(place, name, link);
      if (folder && !beneath.next().isEmpty()) {
        open.push(new Branch(path, beneath));
      }
    }
  }
}
