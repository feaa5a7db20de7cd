package dev.lantern.ledger;

/// Names a file for good, from whatever folder the program is started.
///
/// @param file URI of the file on disk
/// @param entry name of the entry where the file is a ZIP archive; empty for the file itself
public record FileKey(String file, String entry) {
  public FileKey {
    if (file.isEmpty()) {
      throw new IllegalArgumentException("a file without a name");
    }
  }
}
