package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.dicom.PixelElement.Fragment;
import dev.lantern.imaging.ImageReadException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;

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
    fragment(fragment(file, 1, PLAIN), 2, PLAIN);
    Attributes attributes = new Attributes();
    attributes.setBytes(
        0x7fe00001, VR.UN, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0});
    attributes.setBytes(
        0x7fe00002, VR.UN, new byte[] {4, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0});
    assertEquals(List.of(List.of(1), List.of(2)), groups(delimited(file), 2, attributes));
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
