package dev.lantern.dicom;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SkipReason;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.dcm4che3.data.Attributes;

/// From a source to its parsed header. Safe for several threads.
final class FileParser {
  private final DicomLimits limits;
  private final SourceOpener opener;

  FileParser(DicomLimits limits) {
    this.limits = limits;
    this.opener = new SourceOpener(limits);
  }

  ParsedFile parse(ImageSource source) throws ImageReadException {
    ByteSource bytes = opener.openDicom(source);
    try {
      Optional<DataSetFormat> found = DataSetFormat.of(bytes);
      if (found.isEmpty()) {
        throw new ImageReadException(
            SkipReason.NOT_DICOM,
            Stage.OPEN,
            bytes.size() == 0 ? "an empty file" : "not a DICOM file");
      }
      DataSetFormat format = found.get();
      if (format.deflated()) {
        bytes = opener.inflate(bytes, format.dataSetStart());
        format = format.inflated(bytes);
      }
      return parse(bytes, format);
    } catch (EOFException e) {
      throw new ImageReadException(
          FailureReason.TRUNCATED, Stage.PARSE, "ends within the file meta information", e);
    } catch (IOException e) {
      throw new ImageReadException(
          FailureReason.UNREADABLE, Stage.PARSE, "cannot be read: " + e.getMessage(), e);
    }
  }

  private ParsedFile parse(ByteSource bytes, DataSetFormat format)
      throws IOException, ImageReadException {
    BoundedDicomInput input = new BoundedDicomInput(bytes, limits, new Deadline(limits.time()));
    Attributes meta = format.hasMeta() ? input.readMeta(format) : new Attributes();
    Attributes dataSet = new Attributes(format.bigEndian());
    boolean truncated = false;
    try {
      input.read(format, dataSet);
    } catch (EOFException e) {
      truncated = true;
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | ClassCastException
        | NullPointerException
        | NegativeArraySizeException e) {
      // dcm4che meets damage with whatever its code happens to throw. Behind the pixel data it
      // does no harm.
      if (input.pixels().isEmpty()) {
        throw new ImageReadException(
            FailureReason.CORRUPT,
            Stage.PARSE,
            "the data set is damaged (" + e.getClass().getSimpleName() + ")",
            e);
      }
    }
    if (!format.explicitVr()) {
      ImplicitVr.settle(dataSet);
    }
    return new ParsedFile(bytes, format, meta, dataSet, input.pixels(), truncated);
  }
}
