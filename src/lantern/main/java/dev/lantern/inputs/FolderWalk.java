package dev.lantern.inputs;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SkipReason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Walks folders, each once, however many ways lead to it: so no link can lead round. Links are
/// followed after all else, so that a file that has a name of its own goes by that.
final class FolderWalk {
  private final boolean recursive;
  private final List<Path> leftOut;
  private final FileIdentities files;
  private final InputVisitor visitor;
  private final Set<Object> visited = new HashSet<>();

  /// Met within others, and not entered from there.
  private final Set<Object> within = new HashSet<>();

  private final TreeSet<Path> links = new TreeSet<>();

  /// @param leftOut folders that are passed over
  FolderWalk(boolean recursive, List<Path> leftOut, FileIdentities files, InputVisitor visitor) {
    this.recursive = recursive;
    this.leftOut = leftOut.stream().map(FileIdentities::real).toList();
    this.files = files;
    this.visitor = visitor;
  }

  /// @param path as the user writes it
  /// @param real without links
  private record Folder(Path path, Path real) {}

  /// What stands in a folder.
  ///
  /// @param attributes of the link itself where it is one
  record Child(Path path, BasicFileAttributes attributes) {
    /// Also a junction of Windows, which Java tells as a folder that is something else, too.
    boolean isLink() {
      return attributes.isSymbolicLink() || (attributes.isDirectory() && attributes.isOther());
    }
  }

  /// Walks a folder that the user named; links in it wait for [#followLinks].
  void walk(Path folder) {
    Deque<Folder> open = new ArrayDeque<>();
    open.push(new Folder(folder, FileIdentities.real(folder)));
    while (!open.isEmpty() && !visitor.cancelled()) {
      Folder next = open.pop();
      if (!isLeftOut(next.real()) && visited.add(identity(next))) {
        visitor.folder(next.path());
        list(next.path(), child -> meet(child, next, open));
      }
    }
  }

  private void meet(Child child, Folder parent, Deque<Folder> open) {
    Path real = parent.real().resolve(child.path().getFileName());
    if (child.isLink()) {
      links.add(child.path());
    } else if (child.attributes().isDirectory()) {
      Folder folder = new Folder(child.path(), real);
      if (recursive) {
        open.push(folder);
      } else {
        leave(folder);
      }
    } else {
      meetFile(child.path(), real, child.attributes());
    }
  }

  private void meetFile(Path file, Path real, BasicFileAttributes attributes) {
    if (!files.claim(real)) {
      return;
    }
    if (attributes.isRegularFile()) {
      visitor.file(file, attributes, false);
    } else {
      visitor.refused(ImageSource.of(file), notAFile());
    }
  }

  /// Follows the links that were met, and those behind them.
  void followLinks() {
    while (!links.isEmpty() && !visitor.cancelled()) {
      Path link = links.removeFirst();
      try {
        BasicFileAttributes target = Files.readAttributes(link, BasicFileAttributes.class);
        Path real = link.toRealPath();
        if (target.isDirectory()) {
          if (recursive) {
            walk(link);
          } else {
            leave(new Folder(link, real));
          }
        } else if (!isLeftOut(real)) {
          meetFile(link, real, target);
        }
      } catch (IOException e) {
        if (files.claim(FileIdentities.real(link))) {
          visitor.refused(ImageSource.of(link), refusal(link, e));
        }
      }
    }
  }

  private void leave(Folder folder) {
    if (!isLeftOut(folder.real())) {
      within.add(identity(folder));
    }
  }

  /// How many folders within others were not entered, by any way.
  int notEntered() {
    return (int) within.stream().filter(folder -> !visited.contains(folder)).count();
  }

  /// Hands over what stands in a folder, as it is read: a folder may hold a million files. Where it
  /// cannot be listed, the visitor hears so.
  void list(Path folder, Consumer<Child> each) {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path path : stream) {
        if (visitor.cancelled()) {
          return;
        }
        attributes(path).ifPresent(attributes -> each.accept(new Child(path, attributes)));
      }
    } catch (DirectoryIteratorException e) {
      visitor.refused(ImageSource.of(folder), unlistable(Objects.requireNonNull(e.getCause())));
    } catch (IOException e) {
      visitor.refused(ImageSource.of(folder), unlistable(e));
    }
  }

  private Optional<BasicFileAttributes> attributes(Path path) {
    try {
      return Optional.of(
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      // Gone since the folder was read: no longer one of its files.
      return Optional.empty();
    } catch (IOException e) {
      visitor.refused(ImageSource.of(path), Refusal.of(e));
      return Optional.empty();
    }
  }

  /// @param real without links
  boolean isLeftOut(Path real) {
    return leftOut.stream().anyMatch(real::startsWith);
  }

  /// What stands in the way of a file, or of a link to one.
  static Refusal refusal(Path path, IOException why) {
    if (!Files.isSymbolicLink(path) || why instanceof AccessDeniedException) {
      return Refusal.of(why);
    }
    return why instanceof NoSuchFileException
        ? new Refusal(FailureReason.MISSING, "a link to a file that is not there")
        : new Refusal(
            FailureReason.UNREADABLE, "a link that cannot be followed, as where links lead round");
  }

  static Refusal notAFile() {
    return new Refusal(SkipReason.NOT_DICOM, "a pipe, a socket or a device");
  }

  private static Refusal unlistable(IOException why) {
    Refusal refusal = Refusal.of(why);
    return new Refusal(refusal.reason(), "a folder, " + refusal.detail());
  }

  /// What the file system knows the folder by, where it tells; a mount may give it a second path.
  private static Object identity(Folder folder) {
    try {
      Object key = Files.readAttributes(folder.path(), BasicFileAttributes.class).fileKey();
      return key == null ? folder.real() : key;
    } catch (IOException e) {
      return folder.real();
    }
  }
}
