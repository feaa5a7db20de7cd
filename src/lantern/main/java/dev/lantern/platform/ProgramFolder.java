package dev.lantern.platform;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the program itself lies.
public final class ProgramFolder {
  private ProgramFolder() {}

  /// The folder of the program's jar; the working folder where it does not run from one.
  public static Path path() {
    return besideTheJar().orElse(Path.of("").toAbsolutePath());
  }

  /// How a user starts the program: `lantern` where a package installed it.
  public static String command() {
    // Set by the launcher of a package.
    return System.getProperty("jpackage.app-path") == null
        ? "java -jar target/lantern.jar"
        : "lantern";
  }

  /// Native libraries that a package installed as files; the folder need not be there.
  static Path natives() {
    return path().resolve("natives");
  }

  private static Optional<Path> besideTheJar() {
    var source = ProgramFolder.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()))
          .filter(Files::isRegularFile)
          .map(Path::getParent);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
