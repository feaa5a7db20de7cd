package dev.lantern.inputs;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/// All that was looked at of a file: what is said of it holds as long as these do.
///
/// @param size of the whole file
/// @param modified nanoseconds since 1970, taken before the bytes were read
/// @param hash of the bytes at its start that were read, hexadecimal
public record FirstBytes(long size, long modified, String hash) {
  public static FirstBytes of(BasicFileAttributes attributes, String hash) {
    return new FirstBytes(
        attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), hash);
  }
}
