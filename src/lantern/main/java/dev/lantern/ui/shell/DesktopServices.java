package dev.lantern.ui.shell;

import dev.lantern.pipeline.Diagnostician;
import dev.lantern.pipeline.ScanOpener;
import dev.lantern.pipeline.Workplace;
import dev.lantern.platform.Policy;
import dev.lantern.report.BatchJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// All that the desktop needs from below.
///
/// @param diagnostician empty where no bundle can be used
/// @param whyNone a sentence for that case; else empty
/// @param batches what every batch needs
/// @param initialPaths files and folders to open at the start
public record DesktopServices(
    ScanOpener opener,
    Optional<Diagnostician> diagnostician,
    String whyNone,
    BatchJob.Tools batches,
    List<Path> initialPaths) {
  public DesktopServices {
    initialPaths = List.copyOf(initialPaths);
  }

  /// Where the program works.
  Workplace place() {
    return batches.workbench().place();
  }

  /// What the administrator of this machine has laid down.
  Policy policy() {
    return place().policy();
  }
}
