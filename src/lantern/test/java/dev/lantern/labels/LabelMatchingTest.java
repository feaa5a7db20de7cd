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
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Which image a row speaks of.
final class LabelMatchingTest {
  private final Path folder;
  private final List<ImageSource> sources = new ArrayList<>();

  LabelMatchingTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("set"));
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
    assertEquals(List.of("3: stands for 2 images of this name: give its path"), unused(matching));
  }

  @Test
  void foldersBeforeTheNameTellImagesOfOneNameApart() throws Exception {
    LabelRow normal = row(2, "C:\\data\\val\\normal\\1.png", "0");
    LabelRow ill = row(3, "data/val/PNEUMONIA/1.png", "1");
    LabelRow train = row(4, "old/train/NORMAL/1.png", "0");
    Map<ImageSource, LabelRow> expected =
        Map.of(
            image("set/val/NORMAL/1.png"), normal,
            image("set/val/PNEUMONIA/1.png"), ill,
            image("set/train/NORMAL/1.png"), train);

    LabelMatching matching = match(normal, ill, train);

    assertEquals(new LabelMatching(expected, List.of(), 0, 3, 0, 0), matching);
  }

  @Test
  void aNameIsTheSameInAnyCaseAndWithoutTheEndingOfAnImage() throws Exception {
    ImageSource jpeg = image("set/a/IM-0172.jpeg");
    ImageSource dicom = image("set/a/1.2.840.1.dcm");
    image("set/a/1.2.840.2.dcm");
    LabelRow bare = row(2, "im-0172", "0");
    LabelRow converted = row(3, "1.2.840.1.png", "1");

    LabelMatching matching = match(bare, converted, row(4, "1.2.840", "1"));

    assertEquals(Map.of(jpeg, bare, dicom, converted), matching.rows());
    assertEquals(List.of("4: is not among the images"), unused(matching));
  }

  @Test
  void theEndingDecidesWhereOneImageCameInTwoFormats() throws Exception {
    ImageSource png = image("set/a/1.png");
    image("set/a/1.dcm");

    assertEquals(Map.of(png, row(2, "1.PNG", "0")), match(row(2, "1.PNG", "0")).rows());
    assertEquals(
        List.of("2: stands for 2 images of this name: give its path"),
        unused(match(row(2, "1", "0"))));
  }

  @Test
  void anImageGoesToTheRowWithTheMostFoldersInCommon() throws Exception {
    ImageSource image = image("set/copy/NORMAL/1.png");

    LabelMatching matching = match(row(2, "x/ILL/1.png", "1"), row(3, "x/NORMAL/1.png", "0"));

    assertEquals(Map.of(image, row(3, "x/NORMAL/1.png", "0")), matching.rows());
    assertEquals(List.of("2: is not among the images"), unused(matching));
  }

  @Test
  void whereImagesWereMovedARowTakesNoneOfAnotherFolderThatTheTableNames() throws Exception {
    ImageSource first = image("elsewhere/copy/NORMAL/1.png");
    image("elsewhere/copy/NORMAL/2.png");
    LabelRow normal = row(2, "old/NORMAL/1.png", "0");

    LabelMatching matching = match(normal, row(3, "old/ILL/2.png", "1"), row(4, "ILL/1.png", "1"));

    assertEquals(Map.of(first, normal), matching.rows());
    assertEquals(
        List.of("3: is not among the images", "4: is not among the images"), unused(matching));
  }

  @Test
  void aFolderCountsInWhichTheProgramWasStarted() throws Exception {
    Path here = Path.of("").toAbsolutePath();
    ImageSource near = ImageSource.of(Path.of("1.png"));
    sources.add(near);
    LabelRow row = row(2, here.getFileName() + "/1.png", "0");

    assertEquals(Map.of(near, row), match(row, row(3, "ILL/1.png", "1")).rows());
  }

  @Test
  void anImageThatHasOnlyTheNameOfARowsOwnFileIsNotIts() throws Exception {
    notAskedFor("set/1.png");
    notAskedFor("set/deep/2.png");
    Files.writeString(image("elsewhere/1.png").file(), "another image");
    Files.writeString(image("elsewhere/deeper/2.png").file(), "another image");

    List<LabelRow> rows = List.of(row(2, "1.png", "0"), row(3, "deep/2.png", "1"));

    assertEquals(
        new LabelMatching(Map.of(), List.of(), 0, 0, 2, 0), match(List.of("elsewhere"), rows));
    sources.clear();
    ImageSource converted = image("elsewhere/1.dcm");
    assertEquals(Map.of(converted, rows.getFirst()), match(List.of("elsewhere"), rows).rows());
  }

  @Test
  void aNameIsTheSameWhetherItsLettersAreTakenApartOrNot() throws Exception {
    ImageSource image = image("elsewhere/Müller.png");
    LabelRow apart = row(2, "Mu\u0308ller.png", "0");

    assertEquals(Map.of(image, apart), match(apart).rows());
  }

  @Test
  void aRowWhoseFileLiesElsewhereTakesNoOtherImageOfItsName() throws Exception {
    ImageSource asked = image("set/val/1.png");
    image("set/val/2.png");
    notAskedFor("far/2.png");

    LabelMatching matching = match(row(2, "val/1.png", "0"), row(3, "../far/2.png", "1"));

    assertEquals(
        new LabelMatching(Map.of(asked, row(2, "val/1.png", "0")), List.of(), 0, 0, 1, 0),
        matching);
  }

  @Test
  void aRowWhoseFileLiesElsewhereTakesNoImageOfItsPathInAnotherFolder() throws Exception {
    ImageSource asked = image("set/val/2.png");
    image("elsewhere/train/1.png");
    notAskedFor("set/train/1.png");
    LabelRow row = row(3, "val/2.png", "0");

    LabelMatching matching =
        match(List.of("set/val", "elsewhere"), List.of(row(2, "train/1.png", "1"), row));

    assertEquals(new LabelMatching(Map.of(asked, row), List.of(), 0, 0, 1, 0), matching);
  }

  @Test
  void copiesAreKnownByPathWhereTheTableLeadsToSomeOfTheOriginals() throws Exception {
    ImageSource first = image("elsewhere/train/1.png");
    ImageSource second = image("elsewhere/train/2.png");
    notAskedFor("set/train/1.png");

    LabelRow one = row(2, "train/1.png", "1");
    LabelRow two = row(3, "train/2.png", "0");

    LabelMatching matching = match(List.of("elsewhere"), List.of(one, two));

    assertEquals(
        new LabelMatching(Map.of(first, one, second, two), List.of(), 0, 0, 0, 0), matching);
  }

  @Test
  void aRowThatNamesFoldersTakesNoImageOfOthersWherePathsLeadToSome() throws Exception {
    ImageSource first = image("set/NORMAL/1.png");
    image("set/ILL/3.png");
    ImageSource converted = image("set/ILL/4.dcm");
    LabelRow found = row(2, "NORMAL/1.png", "0");
    LabelRow made = row(4, "./ill/4.png", "1");

    LabelMatching matching =
        match(found, row(3, "NORMAL/3.png", "0"), made, row(5, "../set/OLD/3.png", "0"));

    assertEquals(Map.of(first, found, converted, made), matching.rows());
    assertEquals(
        List.of("3: is not among the images", "5: is not among the images"), unused(matching));
  }

  @Test
  void aRowThatIsNotChosenKeepsItsImage() throws Exception {
    image("set/train/3.png");
    ImageSource test = image("set/test/4.png");
    LabelRow training = row(2, "train/3.png", "0");
    LabelRow gone = row(3, "3.png", "0");
    LabelRow tested = row(4, "test/4.png", "1");

    LabelMatching matching = match(List.of(training, gone, tested), gone, tested);

    assertEquals(Map.of(test, tested), matching.rows());
    assertEquals(List.of("3: is not among the images"), unused(matching));
  }

  @Test
  void aRowWithoutALabelSaysNothingAndContradictsNothing() throws Exception {
    ImageSource image = image("set/1.png");
    image("set/2.png");
    LabelRow row = row(2, "1.png", "0");

    LabelMatching matching = match(row, row(3, "1.png", ""), row(4, "2.png", ""), row(5, "9", ""));

    assertEquals(new LabelMatching(Map.of(image, row), List.of(), 0, 0, 0, 3), matching);
  }

  @Test
  void copiesAreKnownByNameWhereTheTableLeadsToTheOriginals() throws Exception {
    ImageSource copy = image("elsewhere/NORMAL/1.png");
    notAskedFor("far/NORMAL/1.png");
    notAskedFor("far/NORMAL/2.png");
    LabelRow row = row(2, "../far/NORMAL/1.png", "0");

    LabelMatching matching = match(row, row(3, "../far/NORMAL/2.png", "1"));

    assertEquals(new LabelMatching(Map.of(copy, row), List.of(), 0, 1, 1, 0), matching);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: links need rights on Windows")
  void aLinkThatARowNamesIsFollowed() throws Exception {
    Path target = Files.createFile(folder.resolve("far.png"));
    Files.createDirectories(folder.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(folder.resolve("elsewhere/1.png"), target);

    assertEquals(
        Map.of(ImageSource.of(link), row(2, "1.png", "0")), match(row(2, "1.png", "0")).rows());
  }

  @Test
  void twoRowsAreNotGivenOneImageForItsName() throws Exception {
    image("set/all/1.png");

    assertEquals(
        List.of(
            "2: is one of several rows for one image of this name: give its path",
            "3: is one of several rows for one image of this name: give its path"),
        unused(match(row(2, "normal/1.png", "0"), row(3, "ill/1.png", "1"))));
  }

  @Test
  void anImageFoundByPathIsNotTakenByName() throws Exception {
    ImageSource image = image("set/1.png");

    LabelMatching matching = match(row(2, "old/1.png", "1"), row(3, "1.png", "0"));

    assertEquals(Map.of(image, row(3, "1.png", "0")), matching.rows());
    assertEquals(List.of("2: is not among the images"), unused(matching));
  }

  @Test
  void aPathThatLiesInTwoInputFoldersIsUnclear() throws Exception {
    image("elsewhere/x/1.png");
    image("third/x/1.png");

    assertEquals(
        List.of("2: lies in several of the folders"), unused(match(row(2, "x/1.png", "0"))));
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
            "3: contradicts another row of the same image",
            "5: contradicts another row of the same image"),
        unused(matching));
  }

  @Test
  void aRowWithoutAPathIsNotUsed() throws Exception {
    image("set/1.png");

    assertEquals(
        List.of("2: names no file", "3: is not among the images"),
        unused(match(row(2, "", "0"), row(3, "a\0b.png", "0"))));
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
    return match(List.of(rows), rows);
  }

  private LabelMatching match(List<LabelRow> table, LabelRow... chosen) {
    return match(List.of("set", "elsewhere", "third"), table, List.of(chosen));
  }

  private LabelMatching match(List<String> inputs, List<LabelRow> rows) {
    return match(inputs, rows, rows);
  }

  private LabelMatching match(List<String> inputs, List<LabelRow> table, List<LabelRow> chosen) {
    return LabelMatching.of(
        new LabelTable(List.of("file", "label"), table),
        new LabelTable(List.of("file", "label"), chosen),
        folder.resolve("set"),
        inputs.stream().map(folder::resolve).toList(),
        sources);
  }

  private ImageSource image(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    sources.add(ImageSource.of(file));
    return sources.getLast();
  }

  /// A file that is there, and that the search did not find.
  private void notAskedFor(String path) throws IOException {
    sources.remove(image(path));
  }

  private static List<String> unused(LabelMatching matching) {
    return matching.unused().stream().map(gone -> gone.row().line() + ": " + gone.why()).toList();
  }

  private static LabelRow row(int line, String file, String label) {
    return new LabelRow(line, Map.of("file", file, "label", label));
  }
}
