package dev.lantern.bench;

import dev.lantern.dicom.codec.LosslessJpegWriter;
import dev.lantern.pipeline.Progress;
import dev.lantern.pipeline.Series;
import dev.lantern.pipeline.Workbench;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;

/// A chest of noise: slices a millimetre apart, a file each.
///
/// @param bits that are stored of each pixel, 12 to 16
record SyntheticCt(int columns, int rows, int bits) {

  /// Writes the slices and opens them.
  ///
  /// @param syntax uncompressed, or JPEG lossless (.70)
  Series write(Path folder, int slices, String syntax) throws IOException {
    var random = new Random(1);
    for (int slice = 0; slice < slices; slice++) {
      Attributes image = header(slice);
      int[] values = values(slice, random);
      if (syntax.equals(UID.JPEGLossless)) {
        Fragments fragments = image.newFragments(Tag.PixelData, VR.OB, 2);
        fragments.add(new byte[0]);
        byte[] stream = new LosslessJpegWriter(rows, columns, 1, bits).write(values);
        fragments.add(Arrays.copyOf(stream, stream.length + stream.length % 2));
      } else {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
          bytes.putShort((short) value);
        }
        image.setBytes(Tag.PixelData, VR.OW, bytes.array());
      }
      try (var out = new DicomOutputStream(folder.resolve(slice + ".dcm").toFile())) {
        out.writeDataset(image.createFileMetaInformation(syntax), image);
      }
    }
    return new Workbench(List.of())
        .images()
        .open(List.of(folder), Progress.none())
        .series()
        .getFirst();
  }

  private int[] values(int slice, Random random) {
    int[] values = new int[columns * rows];
    for (int i = 0; i < values.length; i++) {
      double x = i % columns / (columns / 2.0) - 1;
      double y = Math.floorDiv(i, columns) / (rows / 2.0) - 1;
      boolean body = Math.hypot(x / 0.8, y / 0.6) < 1;
      boolean lung = Math.hypot((Math.abs(x) - 0.35) / 0.25, y / 0.35) < 1;
      double tissue = lung ? 200 + 100 * Math.sin(slice / 20.0 + y * 9) : 1060;
      values[i] = ((int) (body ? tissue : 24) + random.nextInt(24)) << (bits - 12);
    }
    return values;
  }

  private Attributes header(int slice) {
    Attributes image = new Attributes();
    image.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    image.setString(Tag.SOPInstanceUID, VR.UI, "2.25.7." + (slice + 1));
    image.setString(Tag.StudyInstanceUID, VR.UI, "2.25.5");
    image.setString(Tag.SeriesInstanceUID, VR.UI, "2.25.6");
    image.setString(Tag.Modality, VR.CS, "CT");
    image.setInt(Tag.InstanceNumber, VR.IS, slice + 1);
    image.setDouble(Tag.ImagePositionPatient, VR.DS, -200, -200, slice);
    image.setDouble(Tag.ImageOrientationPatient, VR.DS, 1, 0, 0, 0, 1, 0);
    image.setDouble(Tag.PixelSpacing, VR.DS, 0.78, 0.78);
    image.setDouble(Tag.RescaleSlope, VR.DS, 1);
    image.setDouble(Tag.RescaleIntercept, VR.DS, -1024);
    image.setDouble(Tag.WindowCenter, VR.DS, 40);
    image.setDouble(Tag.WindowWidth, VR.DS, 400);
    image.setInt(Tag.SamplesPerPixel, VR.US, 1);
    image.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    image.setInt(Tag.Rows, VR.US, rows);
    image.setInt(Tag.Columns, VR.US, columns);
    image.setInt(Tag.BitsAllocated, VR.US, 16);
    image.setInt(Tag.BitsStored, VR.US, bits);
    image.setInt(Tag.HighBit, VR.US, bits - 1);
    image.setInt(Tag.PixelRepresentation, VR.US, 0);
    return image;
  }
}
