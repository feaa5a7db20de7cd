package dev.lantern.pipeline;

import java.nio.file.Path;
import java.util.List;

/// Opens whatever the user names: files, folders, ZIP archives, DICOMDIRs.
public interface ScanOpener {
  /// Reads the headers and groups the images into series. A file that cannot be used is a
  /// [OpenedScans.Refused], never an exception.
  OpenedScans open(List<Path> inputs, Progress progress);
}
