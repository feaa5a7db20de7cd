package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In which order the frames of one series come, named by their files and their index in it.
final class SeriesOrderTest {
  private final SliceFiles files;

  SeriesOrderTest(@TempDir Path folder) {
    files = new SliceFiles(folder);
  }

  @Test
  void ordersByInstanceNumberWhereNothingHasAPlace() throws IOException {
    files.write("a", SliceFiles.image(10));
    files.write("b", SliceFiles.image(2));
    files.write("c", SliceFiles.image(9));
    Attributes without = SliceFiles.image(1);
    without.remove(Tag.InstanceNumber);
    files.write("d", without);

    assertEquals(List.of("b 0", "c 0", "a 0", "d 0"), order());
  }

  /// One scout between the slices, and a dose sheet without a place: neither leads the reader
  /// through the rest by anything but its place in the patient.
  @Test
  void ordersSlicesByPlaceBesideAScoutAndASheetWithoutPlace() throws IOException {
    files.write("a", SliceFiles.slice(2, SliceFiles.AXIAL, 0, 0, 30));
    files.write("b", SliceFiles.slice(3, SliceFiles.CORONAL, 0, -70, 0));
    files.write("c", SliceFiles.slice(4, SliceFiles.AXIAL, 0, 0, -5));
    files.write("d", SliceFiles.image(1));
    files.write("e", SliceFiles.slice(5, SliceFiles.AXIAL, 0, 0, 12.5));

    assertEquals(List.of("c 0", "e 0", "a 0", "b 0", "d 0"), order());
  }

  /// Along its own normal, which for this orientation points to the back.
  @Test
  void ordersEachOrientationAlongItsNormal() throws IOException {
    files.write("a", SliceFiles.slice(1, SliceFiles.CORONAL, 0, 20, 0));
    files.write("b", SliceFiles.slice(2, SliceFiles.AXIAL, 0, 0, 5));
    files.write("c", SliceFiles.slice(3, SliceFiles.CORONAL, 0, -20, 0));
    files.write("d", SliceFiles.slice(4, SliceFiles.AXIAL, 0, 0, -5));

    assertEquals(List.of("c 0", "a 0", "d 0", "b 0"), order());
  }

  /// PS3.3 C.7.6.16.2.3: the place of a frame stands in its own functional group.
  @Test
  void ordersTheFramesOfAFileByThePlanePositionOfEach() throws IOException {
    files.write("a", SliceFiles.frames(20, 0, 10));

    assertEquals(List.of("a 1", "a 2", "a 0"), order());
  }

  @Test
  void ordersTheFramesOfSeveralFilesAmongEachOther() throws IOException {
    files.write("a", SliceFiles.frames(0, 20));
    Attributes second = SliceFiles.frames(10, 30);
    second.setInt(Tag.InstanceNumber, VR.IS, 2);
    files.write("b", second);

    assertEquals(List.of("a 0", "b 0", "a 1", "b 1"), order());
  }

  @Test
  void leavesFramesOfOnePlaceInTheOrderOfTheFile() throws IOException {
    files.write("a", SliceFiles.frames(10, 0, 10, 0));

    assertEquals(List.of("a 1", "a 3", "a 0", "a 2"), order());
  }

  @Test
  void leavesFramesWithoutPlaceInTheOrderOfTheFile() throws IOException {
    Attributes loop = SliceFiles.image(1);
    loop.setInt(Tag.NumberOfFrames, VR.IS, 3);
    loop.setBytes(Tag.PixelData, VR.OW, new byte[3 * 4]);
    files.write("a", loop);

    assertEquals(List.of("a 0", "a 1", "a 2"), order());
  }

  /// PS3.3 C.7.6.17: by time before place, though the file has the times of each place together.
  @Test
  void ordersAVolumeOfSeveralTimesTimeByTime() throws IOException {
    Attributes image = SliceFiles.frames(10, 10, 0, 0, 20, 20);
    SliceFiles.dimensions(image, Tag.InStackPositionNumber, Tag.TemporalPositionIndex);
    SliceFiles.index(image, new int[][] {{2, 1}, {2, 2}, {1, 2}, {1, 1}, {3, 2}, {3, 1}});
    files.write("a", image);

    assertEquals(List.of("a 3", "a 0", "a 5", "a 2", "a 1", "a 4"), order());
  }

