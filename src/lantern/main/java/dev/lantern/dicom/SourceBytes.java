package dev.lantern.dicom;

import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
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
  /// @param sha256 of the bytes, hexadecimal
  /// @param bytes how many there are
  public record Hash(String sha256, long bytes) {}

  /// @param cancelled asked all along: a file may be long, and its disk slow
  /// @return empty where the source cannot be read to its end, or it is cancelled before
  public Optional<Hash> hash(ImageSource source, BooleanSupplier cancelled) {
    MessageDigest digest = Sha256.begin();
    byte[] chunk = new byte[CHUNK];
    long bytes = 0;
    try (InputStream in = opener.open(source).from(0)) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        if (cancelled.getAsBoolean()) {
          return Optional.empty();
        }
        digest.update(chunk, 0, count);
        bytes += count;
      }
    } catch (ImageReadException | IOException e) {
      return Optional.empty();
    }
    return Optional.of(new Hash(HexFormat.of().formatHex(digest.digest()), bytes));
  }

  /// Copies every byte.
  ///
  /// @throws ImageReadException where the source cannot be opened, or is over the limit
  public void copy(ImageSource source, OutputStream out) throws ImageReadException, IOException {
    try (InputStream in = opener.open(source).from(0)) {
      in.transferTo(out);
    }
  }
}
