package dev.lantern.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The settings on disk, JSON. The three versions before stand beside it as `settings.1.json`, the
/// youngest, to `settings.3.json`: where the file is damaged, the youngest that is whole counts.
public final class SettingsFile {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
  private static final int EARLIER = 3;

  private final Path file;

  /// @param file `settings.json`; it need not be there
  public SettingsFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /// What was chosen; [Settings#none] where nothing can be read.
  public Settings read() {
    for (int age = 0; age <= EARLIER; age++) {
      Path version = version(age);
      if (Files.exists(version)) {
        Optional<Settings> read = parse(version);
        if (read.isPresent()) {
          return read.get();
        }
        LOG.warn("settings are damaged and passed over, version {}", age);
      }
    }
    return Settings.none();
  }

  /// Writes the file whole or not at all; what it held becomes the youngest earlier version.
  public void write(Settings settings) throws IOException {
    Path folder = file.getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file's name");
    }
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "settings-", ".part");
    try {
      Files.write(
          temporary,
          JsonMapper.shared()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsBytes(SettingsJson.write(settings)));
      for (int age = EARLIER; age > 0; age--) {
        if (Files.exists(version(age - 1))) {
          Files.move(version(age - 1), version(age), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private Path version(int age) {
    String name = String.valueOf(file.getFileName());
    return age == 0 ? file : file.resolveSibling(name.replace(".json", "." + age + ".json"));
  }

  private static Optional<Settings> parse(Path version) {
    try {
      JsonNode found = JsonMapper.shared().readTree(Files.readAllBytes(version));
      return found.isObject() ? Optional.of(SettingsJson.read(found)) : Optional.empty();
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }
}
