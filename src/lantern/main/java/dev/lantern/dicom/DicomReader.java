package dev.lantern.dicom;

import dev.lantern.dicom.codec.FrameDecoders;
import dev.lantern.dicom.codec.PixelCoding;
import dev.lantern.dicom.codec.TransferSyntax;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.FrameCodec;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.SkipReason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Opens DICOM images. Safe for several threads.
public final class DicomReader {
  private final DicomLimits limits;
  private final FileParser parser;
  private final FrameDecoders decoders;

  public DicomReader(DicomLimits limits, FrameDecoders decoders) {
    this.limits = limits;
    this.parser = new FileParser(limits);
    this.decoders = decoders;
  }

  /// Reads the header; checks that the pixel data is there and can be decoded, without decoding.
  ///
  /// @throws ImageReadException with the reason: not DICOM, no pixels, cut, damaged, over a limit,
  ///     of a kind that is not decoded
  public ScanImage open(ImageSource source) throws ImageReadException {
    ParsedFile file = parser.parse(source);
    PixelElement element = pixels(file);
    PixelCoding coding = coding(file.format().transferSyntax());
    DataElements elements = new DataElements(file.dataSet());
    PixelDescription announced = PixelDescription.of(elements, element.tag(), limits.pixels());
    Optional<FrameCodec> codec = decoders.of(coding);
    FrameBytes frames =
        codec.isPresent()
            ? new EncapsulatedFrames(
                file.bytes(), announced, coding, codec.get(), frames(file, element, announced))
            : nativeFrames(file, element, announced);
    PixelDescription description = announced.withFrames(frames.count(), limits.pixels());
    return new DicomImage(
        source,
        HeaderReader.read(elements, description),
        description,
        frames,
        new DisplayAttributes(file, description, frames));
  }

  private static PixelElement pixels(ParsedFile file) throws ImageReadException {
    if (file.pixels().isEmpty()) {
      if (file.truncated()) {
        throw new ImageReadException(
            FailureReason.TRUNCATED, Stage.PARSE, "ends within the header");
      }
      throw new ImageReadException(SkipReason.NO_PIXELS, Stage.PARSE, "no pixel data");
    }
    PixelElement element = file.pixels().get();
    if (element.length() == 0) {
      throw new ImageReadException(SkipReason.NO_PIXELS, Stage.PARSE, "empty pixel data");
    }
    return element;
  }

  private PixelCoding coding(String syntax) throws ImageReadException {
    Optional<PixelCoding> coding = TransferSyntax.of(syntax).map(TransferSyntax::coding);
    if (coding.isPresent()
        && (coding.get() == PixelCoding.NATIVE || decoders.of(coding.get()).isPresent())) {
      return coding.get();
    }
    throw new ImageReadException(
        FailureReason.UNSUPPORTED_TRANSFER_SYNTAX, Stage.PARSE, name(syntax));
  }

  private static String name(String syntax) {
    return TransferSyntax.of(syntax).map(TransferSyntax::label).orElse("transfer syntax " + syntax);
  }

  private static FrameBytes nativeFrames(
      ParsedFile file, PixelElement element, PixelDescription description)
      throws ImageReadException {
    if (element.encapsulated()) {
      throw new ImageReadException(
          FailureReason.CORRUPT,
          Stage.PARSE,
          "encapsulated pixel data under " + name(file.format().transferSyntax()));
    }
    NativeFrames frames =
        new NativeFrames(file.bytes(), element, description, file.format().bigEndian());
    frames.check();
    return frames;
  }

  /// The fragments of each frame.
  private List<List<PixelElement.Fragment>> frames(
      ParsedFile file, PixelElement element, PixelDescription description)
      throws ImageReadException {
    try {
      PixelElement found = element.encapsulated() ? element : unlabelled(file, element);
      List<List<PixelElement.Fragment>> frames =
          FragmentGroups.of(
              file.bytes(), found, new DataElements(file.dataSet()), description.frames());
      if (frames.size() < description.frames() || found.cut()) {
        throw new ImageReadException(
            FailureReason.TRUNCATED,
            Stage.PARSE,
            found.cut()
                ? "the pixel data ends within its last fragment"
                : frames.size() + " frames, " + description.frames() + " are announced");
      }
      return frames;
    } catch (IOException e) {
      throw new ImageReadException(
          FailureReason.UNREADABLE, Stage.PARSE, "the pixel data cannot be read", e);
    }
  }

  /// Items within pixel data of a defined length: written so by mistake.
  private PixelElement unlabelled(ParsedFile file, PixelElement element)
      throws IOException, ImageReadException {
    FragmentScan scan =
        new FragmentScan(file.bytes(), limits.pixels().fragments(), new Deadline(limits.time()));
    scan.run(element.position());
    if (scan.fragments().isEmpty()) {
      throw new ImageReadException(
          FailureReason.CORRUPT, Stage.PARSE, "compressed pixel data without fragments");
    }
    return element.withFragments(scan.fragments(), scan.cut());
  }
}
