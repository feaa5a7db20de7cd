package dev.lantern.dicom;

import dev.lantern.dicom.PixelElement.Fragment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which fragments make which frame, PS3.5 A.4 and PS3.3 C.7.6.3.1.8: by the Extended Offset
/// Table, else the Basic Offset Table, else by count, else by the end-of-image markers.
final class FragmentGroups {
  /// Extended Offset Table (7FE0,0001) and its Lengths (7FE0,0002), unknown to dcm4che.
  private static final int EXTENDED_OFFSETS = 0x7fe00001;

  private static final int EXTENDED_LENGTHS = 0x7fe00002;
  private static final int MARKER_TAIL = 10;

  private final ByteSource source;
  private final List<Fragment> fragments;
  private final int frames;

  /// @param fragments without the Basic Offset Table's item
  /// @param frames announced
  private FragmentGroups(ByteSource source, List<Fragment> fragments, int frames) {
    this.source = source;
    this.fragments = fragments;
    this.frames = frames;
  }

  /// @return the fragments of each frame, in order; fewer or more than announced where the data
  ///     has fewer or more
  static List<List<Fragment>> of(
      ByteSource source, PixelElement element, DataElements elements, int frames)
      throws IOException {
    List<Fragment> all = element.fragments();
    if (all.isEmpty()) {
      return List.of();
    }
    Fragment table = all.getFirst();
    FragmentGroups groups = new FragmentGroups(source, all.subList(1, all.size()), frames);
    Optional<List<List<Fragment>>> byExtended =
        groups.byExtendedTable(
            longs(elements.bytes(EXTENDED_OFFSETS), elements.bigEndian()),
            longs(elements.bytes(EXTENDED_LENGTHS), elements.bigEndian()));
    if (byExtended.isPresent()) {
      return byExtended.get();
    }
    Optional<List<List<Fragment>>> byBasic = groups.byBasicTable(table);
    return byBasic.isPresent() ? byBasic.get() : groups.withoutTable();
  }

  /// C.7.6.3.1.8: each frame is one fragment; its offset is that of the fragment's item from the
  /// first one's, its length that of the value, which may be padded to an even one.
  ///
  /// @return empty where an entry is of no fragment: whoever compressed the frames anew may have
  ///     left the table as it was
  private Optional<List<List<Fragment>>> byExtendedTable(long[] offsets, long[] lengths) {
    if (offsets.length == 0 || offsets.length != lengths.length || offsets.length < frames) {
      return Optional.empty();
    }
    Map<Long, Fragment> byOffset = new HashMap<>();
    for (Fragment fragment : fragments) {
      byOffset.put(fragment.position() - fragments.getFirst().position(), fragment);
    }
    List<List<Fragment>> all = new ArrayList<>(offsets.length);
    for (int i = 0; i < offsets.length; i++) {
      Fragment fragment = byOffset.get(offsets[i]);
      if (fragment == null
          || (lengths[i] != fragment.length() && lengths[i] != fragment.length() - 1)) {
        return Optional.empty();
      }
      all.add(List.of(new Fragment(fragment.position(), (int) lengths[i])));
    }
    return Optional.of(all);
  }

  private Optional<List<List<Fragment>>> byBasicTable(Fragment table) throws IOException {
    // Four bytes a frame, which has a fragment at least: a longer one is none, and is not read.
    if (table.length() > 4L * fragments.size()) {
      return Optional.empty();
    }
    long[] offsets = ints(source.read(table.position(), table.length()));
    if (offsets.length < frames || offsets.length == 0 || offsets[0] != 0) {
      return Optional.empty();
    }
    List<List<Fragment>> all = new ArrayList<>(offsets.length);
    List<Fragment> frame = new ArrayList<>();
    long offset = 0;
    for (Fragment fragment : fragments) {
      int next = all.size() + 1;
      if (next < offsets.length && offset >= offsets[next]) {
        if (offset > offsets[next] || frame.isEmpty()) {
          return Optional.empty();
        }
        all.add(frame);
        frame = new ArrayList<>();
      }
      frame.add(fragment);
      offset += fragment.length() + 8L;
    }
    if (!frame.isEmpty()) {
      all.add(frame);
    }
    return all.size() == offsets.length ? Optional.of(all) : Optional.empty();
  }

  private List<List<Fragment>> withoutTable() throws IOException {
    if (frames == 1) {
      return fragments.isEmpty() ? List.of() : List.of(fragments);
    }
    if (fragments.size() <= frames) {
      return fragments.stream().map(List::of).toList();
    }
    List<List<Fragment>> all = new ArrayList<>();
    List<Fragment> frame = new ArrayList<>();
    for (Fragment fragment : fragments) {
      frame.add(fragment);
      if (endsAnImage(fragment)) {
        all.add(frame);
        frame = new ArrayList<>();
      }
    }
    // Behind the last frame a remainder without an end is padding.
    if (!frame.isEmpty() && all.size() < frames) {
      all.add(frame);
    }
    return all;
  }

  /// The End of Image marker of JPEG and JPEG-LS, which JPEG 2000 has as End of Codestream, stands
  /// near the end, padding behind it.
  private boolean endsAnImage(Fragment fragment) throws IOException {
    int length = Math.min(MARKER_TAIL, fragment.length());
    byte[] tail = source.read(fragment.position() + fragment.length() - length, length);
    for (int i = 0; i + 1 < length; i++) {
      if ((tail[i] & 0xff) == 0xff && (tail[i + 1] & 0xff) == 0xd9) {
        return true;
      }
    }
    return false;
  }

  private static long[] ints(byte[] table) {
    long[] values = new long[table.length / 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = ElementWalk.u32(table, i * 4, false);
    }
    return values;
  }

  private static long[] longs(byte[] table, boolean bigEndian) {
    long[] values = new long[table.length / 8];
    for (int i = 0; i < values.length; i++) {
      long first = ElementWalk.u32(table, i * 8, bigEndian);
      long second = ElementWalk.u32(table, i * 8 + 4, bigEndian);
      values[i] = bigEndian ? first << 32 | second : second << 32 | first;
    }
    return values;
  }
}
