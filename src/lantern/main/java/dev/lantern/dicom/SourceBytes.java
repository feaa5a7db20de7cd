package dev.lantern.dicom;

import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.inputs.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A source byte by byte, whatever it holds: the file, or the entry taken out of its ZIP archive.
public final class SourceBytes {
  private static final int CHUNK = 1 << 18;

  private final SourceOpener opener;

  public SourceBytes(DicomLimits limits) {
    this.opener = new SourceOpener(limits);
  }

  /// What tells two files of the same name apart.
  ///
  /// @param content XXH3 of the bytes, 128 bits, hexadecimal
  /// @param bytes how many there are
  public record Hash(String content, long bytes) {}

  /// @param cancelled asked all along: a file may be long, and its disk slow
  /// @return empty where the source cannot be read to its end, or it is cancelled before
  public Optional<Hash> hash(ImageSource source, BooleanSupplier cancelled) {
    var hash = new ContentHash();
    byte[] chunk = new byte[CHUNK];
    long bytes = 0;
    try (InputStream in = open(source)) {
      for (int count = read(in, chunk); count >= 0; count = read(in, chunk)) {
        if (cancelled.getAsBoolean()) {
          return Optional.empty();
        }
        hash.update(chunk, count);
        bytes += count;
      }
    } catch (ImageReadException | IOException e) {
      return Optional.empty();
    }
    return Optional.of(new Hash(hash.hex(), bytes));
  }

  /// Copies every byte.
  ///
  /// @param cancelled asked all along
  /// @throws ImageReadException where the source cannot be read, or is over the limit
  /// @throws InterruptedIOException where it is cancelled
  /// @throws IOException where `out` takes no more
  public void copy(ImageSource source, OutputStream out, BooleanSupplier cancelled)
      throws ImageReadException, IOException {
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = open(source)) {
      for (int count = read(in, chunk); count >= 0; count = read(in, chunk)) {
        if (cancelled.getAsBoolean()) {
          throw new InterruptedIOException("cancelled");
        }
        out.write(chunk, 0, count);
      }
    }
  }

  private InputStream open(ImageSource source) throws ImageReadException {
    try {
      return opener.open(source).from(0);
    } catch (IOException e) {
      throw Refusal.of(e).exception();
    }
  }

  private static int read(InputStream in, byte[] chunk) throws ImageReadException {
    try {
      return in.read(chunk);
    } catch (IOException e) {
      throw Refusal.of(e).exception();
    }
  }
}
