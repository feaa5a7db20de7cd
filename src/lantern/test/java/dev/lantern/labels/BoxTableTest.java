package dev.lantern.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BoxTableTest {
  private final Path table;

  BoxTableTest(@TempDir Path folder) {
    this.table = folder.resolve("boxes.csv");
  }

  @Test
  void findsTheBoxesOfAnImageByItsPathOrByItsNameInTheLabels() throws Exception {
    BoxTable boxes =
        read(
            "file;H;x;y;w",
            "images/1.png;4;1;2.5;3",
            "images/2.png;1;1;1;1",
            "images/1.png;8;5;6;7");
    List<Box> expected = List.of(new Box(1, 2.5, 3, 4), new Box(5, 6, 7, 8));
    assertEquals(expected, boxes.on(table.resolveSibling("images").resolve("1.png"), "other"));
    assertEquals(expected, boxes.on(Path.of("elsewhere", "1.png"), "images/1.png"));
    assertEquals(List.of(), boxes.on(Path.of("elsewhere", "1.png"), "1.png"));
  }

  @Test
  void aBoxHoldsThePixelsWhoseMiddleLiesInside() {
    Box box = new Box(1, 2.5, 2, 1);
    assertTrue(box.holds(1, 2));
    assertTrue(box.holds(2, 2));
    assertFalse(box.holds(0, 2));
    assertFalse(box.holds(3, 2));
    assertFalse(box.holds(1, 1));
    assertFalse(box.holds(1, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.png,1,2,0,4", "a.png,1,2,x,4", "a.png,1,2,,4", "a.png,NaN,2,3,4"})
  void refusesARowThatIsNoBox(String row) {
    assertEquals(
        table + ", line 2: a box needs a file and four numbers, w and h above 0.",
        assertThrows(LabelsException.class, () -> read("file,x,y,w,h", row)).getMessage());
  }

  @Test
  void refusesATableWithoutItsColumns() {
    assertEquals(
        table
            + " needs the columns file, x, y, w and h, named in its first line and separated by"
            + " commas, semicolons or tabs.",
        assertThrows(LabelsException.class, () -> read("file,x,y", "a,1,2")).getMessage());
  }

  private BoxTable read(String... lines) throws IOException, LabelsException {
    Files.write(table, List.of(lines));
    return BoxTable.read(table);
  }
}