  @Test
  void ordersSeveralDimensionsAsTheyStandInTheFile() throws IOException {
    Attributes image = SliceFiles.frames(0, 10, 0, 10, 0, 10, 0, 10);
    SliceFiles.dimensions(
        image, Tag.EffectiveEchoTime, Tag.TemporalPositionIndex, Tag.ImagePositionPatient);
    SliceFiles.index(
        image,
        new int[][] {
          {1, 1, 1}, {1, 1, 2}, {2, 1, 1}, {2, 1, 2}, {1, 2, 1}, {1, 2, 2}, {2, 2, 1}, {2, 2, 2}
        });
    files.write("a", image);

    assertEquals(List.of("a 0", "a 1", "a 4", "a 5", "a 2", "a 3", "a 6", "a 7"), order());
  }

  /// A dimension that counts every frame by itself makes no volumes.
  @Test
  void keepsTheOrderOfPlacesWhereADimensionCountsEveryFrame() throws IOException {
    Attributes image = SliceFiles.frames(0, 10, 0, 10);
    SliceFiles.dimensions(image, Tag.FrameReferenceDateTime);
    SliceFiles.index(image, new int[][] {{4}, {3}, {2}, {1}});
    files.write("a", image);

    assertEquals(List.of("a 0", "a 2", "a 1", "a 3"), order());
  }

  @Test
  void ordersByPlaceAloneWhereNoPlaceComesAgain() throws IOException {
    Attributes image = SliceFiles.frames(20, 0, 10);
    SliceFiles.dimensions(image, Tag.TemporalPositionIndex);
    SliceFiles.index(image, new int[][] {{1}, {2}, {1}});
    files.write("a", image);

    assertEquals(List.of("a 1", "a 2", "a 0"), order());
  }

  /// The second time has lost a slice.
  @Test
  void ordersSlicesOfSeveralFilesByTheirTemporalPositionIdentifier() throws IOException {
    temporal("a", 1, 2, 10);
    temporal("b", 2, 1, 10);
    temporal("c", 3, 2, 0);
    temporal("d", 4, 1, 0);
    temporal("e", 5, 1, 20);

    assertEquals(List.of("d 0", "b 0", "e 0", "c 0", "a 0"), order());
  }

  private void temporal(String name, int instance, int time, double height) throws IOException {
    Attributes image = SliceFiles.slice(instance, SliceFiles.AXIAL, 0, 0, height);
    image.setInt(Tag.TemporalPositionIdentifier, VR.IS, time);
    files.write(name, image);
  }

  /// Trigger times are never quite those of the slice beside.
  @Test
  void ordersThePhasesOfAHeartByTriggerTime() throws IOException {
    triggered("a", 1, 421.5, 0);
    triggered("b", 2, 12, 10);
    triggered("c", 3, 14.25, 0);
    triggered("d", 4, 417, 10);

    assertEquals(List.of("c 0", "b 0", "a 0", "d 0"), order());
  }

  /// One place was taken a third time: nothing says which volume that is of.
  @Test
  void leavesPlacesTogetherThatComeUnequallyOften() throws IOException {
    triggered("a", 1, 421.5, 0);
    triggered("b", 2, 12, 10);
    triggered("c", 3, 14.25, 0);
    triggered("d", 4, 417, 10);
    triggered("e", 5, 800, 10);

    assertEquals(List.of("a 0", "c 0", "b 0", "d 0", "e 0"), order());
  }

  private void triggered(String name, int instance, double time, double height) throws IOException {
    Attributes image = SliceFiles.slice(instance, SliceFiles.AXIAL, 0, 0, height);
    image.setDouble(Tag.TriggerTime, VR.DS, time);
    files.write(name, image);
  }

