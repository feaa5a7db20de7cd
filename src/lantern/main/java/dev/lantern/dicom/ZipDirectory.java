package dev.lantern.dicom;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/// The central directory of a ZIP archive, as PKWARE's APPNOTE 6.3 describes it. Read here and not
/// by the JDK, whose reader gives up a whole archive for one encrypted entry or one name that is no
/// UTF-8, holds the file open as long as it is to be quick, and takes memory before it has
/// asked how much.
final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int ZIP64_LOCATOR = 0x07064b50;
  private static final int ZIP64_LOCATOR_SIZE = 20;
  private static final int ZIP64_END = 0x06064b50;
  private static final int ZIP64_END_SIZE = 56;
  private static final int MEMBER = 0x02014b50;
  private static final int MEMBER_SIZE = 46;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final long IN_ZIP64 = 0xffffffffL;
  private static final int ENCRYPTED = 1;
  private static final int ZIP64_FIELD = 0x0001;
  private static final int UNICODE_PATH_FIELD = 0x7075;

  /// A runtime image may come without it; then names look odd, and stay distinct.
  private static final Charset OF_OLD =
      Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

  /// First names in documents that are ZIP archives for their own purposes: office files, books,
  /// programs. Nobody keeps scans in them.
  private static final List<String> DOCUMENTS =
      List.of("[Content_Types].xml", "mimetype", "META-INF/", "_rels/", "docProps/");

  private final Map<String, ZipMember> members;

  private ZipDirectory(Map<String, ZipMember> members) {
    this.members = members;
  }

  /// True for bytes that a ZIP archive begins with.
  static boolean isZip(byte[] head) {
    return head.length >= 4 && Arrays.equals(Arrays.copyOf(head, 4), new byte[] {'P', 'K', 3, 4});
  }

  /// True for the first bytes of a document that is a ZIP archive only inside.
  static boolean isDocument(byte[] head) {
    String start = new String(head, StandardCharsets.ISO_8859_1);
    return isZip(head) && DOCUMENTS.stream().anyMatch(name -> start.startsWith(name, 30));
  }

  /// @throws ImageReadException where it is damaged, or over a limit
  static ZipDirectory read(ByteSource archive, DicomLimits limits)
      throws ImageReadException, IOException {
    try {
      End end = End.find(archive);
      if (end.entries() > limits.zipEntries()) {
        throw overLimit("ZIP archive of over " + limits.zipEntries() + " entries");
      }
      if (end.size() > limits.memoryBytes()) {
        throw overLimit("ZIP directory of over " + limits.memoryBytes() + " bytes");
      }
      ByteBuffer bytes = little(archive.read(end.start(), (int) end.size()));
      Map<String, ZipMember> members = new LinkedHashMap<>();
      while (bytes.remaining() >= MEMBER_SIZE && bytes.getInt(bytes.position()) == MEMBER) {
        if (members.size() == limits.zipEntries()) {
          throw overLimit("ZIP archive of over " + limits.zipEntries() + " entries");
        }
        ZipMember member = member(bytes, end.shift());
        // An archive that was added to may name a file twice: the last is the valid one.
        members.put(member.name(), member);
      }
      requireApart(members.values(), archive.size());
      if (bytes.hasRemaining()) {
        throw damaged("its directory is damaged");
      }
      return new ZipDirectory(members);
    } catch (EOFException e) {
      throw damaged("its directory leads outside the file");
    }
  }

  /// Thousands of entries that share the same bytes would make hours of work of a small file.
  private static void requireApart(Collection<ZipMember> members, long size)
      throws ImageReadException {
    long stored = 0;
    for (ZipMember member : members) {
      // One that cannot be there is refused by itself.
      if (member.stored() <= size) {
        stored += member.stored();
        if (stored > size) {
          throw damaged("its entries overlap");
        }
      }
    }
  }

  Collection<ZipMember> members() {
    return members.values();
  }

  Optional<ZipMember> member(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /// Where the directory lies.
  ///
  /// @param shift bytes before the archive, a program that unpacks it for example: its positions
  ///     do not count them
  private record End(long entries, long start, long size, long shift) {
    static End find(ByteSource archive) throws ImageReadException, IOException {
      int window = (int) Math.min(archive.size(), END_SIZE + LONGEST_COMMENT);
      long windowStart = archive.size() - window;
      ByteBuffer tail = little(archive.read(windowStart, window));
      for (int at = window - END_SIZE; at >= 0; at--) {
        if (tail.getInt(at) == END && at + END_SIZE + u16(tail, at + 20) <= window) {
          return of(archive, tail, at, windowStart + at);
        }
      }
      throw new ImageReadException(
          FailureReason.TRUNCATED, Stage.OPEN, "a ZIP archive that ends before its directory");
    }

    private static End of(ByteSource archive, ByteBuffer tail, int at, long position)
        throws ImageReadException, IOException {
      long entries = u16(tail, at + 10);
      long size = u32(tail, at + 12);
      long offset = u32(tail, at + 16);
      long end = position;
      if (entries == 0xffff || size == IN_ZIP64 || offset == IN_ZIP64) {
        long locator = position - ZIP64_LOCATOR_SIZE;
        ByteBuffer bytes = little(archive.read(locator, ZIP64_LOCATOR_SIZE));
        if (bytes.getInt(0) == ZIP64_LOCATOR) {
          end = bytes.getLong(8);
          bytes = little(archive.read(end, ZIP64_END_SIZE));
          if (bytes.getInt(0) != ZIP64_END) {
            throw damaged("its directory is damaged");
          }
          entries = bytes.getLong(32);
          size = bytes.getLong(40);
          offset = bytes.getLong(48);
        }
      }
      long start = end - size;
      if (entries < 0 || size < 0 || offset < 0 || start < offset) {
        throw damaged("its directory is damaged");
      }
      return new End(entries, start, size, start - offset);
    }
  }

  private static ZipMember member(ByteBuffer bytes, long shift) throws EOFException {
    int at = bytes.position();
    int flags = u16(bytes, at + 8);
    int nameLength = u16(bytes, at + 28);
    int extraLength = u16(bytes, at + 30);
    int next = at + MEMBER_SIZE + nameLength + extraLength + u16(bytes, at + 32);
    if (next > bytes.limit()) {
      throw new EOFException("an entry ends outside the directory");
    }
    byte[] name = new byte[nameLength];
    bytes.get(at + MEMBER_SIZE, name);
    ByteBuffer extra = bytes.slice(at + MEMBER_SIZE + nameLength, extraLength);
    extra.order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(next);
    long size = u32(bytes, at + 24);
    long stored = u32(bytes, at + 20);
    long header = u32(bytes, at + 42);
    Optional<ByteBuffer> wide = field(extra, ZIP64_FIELD);
    // The field holds those of the three that do not fit, in this order.
    size = widened(size, wide);
    stored = widened(stored, wide);
    header = widened(header, wide);
    if (size < 0 || stored < 0 || header < 0) {
      throw new EOFException("an entry of a size that nothing has");
    }
    return new ZipMember(
        name(name, field(extra, UNICODE_PATH_FIELD)),
        header + shift,
        stored,
        size,
        u16(bytes, at + 10),
        (flags & ENCRYPTED) != 0,
        u32(bytes, at + 16));
  }

  private static long widened(long value, Optional<ByteBuffer> wide) throws EOFException {
    if (value != IN_ZIP64 || wide.isEmpty()) {
      return value;
    }
    if (wide.get().remaining() < Long.BYTES) {
      throw new EOFException("an entry lacks its size");
    }
    return wide.get().getLong();
  }

  /// The contents of an extra field, APPNOTE 4.5.
  private static Optional<ByteBuffer> field(ByteBuffer extra, int id) {
    int at = 0;
    while (at + 4 <= extra.limit()) {
      int length = u16(extra, at + 2);
      if (u16(extra, at) == id && at + 4 + length <= extra.limit()) {
        return Optional.of(extra.slice(at + 4, length).order(ByteOrder.LITTLE_ENDIAN));
      }
      at += 4 + length;
    }
    return Optional.empty();
  }

  /// A name in UTF-8 where it can be such, else in the character set of old, IBM's code page 437
  /// (APPNOTE, appendix D), where every byte means something: so names stay distinct even where the
  /// archive says UTF-8 of what is not.
  private static String name(byte[] name, Optional<ByteBuffer> unicodePath) {
    if (unicodePath.isPresent() && unicodePath.get().remaining() > 5) {
      ByteBuffer field = unicodePath.get();
      CRC32 crc = new CRC32();
      crc.update(name);
      // A field that speaks of another name was left behind by a program that renames.
      if (u32(field, 1) == crc.getValue()) {
        Optional<String> unicode = utf8(field.slice(5, field.limit() - 5));
        if (unicode.isPresent()) {
          return unicode.get();
        }
      }
    }
    return utf8(ByteBuffer.wrap(name)).orElseGet(() -> new String(name, OF_OLD));
  }

  private static Optional<String> utf8(ByteBuffer bytes) {
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int u16(ByteBuffer bytes, int at) {
    return bytes.getShort(at) & 0xffff;
  }

  private static long u32(ByteBuffer bytes, int at) {
    return bytes.getInt(at) & 0xffffffffL;
  }

  private static ImageReadException overLimit(String what) {
    return new ImageReadException(FailureReason.OVER_LIMIT, Stage.OPEN, what);
  }

  private static ImageReadException damaged(String how) {
    return new ImageReadException(FailureReason.CORRUPT, Stage.OPEN, "a ZIP archive, but " + how);
  }
}
