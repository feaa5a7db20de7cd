package dev.lantern.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.platform.IoTrouble.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

final class IoTroubleTest {
  @Test
  void tellsTheKindUnderTheWordsOfWhateverWrote() {
    assertEquals(
        new IoTrouble(Kind.DENIED, "out/heatmaps", ""),
        IoTrouble.of(new IOException("no picture", new AccessDeniedException("out/heatmaps"))));
    assertEquals(
        new IoTrouble(Kind.MISSING, "out", ""), IoTrouble.of(new NoSuchFileException("out")));
    assertEquals(
        new IoTrouble(Kind.EXISTS, "out", ""), IoTrouble.of(new FileAlreadyExistsException("out")));
    assertEquals(
        new IoTrouble(Kind.OTHER, "a -> b", "No space left on device"),
        IoTrouble.of(new FileSystemException("a", "b", "No space left on device")));
  }

  @Test
  void keepsTheWordsOfAnIoFailureWhoseCauseIsNone() {
    assertEquals(
        new IoTrouble(Kind.OTHER, "", "no picture"),
        IoTrouble.of(new IOException("no picture", new IllegalStateException("a defect"))));
    assertEquals(new IoTrouble(Kind.OTHER, "", ""), IoTrouble.of(new IOException()));
  }

  @Test
  void namesPlaceAndReasonAsFarAsTheyAreKnown() {
    assertEquals("a: full", new IoTrouble(Kind.OTHER, "a", "full").text());
    assertEquals("a", new IoTrouble(Kind.DENIED, "a", "").text());
    assertEquals("full", new IoTrouble(Kind.OTHER, "", "full").text());
  }
}