  @Test
  void ordersAcquisitionsOfTheSamePlacesOneAfterTheOther() throws IOException {
    for (int i = 0; i < 4; i++) {
      Attributes image = SliceFiles.slice(i + 1, SliceFiles.AXIAL, 0, 0, 10 * (i / 2));
      image.setInt(Tag.AcquisitionNumber, VR.IS, 7 - i % 2);
      files.write(String.valueOf((char) ('a' + i)), image);
    }

    assertEquals(List.of("b 0", "d 0", "a 0", "c 0"), order());
  }

  /// Only the times are counted; the echoes differ.
  @Test
  void ordersTheEchoesWithinEachTime() throws IOException {
    echo("a", 2, 20, 10);
    echo("b", 1, 80, 0);
    echo("c", 1, 20, 10);
    echo("d", 2, 80, 0);
    echo("e", 2, 20, 0);
    echo("f", 1, 20, 0);
    echo("g", 2, 80, 10);
    echo("h", 1, 80, 10);

    assertEquals(List.of("f 0", "c 0", "b 0", "h 0", "e 0", "a 0", "d 0", "g 0"), order());
  }

  @Test
  void ordersTheEchoesOfTheOnlyTime() throws IOException {
    echo("a", 1, 80, 10);
    echo("b", 1, 20, 10);
    echo("c", 1, 80, 0);
    echo("d", 1, 20, 0);

    assertEquals(List.of("d 0", "b 0", "c 0", "a 0"), order());
  }

  /// As magnitude and phase do: what is not told apart does not undo the times.
  @Test
  void keepsTheTimesWhereNothingTellsApartWhatComesTwiceInEach() throws IOException {
    echo("a", 2, 20, 0);
    echo("b", 2, 20, 0);
    echo("c", 1, 20, 10);
    echo("d", 1, 20, 10);
    echo("e", 2, 20, 10);
    echo("f", 2, 20, 10);
    echo("g", 1, 20, 0);
    echo("h", 1, 20, 0);

    assertEquals(List.of("g 0", "h 0", "c 0", "d 0", "a 0", "b 0", "e 0", "f 0"), order());
  }

  private void echo(String name, int time, double echo, double height) throws IOException {
    Attributes image = SliceFiles.slice(name.charAt(0), SliceFiles.AXIAL, 0, 0, height);
    image.setInt(Tag.TemporalPositionIdentifier, VR.IS, time);
    image.setDouble(Tag.EchoTime, VR.DS, echo);
    files.write(name, image);
  }

  /// Two of six places are taken at once: a dimension that counts such pairs makes no volumes.
  @Test
  void keepsTheOrderOfPlacesWhereADimensionCountsAFewOfThem() throws IOException {
    Attributes image = SliceFiles.frames(0, 30, 10, 40, 20, 50, 0, 30, 10, 40, 20, 50);
    SliceFiles.dimensions(image, Tag.FrameAcquisitionDateTime);
    SliceFiles.index(
        image, new int[][] {{1}, {1}, {2}, {2}, {3}, {3}, {4}, {4}, {5}, {5}, {6}, {6}});
    files.write("a", image);

    assertEquals(
        List.of(
            "a 0", "a 6", "a 2", "a 8", "a 4", "a 10", "a 1", "a 7", "a 3", "a 9", "a 5", "a 11"),
        order());
  }

  /// Nobody waited for the end of the third one.
  @Test
  void keepsTheTimesWhereTheLastWasBrokenOff() throws IOException {
    Attributes image = SliceFiles.frames(0, 10, 20, 0, 10, 20, 0);
    SliceFiles.dimensions(image, Tag.TemporalPositionIndex);
    SliceFiles.index(image, new int[][] {{1}, {1}, {1}, {2}, {2}, {2}, {3}});
    files.write("a", image);

    assertEquals(List.of("a 0", "a 1", "a 2", "a 3", "a 4", "a 5", "a 6"), order());
  }

  private List<String> order() {
    return files.open().order().stream().map(SliceFiles::name).toList();
  }
}
