package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.dicom.PixelElement.Fragment;
import dev.lantern.imaging.ImageReadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which fragments make a frame, PS3.5 A.4. Each fragment's first byte names it.
final class FragmentGroupsTest {
  private static final int ITEM = 0xfffee000;
  private static final byte[] PLAIN = {0, 1, 2, 3};
  private static final byte[] ENDS = {0, 1, (byte) 0xff, (byte) 0xd9};

  private static CraftedFile withTable(int... offsets) {
    CraftedFile file = new CraftedFile().tag(ITEM).int32(offsets.length * 4);
    for (int offset : offsets) {
      file.int32(offset);
    }
    return file;
  }

  private static CraftedFile fragment(CraftedFile file, int name, byte[] content) {
    byte[] named = content.clone();
    named[0] = (byte) name;
    return file.tag(ITEM).int32(named.length).raw(named);
  }

  private static CraftedFile delimited(CraftedFile file) {
    return file.tag(0xfffee0dd).int32(0);
  }

  private static List<List<Integer>> groups(CraftedFile file, int frames, Attributes attributes)
      throws IOException, ImageReadException {
    ByteSource source = new ByteSource.InMemory(file.toBytes());
    FragmentScan scan = new FragmentScan(source, 100, new Deadline(Duration.ofSeconds(10)));
    long end = scan.run(0);
    PixelElement element =
        new PixelElement(PixelElement.INTEGER, false, 0, end, scan.fragments(), true, scan.cut());
    List<List<Fragment>> frameFragments =
        FragmentGroups.of(source, element, new DataElements(attributes), frames);
    List<List<Integer>> names = new ArrayList<>();
    for (List<Fragment> frame : frameFragments) {
      List<Integer> own = new ArrayList<>();
      for (Fragment fragment : frame) {
        own.add((int) source.read(fragment.position(), 1)[0]);
      }
      names.add(own);
    }
    return names;
  }

  private static List<List<Integer>> groups(CraftedFile file, int frames)
      throws IOException, ImageReadException {
    return groups(file, frames, new Attributes());
  }

  @Test
  void followsTheBasicOffsetTable() throws IOException, ImageReadException {
    CraftedFile file = withTable(0, 24);
    fragment(fragment(fragment(file, 1, PLAIN), 2, PLAIN), 3, PLAIN);
    assertEquals(List.of(List.of(1, 2), List.of(3)), groups(delimited(file), 2));
  }

  @Test
  void passesOverATableThatDoesNotFitTheFragments() throws IOException, ImageReadException {
    CraftedFile file = withTable(0, 17);
    fragment(fragment(file, 1, PLAIN), 2, PLAIN);
    assertEquals(List.of(List.of(1), List.of(2)), groups(delimited(file), 2));
  }

  @Test
  void followsTheExtendedOffsetTable() throws IOException, ImageReadException {
    CraftedFile file = withTable();
    fragment(fragment(fragment(file, 1, PLAIN), 2, PLAIN), 3, PLAIN);
    // The third is of no frame.
    assertEquals(
        List.of(List.of(1), List.of(2)),
        groups(delimited(file), 2, extended(longs(0, 12), longs(4, 3))));
  }

  /// Whoever compresses frames anew may leave the table of the old ones.
  @ParameterizedTest
  @MethodSource("staleTables")
  void passesOverAnExtendedOffsetTableThatDoesNotFitTheFragments(Attributes stale)
      throws IOException, ImageReadException {
    CraftedFile file = withTable(0, 24);
    fragment(fragment(fragment(file, 1, PLAIN), 2, PLAIN), 3, PLAIN);
    assertEquals(List.of(List.of(1, 2), List.of(3)), groups(delimited(file), 2, stale));
  }

  private static List<Attributes> staleTables() {
    return List.of(
        extended(longs(0, 13), longs(4, 4)),
        extended(longs(0, 12), longs(4, 2)),
        extended(longs(0, 12), longs(4, 5)),
        extended(longs(0, 40), longs(4, 4)),
        extended(longs(0, Long.MAX_VALUE), longs(4, 4)),
        extended(longs(0, -12), longs(4, 4)));
  }

  private static Attributes extended(byte[] offsets, byte[] lengths) {
    Attributes attributes = new Attributes();
    attributes.setBytes(0x7fe00001, VR.UN, offsets);
    attributes.setBytes(0x7fe00002, VR.UN, lengths);
    return attributes;
  }

  private static byte[] longs(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).forEach(bytes::putLong);
    return bytes.array();
  }

  /// A table of a gigabyte would have to be held twice over.
  @Test
  void passesOverATableLongerThanAllFragmentsCouldHave() throws IOException, ImageReadException {
    ByteSource withoutTable =
        new ByteSource.InMemory(fragment(new CraftedFile(), 1, ENDS).toBytes());
    PixelElement element =
        new PixelElement(
            PixelElement.INTEGER,
            false,
            0,
            12,
            List.of(new Fragment(8, 1 << 30), new Fragment(8, 4), new Fragment(8, 4)),
            true,
            false);
    assertEquals(
        2, FragmentGroups.of(withoutTable, element, new DataElements(new Attributes()), 2).size());
  }

  @Test
  void givesAllFragmentsToASingleFrame() throws IOException, ImageReadException {
    CraftedFile file = withTable();
    fragment(fragment(file, 1, PLAIN), 2, PLAIN);
    assertEquals(List.of(List.of(1, 2)), groups(delimited(file), 1));
  }

  @Test
  void givesOneFragmentToEachFrameWhereTheirNumbersAgree() throws IOException, ImageReadException {
    CraftedFile file = withTable();
    fragment(fragment(file, 1, PLAIN), 2, PLAIN);
    assertEquals(List.of(List.of(1), List.of(2)), groups(delimited(file), 2));
  }

  @Test
  void endsAFrameAtTheEndOfImageMarker() throws IOException, ImageReadException {
    CraftedFile file = withTable();
    fragment(fragment(fragment(file, 1, PLAIN), 2, ENDS), 3, ENDS);
    assertEquals(List.of(List.of(1, 2), List.of(3)), groups(delimited(file), 2));
  }

  @Test
  void doesWithoutTheSequenceDelimiter() throws IOException, ImageReadException {
    CraftedFile file = withTable();
    fragment(fragment(file, 1, PLAIN), 2, PLAIN);
    assertEquals(List.of(List.of(1), List.of(2)), groups(file, 2));
  }
}
