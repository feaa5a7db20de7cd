package dev.lantern.dicom;

import java.util.Optional;
import org.dcm4che3.data.Attributes;

/// A file whose header is read; its pixel data lies in the bytes.
///
/// @param bytes of the file; with the data set inflated where the file has it deflated
/// @param meta File Meta Information, empty where the file has none
/// @param dataSet with long values and the pixel data as references
/// @param truncated the file ends within the data set
record ParsedFile(
    ByteSource bytes,
    DataSetFormat format,
    Attributes meta,
    Attributes dataSet,
    Optional<PixelElement> pixels,
    boolean truncated) {}
