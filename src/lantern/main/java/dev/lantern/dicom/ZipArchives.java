package dev.lantern.dicom;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import dev.lantern.imaging.SkipReason;
import dev.lantern.inputs.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// Takes files out of ZIP archives, into memory. The directory of the archive last used is kept:
/// its files come one after another, and there may be a hundred thousand. No file is held open.
/// Safe for several threads.
final class ZipArchives {
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int LOCAL_HEADER_SIZE = 30;

  /// As many bytes as it takes to know whether a file is DICOM.
  private static final int SNIFFED = 1 << 16;

  /// No byte of a deflated stream gives more than this many, RFC 1951.
  private static final long DENSEST = 1032;

  private final DicomLimits limits;
  private final AtomicReference<Optional<Known>> last = new AtomicReference<>(Optional.empty());

  ZipArchives(DicomLimits limits) {
    this.limits = limits;
  }

  private record Known(Path file, long size, FileTime time, ZipDirectory directory) {
    boolean holds(Path other, BasicFileAttributes now) {
      return file.equals(other) && size == now.size() && time.equals(now.lastModifiedTime());
    }
  }

  /// @throws ImageReadException where it cannot be taken out, by its own fault or the
  ///     archive's
  /// @param dicom refuse an entry that is no DICOM file, after a look at its first bytes
  ByteSource open(Path file, String name, boolean dicom) throws ImageReadException, IOException {
    ByteSource archive = ByteSource.OnDisk.open(file);
    Optional<ZipMember> member = directory(file, archive).member(name);
    if (member.isEmpty()) {
      throw new ImageReadException(FailureReason.MISSING, Stage.OPEN, "no such ZIP entry");
    }
    Optional<Refusal> refusal = member.get().refusal(limits);
    if (refusal.isPresent()) {
      throw refusal.get().exception();
    }
    return new ByteSource.InMemory(takeOut(archive, member.get(), dicom));
  }

  private ZipDirectory directory(Path file, ByteSource archive)
      throws ImageReadException, IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    Optional<Known> known = last.get();
    if (known.isPresent() && known.get().holds(file, now)) {
      return known.get().directory();
    }
    ZipDirectory directory = ZipDirectory.read(archive, limits);
    last.set(Optional.of(new Known(file, now.size(), now.lastModifiedTime(), directory)));
    return directory;
  }

  private static byte[] takeOut(ByteSource archive, ZipMember member, boolean dicom)
      throws ImageReadException, IOException {
    boolean stored = member.method() == ZipMember.STORED;
    if (member.size() > (stored ? member.stored() : DENSEST * (member.stored() + 1))) {
      throw corrupt("of a size that its ZIP archive cannot hold");
    }
    try (InputStream packed = archive.from(dataStart(archive, member));
        Inflater inflater = new Inflater(true)) {
      InputStream stream = stored ? packed : new InflaterInputStream(packed, inflater, SNIFFED);
      byte[] head = stream.readNBytes((int) Math.min(SNIFFED, member.size()));
      if (dicom) {
        requireDicom(head);
      }
      byte[] bytes = Arrays.copyOf(head, (int) member.size());
      int count = stream.readNBytes(bytes, head.length, bytes.length - head.length);
      if (head.length + count < bytes.length) {
        throw new EOFException("ends early");
      }
      CRC32 checksum = new CRC32();
      checksum.update(bytes);
      if (checksum.getValue() != member.checksum() || (!stored && stream.read() >= 0)) {
        throw corrupt("not what its ZIP archive's checksum promises");
      }
      return bytes;
    } catch (EOFException | ZipException e) {
      throw corrupt("damaged in its ZIP archive");
    }
  }

  /// The local header repeats the name, in a length of its own.
  private static long dataStart(ByteSource archive, ZipMember member)
      throws ImageReadException, IOException {
    ByteBuffer header = ZipDirectory.little(archive.read(member.header(), LOCAL_HEADER_SIZE));
    if (header.getInt(0) != LOCAL_HEADER) {
      throw corrupt("not where its ZIP archive's directory says");
    }
    return member.header()
        + LOCAL_HEADER_SIZE
        + Short.toUnsignedInt(header.getShort(26))
        + Short.toUnsignedInt(header.getShort(28));
  }

  private static void requireDicom(byte[] head) throws ImageReadException, IOException {
    if (ZipDirectory.isZip(head) && !ZipDirectory.isDocument(head)) {
      throw new ImageReadException(
          FailureReason.UNREADABLE,
          Stage.OPEN,
          "a ZIP archive within a ZIP archive: take it out first");
    }
    if (DataSetFormat.of(new ByteSource.InMemory(head)).isEmpty()) {
      throw new ImageReadException(
          SkipReason.NOT_DICOM,
          Stage.OPEN,
          head.length == 0 ? "an empty file" : "not a DICOM file");
    }
  }

  private static ImageReadException corrupt(String how) {
    return new ImageReadException(FailureReason.CORRUPT, Stage.OPEN, how);
  }
}
