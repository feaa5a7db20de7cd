package dev.lantern.dicom;

import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

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

  /// @return empty where the source cannot be read to its end
  public Optional<Hash> hash(ImageSource source) {
    MessageDigest digest = Sha256.begin();
    try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      long bytes = copy(source, out);
      return Optional.of(new Hash(HexFormat.of().formatHex(digest.digest()), bytes));
    } catch (ImageReadException | IOException e) {
      return Optional.empty();
    }
  }

  /// Copies every byte.
  ///
  /// @return how many there are
  /// @throws ImageReadException where the source cannot be opened, or an entry is over the limit
  public long copy(ImageSource source, OutputStream out) throws ImageReadException, IOException {
    byte[] chunk = new byte[CHUNK];
    long total = 0;
    try (InputStream in = opener.open(source).from(0)) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        out.write(chunk, 0, count);
        total += count;
      }
    }
    return total;
  }
}
