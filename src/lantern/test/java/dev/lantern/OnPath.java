package dev.lantern;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Programs of this machine.
public final class OnPath {
  private OnPath() {}

  /// The first that the variable `PATH` leads to.
  ///
  /// @param names any of them will do
  public static Optional<Path> any(String... names) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
