package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In which order the frames of one series come, named by their files and their index in it.
final class SeriesOrderTest {
  private static final double[] AXIAL = {1, 0, 0, 0, 1, 0};
  private static final double[] CORONAL = {1, 0, 0, 0, 0, -1};

  private final Path folder;

  SeriesOrderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void ordersByInstanceNumberWhereNothingHasAPlace() throws IOException {
    write("a", image(10));
    write("b", image(2));
    write("c", image(9));
    Attributes without = image(1);
    without.remove(Tag.InstanceNumber);
    write("d", without);

    assertEquals(List.of("b 0", "c 0", "a 0", "d 0"), order());
  }

  /// One scout between the slices, and a dose sheet without a place: neither leads the reader
  /// through the rest by anything but its place in the patient.
  @Test
  void ordersSlicesByPlaceBesideAScoutAndASheetWithoutPlace() throws IOException {
    write("a", slice(2, AXIAL, 0, 0, 30));
    write("b", slice(3, CORONAL, 0, -70, 0));
    write("c", slice(4, AXIAL, 0, 0, -5));
    write("d", image(1));
    write("e", slice(5, AXIAL, 0, 0, 12.5));

    assertEquals(List.of("c 0", "e 0", "a 0", "b 0", "d 0"), order());
  }

  /// Along its own normal, which for this orientation points to the back.
  @Test
  void ordersEachOrientationAlongItsNormal() throws IOException {
    write("a", slice(1, CORONAL, 0, 20, 0));
    write("b", slice(2, AXIAL, 0, 0, 5));
    write("c", slice(3, CORONAL, 0, -20, 0));
    write("d", slice(4, AXIAL, 0, 0, -5));

    assertEquals(List.of("c 0", "a 0", "d 0", "b 0"), order());
  }

  /// PS3.3 C.7.6.16.2.3: the place of a frame stands in its own functional group.
  @Test
  void ordersTheFramesOfAFileByThePlanePositionOfEach() throws IOException {
    write("a", frames(20, 0, 10));

    assertEquals(List.of("a 1", "a 2", "a 0"), order());
  }

  @Test
  void ordersTheFramesOfSeveralFilesAmongEachOther() throws IOException {
    write("a", frames(0, 20));
    Attributes second = frames(10, 30);
    second.setInt(Tag.InstanceNumber, VR.IS, 2);
    write("b", second);

    assertEquals(List.of("a 0", "b 0", "a 1", "b 1"), order());
  }

  @Test
  void leavesFramesOfOnePlaceInTheOrderOfTheFile() throws IOException {
    write("a", frames(10, 0, 10, 0));

    assertEquals(List.of("a 1", "a 3", "a 0", "a 2"), order());
  }

  @Test
  void leavesFramesWithoutPlaceInTheOrderOfTheFile() throws IOException {
    Attributes loop = image(1);
    loop.setInt(Tag.NumberOfFrames, VR.IS, 3);
    loop.setBytes(Tag.PixelData, VR.OW, new byte[3 * 4]);
    write("a", loop);

    assertEquals(List.of("a 0", "a 1", "a 2"), order());
  }

  /// PS3.3 C.7.6.17: by time before place, though the file has the times of each place together.
  @Test
  void ordersAVolumeOfSeveralTimesTimeByTime() throws IOException {
    Attributes image = frames(10, 10, 0, 0, 20, 20);
    dimensions(image, Tag.InStackPositionNumber, Tag.TemporalPositionIndex);
    index(image, new int[][] {{2, 1}, {2, 2}, {1, 2}, {1, 1}, {3, 2}, {3, 1}});
    write("a", image);

    assertEquals(List.of("a 3", "a 0", "a 5", "a 2", "a 1", "a 4"), order());
  }

  @Test
  void ordersSeveralDimensionsAsTheyStandInTheFile() throws IOException {
    Attributes image = frames(0, 10, 0, 10, 0, 10, 0, 10);
    dimensions(image, Tag.EffectiveEchoTime, Tag.TemporalPositionIndex, Tag.ImagePositionPatient);
    index(
        image,
        new int[][] {
          {1, 1, 1}, {1, 1, 2}, {2, 1, 1}, {2, 1, 2}, {1, 2, 1}, {1, 2, 2}, {2, 2, 1}, {2, 2, 2}
        });
    write("a", image);

    assertEquals(List.of("a 0", "a 1", "a 4", "a 5", "a 2", "a 3", "a 6", "a 7"), order());
  }

  /// A dimension that counts every frame by itself makes no volumes.
  @Test
  void keepsTheOrderOfPlacesWhereADimensionCountsEveryFrame() throws IOException {
    Attributes image = frames(0, 10, 0, 10);
    dimensions(image, Tag.FrameReferenceDateTime);
    index(image, new int[][] {{4}, {3}, {2}, {1}});
    write("a", image);

    assertEquals(List.of("a 0", "a 2", "a 1", "a 3"), order());
  }

