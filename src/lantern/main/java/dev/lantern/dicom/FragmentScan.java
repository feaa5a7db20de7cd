package dev.lantern.dicom;

import dev.lantern.dicom.PixelElement.Fragment;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageReadException.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Finds the fragments of encapsulated pixel data without reading them, PS3.5 A.4. The sequence
/// delimiter may be missing; a fragment cut by the end of the file counts as far as it goes.
final class FragmentScan {
  private static final int ITEM = 0xfffee000;
  private static final int DELIMITER = 0xfffee0dd;
  private static final int BLOCK = 2048;

  private final ByteSource source;
  private final int maximum;
  private final Deadline deadline;
  private final List<Fragment> fragments = new ArrayList<>();
  private byte[] block = {};
  private long blockStart;
  private boolean cut;

  FragmentScan(ByteSource source, int maximum, Deadline deadline) {
    this.source = source;
    this.maximum = maximum;
    this.deadline = deadline;
  }

  List<Fragment> fragments() {
    return fragments;
  }

  /// True where the file ends within the last fragment.
  boolean cut() {
    return cut;
  }

  /// @param start position of the first item
  /// @return the position behind the sequence delimiter, or of the first byte that is no item
  long run(long start) throws IOException, ImageReadException {
    long position = start;
    while (position + 8 <= source.size()) {
      int at = load(position);
      int tag = ElementWalk.tag(block, at, false);
      long length = ElementWalk.header(block, at, false, false).length();
      if (tag == DELIMITER) {
        return position + 8;
      }
      if (tag != ITEM || length == 0xffffffffL) {
        return position;
      }
      if (fragments.size() == maximum) {
        throw new ImageReadException(
            FailureReason.OVER_LIMIT, Stage.PARSE, "over " + maximum + " fragments");
      }
      deadline.check();
      long left = source.size() - position - 8;
      if (Math.min(length, left) > Integer.MAX_VALUE - 8) {
        throw new ImageReadException(
            FailureReason.OVER_LIMIT, Stage.PARSE, "fragment of " + length + " bytes");
      }
      fragments.add(new Fragment(position + 8, (int) Math.min(length, left)));
      cut = length > left;
      position += 8 + length;
    }
    return Math.min(position, source.size());
  }

  private int load(long position) throws IOException {
    if (position < blockStart || position + 8 > blockStart + block.length) {
      blockStart = position;
      block = source.readUpTo(position, BLOCK);
    }
    return (int) (position - blockStart);
  }
}
