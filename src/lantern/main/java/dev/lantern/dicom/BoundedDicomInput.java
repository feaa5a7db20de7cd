package dev.lantern.dicom;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputHandler;
import org.dcm4che3.io.DicomInputStream;
import org.jspecify.annotations.Nullable;

/// Reads a data set through dcm4che and holds every element against [DicomLimits] before its
/// value is read: dcm4che alone trusts lengths, follows any nesting and keeps any number of items.
/// Pixel data and long values stay in the file, as references.
final class BoundedDicomInput implements DicomInputHandler {
  /// What stands in a reference: dcm4che is never to open anything by itself.
  static final String IN_FILE = "in-file:";

  private static final long UNDEFINED = 0xffffffffL;

  private final ByteSource source;
  private final DicomLimits limits;
  private final Deadline deadline;
  private int depth;
  private int items;
  private int elements;
  private long headerBytes;
  private @Nullable PixelElement pixels;

  BoundedDicomInput(ByteSource source, DicomLimits limits, Deadline deadline) {
    this.source = source;
    this.limits = limits;
    this.deadline = deadline;
  }

  /// Reads the data set from its start to the end of the source.
  ///
  /// @param dataSet filled in; what was read stays in it where an exception ends the reading
  /// @throws EOFException where the source ends within an element
  void read(DataSetFormat format, Attributes dataSet) throws IOException, ImageReadException {
    String syntax =
        format.bigEndian()
            ? UID.ExplicitVRBigEndianRetired
            : format.explicitVr() ? UID.ExplicitVRLittleEndian : UID.ImplicitVRLittleEndian;
    try (DicomInputStream in = new DicomInputStream(source.from(format.dataSetStart()), syntax)) {
      in.setPosition(format.dataSetStart());
      in.setDicomInputHandler(this);
      in.readAttributes(dataSet, -1, -1);
    } catch (Refusal e) {
      throw e.why;
    } catch (EndOfDataSet e) {
      return;
    }
  }

  /// Reads File Meta Information: all elements of group 0002, whatever their length field says.
  Attributes readMeta(DataSetFormat format) throws IOException {
    Attributes meta = new Attributes();
    try (DicomInputStream in =
        new DicomInputStream(source.from(format.metaStart()), UID.ExplicitVRLittleEndian)) {
      in.setPosition(format.metaStart());
      while (in.getPosition() < format.dataSetStart()) {
        in.readHeader();
        checkLength(in);
        if (in.vr() == null || in.vr() == VR.SQ) {
          throw new EOFException("no sequence belongs into file meta information");
        }
        meta.setBytes(in.tag(), in.vr(), in.readValue());
      }
    } catch (Refusal e) {
      throw new EOFException("file meta information is damaged");
    }
    return meta;
  }

  Optional<PixelElement> pixels() {
    return Optional.ofNullable(pixels);
  }

  @Override
  public void readValue(DicomInputStream in, Attributes attributes) throws IOException {
    if (++elements > limits.structure().elements()) {
      throw refusal("over " + limits.structure().elements() + " elements");
    }
    checkTime();
    int tag = in.tag();
    if (depth == 0 && pixels != null && Integer.compareUnsigned(tag, pixels.tag()) <= 0) {
      throw new EndOfDataSet();
    }
    if (depth == 0 && PixelElement.isPixels(tag)) {
      readPixels(in, attributes);
      return;
    }
    checkLength(in);
    long length = in.length() & UNDEFINED;
    if (in.vr() == VR.SQ || length == UNDEFINED) {
      in.readValue(in, attributes);
    } else if (length > limits.structure().valueBytes()) {
      attributes.setValue(tag, in.vr(), reference(in, length));
      in.skipFully(length);
    } else {
      headerBytes += length;
      if (headerBytes > limits.structure().headerBytes()) {
        throw refusal("header of over " + limits.structure().headerBytes() + " bytes");
      }
      in.readValue(in, attributes);
    }
  }

