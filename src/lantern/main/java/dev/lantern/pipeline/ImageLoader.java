package dev.lantern.pipeline;

import dev.lantern.dicom.DicomDump;
import dev.lantern.dicom.DicomLimits;
import dev.lantern.dicom.DicomReader;
import dev.lantern.dicom.HeaderElements;
import dev.lantern.dicom.StudyScanner;
import dev.lantern.dicom.codec.FrameCodecs;
import dev.lantern.dicom.codec.FrameDecoders;
import dev.lantern.imaging.HeaderElement;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.inputs.Listing;
import dev.lantern.inputs.ListingListener;
import dev.lantern.inputs.Refusal;
import dev.lantern.inputs.ScanInputs;
import dev.lantern.preprocess.Jpeg2000Codec;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Finds and opens images: the reader with its codecs, put together once for both shells.
public final class ImageLoader implements ScanOpener {
  private final DicomReader reader;
  private final StudyScanner scanner;
  private final DicomDump dump;
  private final HeaderElements elements;

  private ImageLoader(DicomLimits limits, FrameDecoders decoders) {
    this.reader = new DicomReader(limits, decoders);
    this.scanner = new StudyScanner(limits);
    this.dump = new DicomDump(limits);
    this.elements = new HeaderElements(limits);
  }

  /// With the standard limits and every codec, all in this process.
  static ImageLoader standard() {
    DicomLimits limits = DicomLimits.standard();
    return with(limits, new FrameCodecs(new Jpeg2000Codec()).within(limits.time()));
  }

  static ImageLoader with(DicomLimits limits, FrameDecoders decoders) {
    return new ImageLoader(limits, decoders);
  }

  /// Reads the header of one file.
  public ScanImage open(Path file) throws ImageReadException {
    return open(ImageSource.of(file));
  }

  /// Reads the header of one image.
  public ScanImage open(ImageSource source) throws ImageReadException {
    return reader.open(source);
  }

  /// What is read of an opened image.
  public interface Reading<T> {
    T of(ScanImage image) throws ImageReadException;
  }

  /// Reads something of one image of many.
  ///
  /// @throws ImageReadException also where Lantern itself fails on it: the others go on
  public <T> T read(ImageSource source, Reading<T> reading) throws ImageReadException {
    return OutcomeGuard.read(() -> reading.of(reader.open(source)));
  }

  /// The files behind inputs, each once, sorted.
  public Listing list(ScanInputs inputs, ListingListener listener) {
    return scanner.scan(inputs, listener);
  }

  @Override
  public OpenedScans open(List<Path> inputs, Progress progress) {
    Listing listing = scanner.scan(ScanInputs.of(inputs, true), listener(progress));
    List<ScanImage> images = new ArrayList<>();
    List<OpenedScans.Refused> refused = new ArrayList<>();
    int done = 0;
    for (ImageSource source : listing.sources()) {
      if (progress.cancelled()) {
        break;
      }
      try {
        Optional<Refusal> known = listing.refusal(source);
        if (known.isPresent()) {
          throw known.get().exception();
        }
        images.add(read(source, image -> image));
      } catch (ImageReadException e) {
        refused.add(new OpenedScans.Refused(source, e));
      }
      progress.update(++done, listing.sources().size());
    }
    return new OpenedScans(
        SeriesGrouping.group(images, place(inputs)),
        refused,
        !listing.whole() || done < listing.sources().size());
  }

  private static ListingListener listener(Progress progress) {
    return new ListingListener() {
      @Override
      public void found(int soFar) {
        progress.update(0, soFar);
      }

      @Override
      public boolean cancelled() {
        return progress.cancelled();
      }
    };
  }

  /// What the user named first is shown first: the place of the input that is the image's file or
  /// a folder above it.
  private static ToIntFunction<ScanImage> place(List<Path> inputs) {
    return image -> {
      for (int i = 0; i < inputs.size(); i++) {
        if (image.source().file().startsWith(inputs.get(i))) {
          return i;
        }
      }
      return inputs.size();
    };
  }

  @Override
  public List<HeaderElement> elements(ImageSource source) throws ImageReadException {
    return elements.read(source);
  }

  /// Prints the attributes of a file as lines.
  public void dump(Path file, Appendable out) throws ImageReadException, IOException {
    dump.text(ImageSource.of(file), out);
  }

  /// Prints the attributes of a file as DICOM JSON, PS3.18 Annex F.
  public void json(Path file, Writer out) throws ImageReadException, IOException {
    dump.json(ImageSource.of(file), out);
  }
}
