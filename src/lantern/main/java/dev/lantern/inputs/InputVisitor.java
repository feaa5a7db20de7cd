package dev.lantern.inputs;

import dev.lantern.imaging.ImageSource;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// Takes what an [InputWalk] meets.
public interface InputVisitor {
  /// A regular file; each comes once.
  ///
  /// @param named the user named this file itself, and not only a folder above it
  void file(Path file, BasicFileAttributes attributes, boolean named);

  /// A file that came before, as one of a folder, is named by the user itself, too.
  default void named(Path file) {}

  /// Something that gives no image: not there, closed, no file.
  void refused(ImageSource source, Refusal refusal);

  /// A folder, before its files; each comes once.
  default void folder(Path folder) {}

  /// True once the walk is to end.
  boolean cancelled();
}
