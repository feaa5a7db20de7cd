package dev.lantern.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which image a row speaks of.
final class LabelMatchingTest {
  private final Path folder;
  private final List<ImageSource> sources = new ArrayList<>();

  LabelMatchingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void thePathFromTheTablesFolderIsTheFirstWay() throws Exception {
    ImageSource own = image("set/val/1.png");
    image("elsewhere/val/1.png");

    assertEquals(Map.of(own, row(2, "val/1.png", "0")), match(row(2, "val/1.png", "0")).rows());
    assertEquals(
        Map.of(own, row(2, "./val/../val/1.png", "0")),
        match(row(2, "./val/../val/1.png", "0")).rows());
  }

  @Test
  void thePathFromAnInputFolderIsTheSecond() throws Exception {
    ImageSource other = image("elsewhere/deep/2.png");
    image("set/2.png");

    assertEquals(Map.of(other, row(2, "deep/2.png", "0")), match(row(2, "deep/2.png", "0")).rows());
  }

  @Test
  void aFileNameIsTheLastWayWhereItIsTheOnlyOne() throws Exception {
    ImageSource one = image("set/a/3.png");
    image("set/a/4.png");
    image("set/b/4.png");

    LabelMatching matching = match(row(2, "gone/3.png", "0"), row(3, "4.png", "0"));

    assertEquals(Map.of(one, row(2, "gone/3.png", "0")), matching.rows());
    assertEquals(List.of("3: stands for 2 images of this name: give its path"), missing(matching));
  }

  @Test
  void twoRowsAreNotGivenOneImageForItsName() throws Exception {
    image("set/all/1.png");

    assertEquals(
        List.of(
            "2: is one of several rows for one image of this name: give its path",
            "3: is one of several rows for one image of this name: give its path"),
        missing(match(row(2, "normal/1.png", "0"), row(3, "ill/1.png", "1"))));
  }

  @Test
  void anImageFoundByPathIsNotTakenByName() throws Exception {
    ImageSource image = image("set/1.png");

    LabelMatching matching = match(row(2, "old/1.png", "1"), row(3, "1.png", "0"));

    assertEquals(Map.of(image, row(3, "1.png", "0")), matching.rows());
    assertEquals(List.of("2: is not among the images"), missing(matching));
  }

  @Test
  void aPathThatLiesInTwoInputFoldersIsUnclear() throws Exception {
    image("elsewhere/x/1.png");
    image("third/x/1.png");

    assertEquals(
        List.of("2: lies in several of the folders"), missing(match(row(2, "x/1.png", "0"))));
  }

  @Test
  void aRowSaidTwiceCountsOnceAndContradictionsCountNever() throws Exception {
    ImageSource same = image("set/1.png");
    image("set/2.png");

    LabelMatching matching =
        match(
            row(2, "1.png", "No_Finding"),
            row(3, "2.png", "0"),
            row(4, "./1.png", "no finding"),
            row(5, "2.png", "1"));

    assertEquals(Map.of(same, row(2, "1.png", "No_Finding")), matching.rows());
    assertEquals(1, matching.repeated());
    assertEquals(
        List.of(
            "3: another row labels the same image otherwise",
            "5: another row labels the same image otherwise"),
        missing(matching));
  }

  @Test
  void aRowWithoutAPathIsMissing() throws Exception {
    image("set/1.png");

    assertEquals(
        List.of("2: is not among the images", "3: is not among the images"),
        missing(match(row(2, "", "0"), row(3, "a\0b.png", "0"))));
  }

  @Test
  void anEntryOfAnArchiveIsKnownByItsName() throws Exception {
    Path archive = image("set/scans.zip").file();
    sources.clear();
    var entry = new ImageSource(archive, java.util.Optional.of("deep/9.dcm"));
    sources.add(entry);

    assertEquals(Map.of(entry, row(2, "9.dcm", "0")), match(row(2, "9.dcm", "0")).rows());
  }

  private LabelMatching match(LabelRow... rows) {
    return LabelMatching.of(
        List.of(rows),
        folder.resolve("set"),
        List.of(folder.resolve("set"), folder.resolve("elsewhere"), folder.resolve("third")),
        sources);
  }

  private ImageSource image(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    sources.add(ImageSource.of(file));
    return sources.getLast();
  }

  private static List<String> missing(LabelMatching matching) {
    return matching.missing().stream().map(gone -> gone.row().line() + ": " + gone.why()).toList();
  }

  private static LabelRow row(int line, String file, String label) {
    return new LabelRow(line, Map.of("file", file, "label", label));
  }
}
