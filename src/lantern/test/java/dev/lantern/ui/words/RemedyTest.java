package dev.lantern.ui.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.SkipReason;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class RemedyTest {
  private final Words words = Words.in(Locale.ENGLISH);

  @Test
  void saysWhatToDo() {
    assertEquals(
        "Copy it again from where it came.", Remedy.of(words, List.of(FailureReason.TRUNCATED)));
  }

  @Test
  void saysOfSeveralReasonsWhatIsToBeDoneAboutWhich() {
    assertEquals(
        """
        The file ends too early. Copy it again from where it came.
        Not a DICOM file. Open a DICOM file, a DICOMDIR, or a folder or ZIP archive with some.\
        """,
        Remedy.of(words, List.of(FailureReason.TRUNCATED, SkipReason.NOT_DICOM)));
  }

  @Test
  void hasNothingToSayOfNone() {
    assertEquals("", Remedy.of(words, List.of()));
  }
}
