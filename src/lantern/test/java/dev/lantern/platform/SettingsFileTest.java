package dev.lantern.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsFileTest {
  private final Path folder;
  private final Path path;
  private final SettingsFile file;

  SettingsFileTest(@TempDir Path temporary) {
    folder = temporary.resolve("lantern");
    path = folder.resolve("settings.json");
    file = new SettingsFile(path);
  }

  @Test
  void nothingIsChosenWhereThereIsNoFile() {
    assertEquals(new Settings(0), file.read());
  }

  @Test
  void readsWhatWasWritten() throws Exception {
    file.write(new Settings(7));
    assertEquals(new Settings(7), file.read());
    assertEquals("{\"acceptedNotice\":7}", Files.readString(path).replaceAll("\\s", ""));
  }

  @Test
  void keepsThreeVersionsBeforeAndNoMore() throws Exception {
    for (int version = 1; version <= 6; version++) {
      file.write(new Settings(version));
    }
    assertEquals(
        List.of("settings.1.json", "settings.2.json", "settings.3.json", "settings.json"), names());
    assertEquals(
        List.of(5, 4, 3, 6), names().stream().map(this::version).toList(), "the youngest first");
  }

  @Test
  void takesTheYoungestWholeVersionWhereTheFileIsDamaged() throws Exception {
    file.write(new Settings(1));
    file.write(new Settings(2));
    file.write(new Settings(3));
    Files.writeString(path, "{\"acceptedNo");
    Files.writeString(folder.resolve("settings.1.json"), "[]");
    assertEquals(new Settings(1), file.read());
  }

  @Test
  void passesOverKeysOfANewerVersionAndValuesThatAreNone() throws Exception {
    Files.createDirectories(folder);
    Files.writeString(path, "{\"colour\": \"blue\", \"acceptedNotice\": 2}");
    assertEquals(new Settings(2), file.read());
    Files.writeString(path, "{\"acceptedNotice\": -2}");
    assertEquals(new Settings(0), file.read());
  }

  private int version(String name) {
    return new SettingsFile(folder.resolve(name)).read().acceptedNotice();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(one -> one.getFileName().toString()).sorted().toList();
    }
  }
}
