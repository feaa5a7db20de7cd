package dev.lantern.dicom;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// The bytes of a file: on disk, or in memory where they came out of a compressed container. Safe
/// for several threads: every read stands alone.
sealed interface ByteSource {
  long size();

  /// @return a stream from `position` to the end, buffered
  InputStream from(long position) throws IOException;

  /// @return exactly `length` bytes
  /// @throws EOFException where the source ends before
  byte[] read(long position, int length) throws IOException;

  /// Up to `length` bytes: fewer where the source ends before.
  default byte[] readUpTo(long position, int length) throws IOException {
    long left = Math.max(0, size() - position);
    return read(position, (int) Math.min(left, length));
  }

  /// A file; opened for each read, so that an image kept in a list holds no descriptor.
  record OnDisk(Path path, long size) implements ByteSource {
    /// Bytes asked of the channel at a time: it passes them through memory of its own, which each
    /// thread keeps, and which is to stay small and in the processor's cache.
    private static final int CHUNK = 1 << 18;

    static OnDisk open(Path path) throws IOException {
      return new OnDisk(path, Files.size(path));
    }

    @Override
    public InputStream from(long position) throws IOException {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      channel.position(position);
      return new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    }

    @Override
    public byte[] read(long position, int length) throws IOException {
      if (position < 0 || length < 0 || position + length > size) {
        throw new EOFException("the file ends at " + size);
      }
      byte[] bytes = new byte[length];
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        while (buffer.position() < length) {
          buffer.limit((int) Math.min(length, buffer.position() + (long) CHUNK));
          if (channel.read(buffer, position + buffer.position()) < 0) {
            throw new EOFException("the file ends early");
          }
        }
      }
      return bytes;
    }
  }

  /// Bytes in memory, taken over.
  final class InMemory implements ByteSource {
    private final byte[] bytes;

    InMemory(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream from(long position) {
      int start = (int) Math.min(position, bytes.length);
      return new ByteArrayInputStream(bytes, start, bytes.length - start);
    }

    @Override
    public byte[] read(long position, int length) throws IOException {
      if (position < 0 || length < 0 || position + length > bytes.length) {
        throw new EOFException("the data ends at " + bytes.length);
      }
      return Arrays.copyOfRange(bytes, (int) position, (int) position + length);
    }
  }
}
