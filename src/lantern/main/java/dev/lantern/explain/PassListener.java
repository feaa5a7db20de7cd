package dev.lantern.explain;

/// Hears how far a slow explanation is, on a thread of the explanation, one call at a time.
@FunctionalInterface
public interface PassListener {
  /// @param done forward passes done so far
  /// @param total forward passes that this part takes, at least 1
  void passed(int done, int total);
}
