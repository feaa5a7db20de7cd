package dev.lantern.pipeline;

import java.nio.file.Path;
import java.util.List;

/// Opens what a user names: files, folders and ZIP archives.
public interface ScanOpener {
  /// Never throws for a bad file: what cannot be used comes back among the refused. Works on the
  /// calling thread; ends soon after `progress` says that the user has cancelled.
  OpenedScans open(List<Path> inputs, Progress progress);
}
