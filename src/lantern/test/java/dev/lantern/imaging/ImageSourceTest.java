package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a source is known by.
final class ImageSourceTest {
  @Test
  void aFileHasOneUriHoweverItsPathIsWritten() {
    String uri = Path.of("a b.dcm").toUri().toString();

    assertEquals(uri, ImageSource.of(Path.of("a b.dcm")).uri());
    assertEquals(uri, ImageSource.of(Path.of("./a b.dcm")).uri());
    assertEquals(uri, ImageSource.of(Path.of("./a b.dcm").toAbsolutePath()).uri());
    assertNotEquals(uri, ImageSource.of(Path.of("link/../a b.dcm")).uri());
  }

  @Test
  void aFileIsNotTakenForAnEntryOfAnArchive() {
    ImageSource entry = new ImageSource(Path.of("a.zip"), Optional.of("b"));

    assertNotEquals(entry.uri() + "!b", ImageSource.of(Path.of("a.zip!b")).uri());
    assertNotEquals(ImageSource.of(Path.of("a!b")).uri(), ImageSource.of(Path.of("a%21b")).uri());
  }
}
