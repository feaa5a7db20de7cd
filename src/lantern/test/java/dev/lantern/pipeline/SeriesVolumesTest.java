package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which volume each frame of a series is of, and which frame stands for the series.
final class SeriesVolumesTest {
  private final SliceFiles files;

  SeriesVolumesTest(@TempDir Path folder) {
    files = new SliceFiles(folder);
  }

  @Test
  void countsVolumesOfWhichOneLacksAPlace() throws IOException {
    Attributes image = SliceFiles.frames(0, 10, 20, 0, 20, 0, 10, 20);
    SliceFiles.dimensions(image, Tag.TemporalPositionIndex);
    SliceFiles.index(image, new int[][] {{1}, {1}, {1}, {2}, {2}, {3}, {3}, {3}});
    files.write("a", image);

    assertEquals(List.of(0, 0, 0, 1, 1, 2, 2, 2), files.open().volumes());
    assertEquals("a 1", SliceFiles.name(files.open().middle()));
  }

  /// The last time has but the middle place.
  @Test
  void countsAVolumeThatBeginsLater() throws IOException {
    Attributes image = SliceFiles.frames(0, 10, 20, 0, 10, 20, 10);
    SliceFiles.dimensions(image, Tag.TemporalPositionIndex);
    SliceFiles.index(image, new int[][] {{1}, {1}, {1}, {2}, {2}, {2}, {3}});
    files.write("a", image);

    assertEquals(List.of(0, 0, 0, 1, 1, 1, 2), files.open().volumes());
  }

  @Test
  void countsFramesThatStayTogetherAtTheirPlace() throws IOException {
    files.write("a", SliceFiles.frames(0, 0, 10, 10, 10.0005, 20, 20));

    assertEquals(List.of(0, 1, 0, 1, 2, 0, 1), files.open().volumes());
    assertEquals("a 2", SliceFiles.name(files.open().middle()));
  }

  @Test
  void aScoutAndASheetWithoutPlaceAreOfTheFirstVolume() throws IOException {
    files.write("a", SliceFiles.slice(1, SliceFiles.CORONAL, 0, 0, 0));
    files.write("b", SliceFiles.slice(2, SliceFiles.AXIAL, 0, 0, 10));
    files.write("c", SliceFiles.slice(3, SliceFiles.AXIAL, 0, 0, 0));
    files.write("d", SliceFiles.slice(4, SliceFiles.AXIAL, 0, 0, 0));
    files.write("e", SliceFiles.image(5));

    Series series = files.open();
    assertEquals(
        List.of("a 0", "c 0", "d 0", "b 0", "e 0"),
        series.order().stream().map(SliceFiles::name).toList());
    assertEquals(List.of(0, 0, 1, 0, 0), series.volumes());
    assertEquals("b 0", SliceFiles.name(series.middle()));
  }

  @Test
  void theMiddleOfFramesWithoutPlaceIsThatOfAll() throws IOException {
    for (int i = 0; i < 6; i++) {
      files.write(String.valueOf((char) ('a' + i)), SliceFiles.image(i));
    }

    assertEquals("d 0", SliceFiles.name(files.open().middle()));
  }
}
