package dev.lantern.pipeline;

import dev.lantern.imaging.HeaderElement;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import java.nio.file.Path;
import java.util.List;

/// Opens whatever the user names: files, folders, ZIP archives, DICOMDIRs.
public interface ScanOpener {
  /// Reads the headers and groups the images into series. A file that cannot be used is a
  /// [OpenedScans.Refused], never an exception.
  OpenedScans open(List<Path> inputs, Progress progress);

  /// Reads all elements of one image's file.
  ///
  /// @throws ImageReadException where the file has gone, or cannot be read any more
  List<HeaderElement> elements(ImageSource source) throws ImageReadException;
}