  @Override
  public void readValue(DicomInputStream in, Sequence sequence) throws IOException {
    if (++items > limits.structure().items()) {
      throw refusal("over " + limits.structure().items() + " items");
    }
    if (depth == limits.structure().depth()) {
      throw refusal("nested deeper than " + limits.structure().depth());
    }
    checkLength(in);
    depth++;
    if (in.explicitVR() && in.length() != 0 && implicitItem(in)) {
      readImplicitItem(in, sequence);
    } else {
      in.readValue(in, sequence);
    }
    depth--;
  }

  @Override
  public void readValue(DicomInputStream in, Fragments fragments) throws IOException {
    if (++items > limits.structure().items()) {
      throw refusal("over " + limits.structure().items() + " items");
    }
    checkLength(in);
    long length = in.length() & UNDEFINED;
    headerBytes += length;
    if (headerBytes > limits.structure().headerBytes()) {
      throw refusal("header of over " + limits.structure().headerBytes() + " bytes");
    }
    in.readValue(in, fragments);
  }

  @Override
  public void startDataset(DicomInputStream in) {}

  @Override
  public void endDataset(DicomInputStream in) {}

  private void readPixels(DicomInputStream in, Attributes attributes) throws IOException {
    long start = in.getPosition();
    long length = in.length() & UNDEFINED;
    boolean undefined = length == UNDEFINED;
    boolean words = in.vr() == VR.OW;
    long end = Math.min(start + length, source.size());
    if (undefined) {
      FragmentScan scan = new FragmentScan(source, limits.pixels().fragments(), deadline);
      try {
        end = scan.run(start);
      } catch (ImageReadException e) {
        throw new Refusal(e);
      }
      pixels =
          new PixelElement(in.tag(), words, start, end - start, scan.fragments(), true, scan.cut());
    } else {
      pixels = new PixelElement(in.tag(), words, start, end - start, List.of(), false, false);
    }
    attributes.setValue(in.tag(), in.vr(), reference(in, undefined ? UNDEFINED : length));
    in.skipFully(end - start);
  }

  /// Writers exist that put implicit VR items into a data set of explicit VR.
  private static boolean implicitItem(DicomInputStream in) throws IOException {
    byte[] head = new byte[8];
    in.mark(8);
    int count = in.readNBytes(head, 0, 8);
    in.reset();
    boolean delimiter = ElementWalk.tag(head, 0, in.bigEndian()) >>> 16 == 0xfffe;
    return count == 8 && !delimiter && !ElementWalk.capitals(head, 4);
  }

  // The second stream reads through the first and must not close it.
  @SuppressWarnings("resource")
  private void readImplicitItem(DicomInputStream in, Sequence sequence) throws IOException {
    Attributes item = new Attributes(sequence.getParent().bigEndian());
    sequence.add(item);
    DicomInputStream implicit = new DicomInputStream(in, UID.ImplicitVRLittleEndian);
    implicit.setPosition(in.getPosition());
    implicit.setDicomInputHandler(this);
    implicit.readAttributes(item, in.length(), Tag.ItemDelimitationItem);
    ImplicitVr.settle(item);
  }

  private static BulkData reference(DicomInputStream in, long length) {
    return new BulkData(IN_FILE, in.getPosition(), (int) length, in.bigEndian());
  }

  private void checkLength(DicomInputStream in) throws IOException {
    long length = in.length() & UNDEFINED;
    if (length != UNDEFINED && in.getPosition() + length > source.size()) {
      throw new EOFException(
          "a value of " + length + " bytes, " + (source.size() - in.getPosition()) + " are left");
    }
  }

  private void checkTime() throws Refusal {
    try {
      deadline.check();
    } catch (ImageReadException e) {
      throw new Refusal(e);
    }
  }

  private static Refusal refusal(String detail) {
    return new Refusal(new ImageReadException(FailureReason.OVER_LIMIT, Stage.PARSE, detail));
  }

  /// Carries a refusal through dcm4che, whose methods throw I/O exceptions only.
  private static final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final ImageReadException why;

    Refusal(ImageReadException why) {
      super(why);
      this.why = why;
    }
  }

  /// What follows the pixel data is padding, not elements.
  private static final class EndOfDataSet extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
