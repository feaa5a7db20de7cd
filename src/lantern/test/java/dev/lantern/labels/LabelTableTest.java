package dev.lantern.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables with commas, semicolons, quotes, marks and gaps.
final class LabelTableTest {
  private final Path file;

  LabelTableTest(@TempDir Path folder) {
    this.file = folder.resolve("labels.csv");
  }

  @Test
  void readsWhatIsQuotedAndTrimsTheRest() throws Exception {
    LabelTable table =
        read("File,LABEL, Sex \r\n\"a, \"\"b\"\".png\", PNEUMONIA ,F\r\n\r\nc.png,NORMAL\r\n");

    assertEquals(List.of("File", "LABEL", "Sex"), table.columns());
    assertEquals(
        List.of(
            new LabelRow(2, Map.of("file", "a, \"b\".png", "label", "PNEUMONIA", "sex", "F")),
            new LabelRow(4, Map.of("file", "c.png", "label", "NORMAL"))),
        table.rows());
    assertEquals("F", table.rows().getFirst().cell("SEX"));
    assertEquals("", table.rows().getLast().cell("sex"));
  }

  @Test
  void knowsSemicolonsAndTabsByTheColumnsTheyGive() throws Exception {
    for (String separator : List.of(";", "\t")) {
      LabelTable table = read(String.join(separator, "label", "a,b", "file\n1", "x", "p.png\n"));

      assertEquals(
          List.of(new LabelRow(2, Map.of("file", "p.png", "label", "1", "a,b", "x"))),
          table.rows());
    }
  }

  @Test
  void knowsSeparatorsBetweenQuotesToo() throws Exception {
    for (String separator : List.of(",", ";", "\t")) {
      String line = String.join(separator, "\"file\"", "\"label\"\n\"a;b,c.png\"", "\"1\"\n");

      assertEquals(
          List.of(new LabelRow(2, Map.of("file", "a;b,c.png", "label", "1"))), read(line).rows());
    }
  }

  @Test
  void readsWhatASpreadsheetSavedWithAByteOrderMark() throws Exception {
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      Files.write(file, "\uFEFFfile,label\nä.png,normal\n".getBytes(charset));

      assertEquals("ä.png", LabelTable.read(file).rows().getFirst().file(), charset.name());
    }
  }

  @Test
  void readsOverTheLineThatTellsASpreadsheetTheSeparator() throws Exception {
    for (String separator : List.of(",", ";", "\t")) {
      assertEquals(
          List.of(new LabelRow(3, Map.of("file", "a.png", "label", "1"))),
          read("sep=%1$s\r\nfile%1$slabel\r\na.png%1$s1\r\n".formatted(separator)).rows());
    }
  }

  @Test
  void readsWhatASpreadsheetSavedInAnOldCharacterSet() throws Exception {
    Files.write(file, "file;label\nä€.png;normal\n".getBytes(Charset.forName("windows-1252")));

    assertEquals("ä€.png", LabelTable.read(file).rows().getFirst().file());
  }

  @Test
  void refusesACellTooManyButNotSeparatorsAtTheEnd() throws Exception {
    assertEquals(
        List.of(new LabelRow(2, Map.of("file", "a.png", "label", "0"))),
        read("file,label\na.png,0,,\n").rows());
    assertEquals(
        file + ", line 3: 3 cells for 2 columns; a separator within a cell needs quotes around it.",
        refusal(() -> read("file,label\na.png,0\nb,c.png,1\n")));
  }

  @Test
  void aWindowsPathIsAPath() throws Exception {
    assertEquals(
        "val\\NORMAL\\1.png".replace('\\', '/'),
        read("file,label\nval\\NORMAL\\1.png,0\n").rows().getFirst().file());
  }

  @Test
  void choosesRowsByAColumnWhateverTheCase() throws Exception {
    LabelTable table = read("file,label,Split\na,0,train\nb,1,VAL\nc,1,\n");

    assertEquals(
        List.of("b"), table.where("split", "val ").rows().stream().map(LabelRow::file).toList());
    assertEquals(
        "The labels have no column fold; theirs are file, label, Split.",
        refusal(() -> table.where("fold", "1")));
  }

  @Test
  void knowsWhetherPatientsAreNamed() throws Exception {
    assertTrue(read("file,label,Patient_ID\na,0,\nb,1,p7\n").knowsPatients());
    assertEquals(false, read("file,label,patient_id\na,0,\n").knowsPatients());
  }

  @Test
  void saysWhyAFileIsNoTable() throws Exception {
    String columns =
        " needs the columns file and label, named in its first line and separated by commas,"
            + " semicolons or tabs.";
    assertEquals(file + columns, refusal(() -> read("image,label\na,0\n")));
    assertEquals(file + columns, refusal(() -> read("")));
    assertEquals(file + " has the column sex twice.", refusal(() -> read("file,label,sex,Sex\n")));
    assertEquals(
        "There is no " + file + ".gone.", refusal(() -> LabelTable.read(Path.of(file + ".gone"))));
    assertEquals(
        file.getParent() + " is no file of labels.",
        refusal(() -> LabelTable.read(file.resolveSibling(""))));
    String unclosed = refusal(() -> read("file,label\n\"a,0\nb,1\n"));
    assertTrue(unclosed.startsWith(file + " is not a table: "), unclosed);
    assertTrue(unclosed.contains("quote"), unclosed);
  }

  private LabelTable read(String text) throws IOException, LabelsException {
    Files.writeString(file, text);
    return LabelTable.read(file);
  }

  private static String refusal(org.junit.jupiter.api.function.Executable reading) {
    return String.valueOf(assertThrows(LabelsException.class, reading).getMessage());
  }
}
