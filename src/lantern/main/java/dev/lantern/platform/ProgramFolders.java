package dev.lantern.platform;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// Where the program's own files lie: the folder it is started in, beside its jar, or above that.
public final class ProgramFolders {
  private ProgramFolders() {}

  /// The folders that may hold model bundles, in the order in which they are looked at. Only those
  /// that exist.
  public static List<Path> models() {
    SequencedSet<Path> folders = new LinkedHashSet<>();
    folders.add(Path.of("assets", "models").toAbsolutePath());
    besideTheJar()
        .ifPresent(
            beside -> {
              folders.add(beside.resolve("assets").resolve("models"));
              folders.add(beside.resolveSibling("assets").resolve("models"));
            });
    return folders.stream().map(Path::normalize).filter(Files::isDirectory).toList();
  }

  private static Optional<Path> besideTheJar() {
    var source = ProgramFolders.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Path.of(source.getLocation().toURI()).getParent());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