  @Test
  void ordersByPlaceAloneWhereNoPlaceComesAgain() throws IOException {
    Attributes image = frames(20, 0, 10);
    dimensions(image, Tag.TemporalPositionIndex);
    index(image, new int[][] {{1}, {2}, {1}});
    write("a", image);

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
    Attributes image = slice(instance, AXIAL, 0, 0, height);
    image.setInt(Tag.TemporalPositionIdentifier, VR.IS, time);
    write(name, image);
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
    Attributes image = slice(instance, AXIAL, 0, 0, height);
    image.setDouble(Tag.TriggerTime, VR.DS, time);
    write(name, image);
  }

  @Test
  void ordersAcquisitionsOfTheSamePlacesOneAfterTheOther() throws IOException {
    for (int i = 0; i < 4; i++) {
      Attributes image = slice(i + 1, AXIAL, 0, 0, 10 * (i / 2));
      image.setInt(Tag.AcquisitionNumber, VR.IS, 7 - i % 2);
      write(String.valueOf((char) ('a' + i)), image);
    }

    assertEquals(List.of("b 0", "d 0", "a 0", "c 0"), order());
  }

  private static void dimensions(Attributes image, int... pointers) {
    Sequence all = image.newSequence(Tag.DimensionIndexSequence, pointers.length);
    for (int pointer : pointers) {
      Attributes one = new Attributes();
      one.setInt(Tag.DimensionIndexPointer, VR.AT, pointer);
      all.add(one);
    }
  }

  /// @param values of each frame
  private static void index(Attributes image, int[][] values) {
    Sequence each = image.getSequence(Tag.PerFrameFunctionalGroupsSequence);
    for (int i = 0; i < values.length; i++) {
      Attributes content = new Attributes();
      content.setInt(Tag.DimensionIndexValues, VR.UL, values[i]);
      each.get(i).newSequence(Tag.FrameContentSequence, 1).add(content);
    }
  }

  private List<String> order() {
    List<Series> series = ImageLoader.standard().open(List.of(folder), Progress.none()).series();
    assertEquals(1, series.size());
    return series.getFirst().order().stream()
        .map(place -> place.image().source().file().getFileName() + " " + place.index())
        .toList();
  }

  private void write(String name, Attributes image) throws IOException {
    image.setString(Tag.SOPInstanceUID, VR.UI, "2.25.7." + (name.charAt(0) - 'a' + 1));
    try (var out = new DicomOutputStream(folder.resolve(name).toFile())) {
      out.writeDataset(image.createFileMetaInformation(UID.ExplicitVRLittleEndian), image);
    }
  }

  private static Attributes slice(int instance, double[] orientation, double... position) {
    Attributes image = image(instance);
    image.setDouble(Tag.ImagePositionPatient, VR.DS, position);
    image.setDouble(Tag.ImageOrientationPatient, VR.DS, orientation);
    return image;
  }

  /// An enhanced image.
  ///
  /// @param heights of its frames, millimetres
  private static Attributes frames(double... heights) {
    Attributes image = image(1);
    image.setString(Tag.SOPClassUID, VR.UI, UID.EnhancedCTImageStorage);
    image.setInt(Tag.NumberOfFrames, VR.IS, heights.length);
    image.setBytes(Tag.PixelData, VR.OW, new byte[heights.length * 4]);
    Attributes orientation = new Attributes();
    orientation.setDouble(Tag.ImageOrientationPatient, VR.DS, AXIAL);
    Attributes shared = new Attributes();
    shared.newSequence(Tag.PlaneOrientationSequence, 1).add(orientation);
    image.newSequence(Tag.SharedFunctionalGroupsSequence, 1).add(shared);
    Sequence each = image.newSequence(Tag.PerFrameFunctionalGroupsSequence, heights.length);
    for (double height : heights) {
      Attributes position = new Attributes();
      position.setDouble(Tag.ImagePositionPatient, VR.DS, 0, 0, height);
      Attributes own = new Attributes();
      own.newSequence(Tag.PlanePositionSequence, 1).add(position);
      each.add(own);
    }
    return image;
  }

  /// 2 × 2 pixels of 8 bits, without a place.
  private static Attributes image(int instance) {
    Attributes image = new Attributes();
    image.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    image.setString(Tag.StudyInstanceUID, VR.UI, "2.25.5");
    image.setString(Tag.SeriesInstanceUID, VR.UI, "2.25.6");
    image.setString(Tag.Modality, VR.CS, "CT");
    image.setInt(Tag.InstanceNumber, VR.IS, instance);
    image.setInt(Tag.SamplesPerPixel, VR.US, 1);
    image.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    image.setInt(Tag.Rows, VR.US, 2);
    image.setInt(Tag.Columns, VR.US, 2);
    image.setInt(Tag.BitsAllocated, VR.US, 8);
    image.setInt(Tag.BitsStored, VR.US, 8);
    image.setInt(Tag.HighBit, VR.US, 7);
    image.setInt(Tag.PixelRepresentation, VR.US, 0);
    image.setBytes(Tag.PixelData, VR.OW, new byte[4]);
    return image;
  }
}
