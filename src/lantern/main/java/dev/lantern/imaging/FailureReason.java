package dev.lantern.imaging;

import java.util.Locale;

/// The file should have given an image and could not.
public enum FailureReason implements Reason {
  /// A list, a DICOMDIR, a link or the user names the file, and it is not there; or it went.
  MISSING,
  /// The file cannot be opened or read.
  UNREADABLE,
  /// The data ends before what its header promises.
  TRUNCATED,
  /// The data set breaks the standard's encoding.
  CORRUPT,
  /// The compressed pixel data cannot be decoded.
  CORRUPT_PIXELS,
  /// A transfer syntax that Lantern does not decode, video among them.
  UNSUPPORTED_TRANSFER_SYNTAX,
  /// A pixel layout that Lantern does not show, or a kind of code stream that it does not decode.
  UNSUPPORTED_PIXELS,
  /// A ceiling on length, depth, items, size or decoded bytes is passed.
  OVER_LIMIT,
  /// Reading or decoding took longer than allowed.
  TIME_LIMIT,
  /// The process that decoded the pixel data died of it.
  DECODER_CRASH,
  /// The network failed on this image.
  NETWORK,
  /// A defect of Lantern's own showed on this file.
  INTERNAL;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
