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

/// DICOM files of one series in a folder, named by single letters.
final class SliceFiles {
  static final double[] AXIAL = {1, 0, 0, 0, 1, 0};
  static final double[] CORONAL = {1, 0, 0, 0, 0, -1};

  private final Path folder;

  SliceFiles(Path folder) {
    this.folder = folder;
  }

  /// The one series that they are.
  Series open() {
    List<Series> series = ImageLoader.standard().open(List.of(folder), Progress.none()).series();
    assertEquals(1, series.size());
    return series.getFirst();
  }

  /// A frame by its file and its index in it.
  static String name(Series.Place place) {
    return place.image().source().file().getFileName() + " " + place.index();
  }

  void write(String name, Attributes image) throws IOException {
    image.setString(Tag.SOPInstanceUID, VR.UI, "2.25.7." + (name.charAt(0) - 'a' + 1));
    try (var out = new DicomOutputStream(folder.resolve(name).toFile())) {
      out.writeDataset(image.createFileMetaInformation(UID.ExplicitVRLittleEndian), image);
    }
  }

  static Attributes slice(int instance, double[] orientation, double... position) {
    Attributes image = image(instance);
    image.setDouble(Tag.ImagePositionPatient, VR.DS, position);
    image.setDouble(Tag.ImageOrientationPatient, VR.DS, orientation);
    return image;
  }

  /// An enhanced image.
  ///
  /// @param heights of its frames, millimetres
  static Attributes frames(double... heights) {
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
  static Attributes image(int instance) {
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

  static void dimensions(Attributes image, int... pointers) {
    Sequence all = image.newSequence(Tag.DimensionIndexSequence, pointers.length);
    for (int pointer : pointers) {
      Attributes one = new Attributes();
      one.setInt(Tag.DimensionIndexPointer, VR.AT, pointer);
      all.add(one);
    }
  }

  /// @param values of each frame
  static void index(Attributes image, int[][] values) {
    Sequence each = image.getSequence(Tag.PerFrameFunctionalGroupsSequence);
    for (int i = 0; i < values.length; i++) {
      Attributes content = new Attributes();
      content.setInt(Tag.DimensionIndexValues, VR.UL, values[i]);
      each.get(i).newSequence(Tag.FrameContentSequence, 1).add(content);
    }
  }
}
