package dev.lantern.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.ImageSource;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Which files come of inputs, each once, and what is said of the gaps.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: links and pipes need rights there")
final class InputWalkTest {
  private Path folder = Path.of("");

  @BeforeEach
  void inAnEmptyFolder(@TempDir Path empty) throws IOException {
    folder = empty.toRealPath();
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, "content of " + name);
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(folder.resolve(name), Path.of(target));
  }

  /// What a walk met, paths from the test's folder.
  private final class Met implements InputVisitor {
    private final List<String> files = new ArrayList<>();
    private final TreeMap<String, String> refused = new TreeMap<>();
    private int most = Integer.MAX_VALUE;

    @Override
    public void file(Path file, BasicFileAttributes attributes, boolean named) {
      files.add(name(file));
    }

    @Override
    public void refused(ImageSource source, Refusal refusal) {
      refused.put(
          name(source.file()) + source.entry().map(entry -> "!" + entry).orElse(""),
          refusal.reason().code() + ": " + refusal.detail().replace(folder + "/", ""));
    }

    @Override
    public boolean cancelled() {
      return files.size() >= most;
    }

    private String name(Path file) {
      return file.toString().substring(folder.toString().length() + 1);
    }

    List<String> sorted() {
      return List.copyOf(new TreeSet<>(files));
    }
  }

  private Met walk(boolean recursive, Path... inputs) {
    return walk(ScanInputs.of(List.of(inputs), recursive));
  }

  private Met walk(ScanInputs inputs) {
    var met = new Met();
    assertEquals(List.of(), new InputWalk(inputs, met).run());
    assertEquals(met.sorted().size(), met.files.size(), "each once: " + met.files);
    return met;
  }

  private Met words(boolean recursive, String... words) throws InputException {
    return walk(
        ScanInputs.parse(
            List.of(words).stream()
                .map(word -> word.replaceFirst("^(@?)", "$1" + folder + "/"))
                .toList(),
            recursive));
  }

  @Test
  void neverFollowsALinkRound() throws IOException {
    file("a");
    file("sub/b");
    link("sub/up", "..");
    link("sub/here", ".");
    link("loop", "loop");
    link("ping", "pong");
    link("pong", "ping");
    Met met = walk(true, folder);

    assertEquals(List.of("a", "sub/b"), met.sorted());
    String round = "unreadable: a link that cannot be followed, as where links lead round";
    assertEquals(new TreeMap<>(Map.of("loop", round, "ping", round, "pong", round)), met.refused);
  }

  @Test
  void followsALinkToWhatLiesElsewhereOnce(@TempDir Path elsewhere) throws IOException {
    file("a");
    Files.writeString(Files.createDirectory(elsewhere.resolve("in")).resolve("far"), "far");
    Files.writeString(elsewhere.resolve("one"), "one");
    link("one", elsewhere.resolve("one").toString());
    link("two", elsewhere.resolve("in").toString());
    link("two-again", elsewhere.resolve("in").toString());

    assertEquals(List.of("a", "one", "two/far"), walk(true, folder).sorted());
    assertEquals(List.of("a", "one"), walk(false, folder).sorted(), "a link to a folder is one");
  }

  @Test
  void aFileThatIsNamedTwiceComesOnceByItsOwnName() throws IOException {
    Path a = file("z/a");
    link("0", "z/a");
    link("aa", "z");
    Path through = folder.resolve("aa/a");
    for (List<Path> order : List.of(List.of(folder, through, a), List.of(a, through, folder))) {
      assertEquals(List.of("z/a"), walk(true, order.toArray(Path[]::new)).sorted());
    }
    assertEquals(List.of("z/a"), walk(false, folder.resolve("z/../z/./a"), a).sorted());
  }

  @Test
  void aFileThatIsNamedInAnotherCaseComesOnce() throws IOException {
    Path lower = file("scan.dcm");
    Path upper = folder.resolve("SCAN.DCM");
    if (!Files.exists(upper)) {
      // This file system tells cases apart: one file under both names behaves alike.
      Files.createLink(upper, lower);
    }
    assertEquals(1, walk(false, lower, upper).files.size());
    file("other/scan.dcm");
    file("other/SCAN.dcm.txt");
    assertEquals(3, walk(true, folder).files.size());
  }

  @Test
  void filesWhoseNamesDifferInCaseAloneStayTwo() throws IOException {
    file("scan.dcm");
    Assumptions.assumeFalse(
        Files.exists(folder.resolve("SCAN.DCM")), "skipped: this file system has no cases");
    file("SCAN.DCM");
    assertEquals(List.of("SCAN.DCM", "scan.dcm"), walk(false, folder).sorted());
  }

  @Test
  void aBrokenLinkAndAPipeAreGapsThatAreTold() throws Exception {
    file("a");
    link("gone", "nowhere");
    assertEquals(
        0, new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor());
    Met met = walk(false, folder, folder.resolve("pipe"));

    assertEquals(List.of("a"), met.sorted());
    assertEquals(
        new TreeMap<>(
            Map.of(
                "gone",
                "missing: a link to a file that is not there",
                "pipe",
                "not-dicom: a pipe, a socket or a device")),
        met.refused);
  }

  @Test
  void aFolderThatCannotBeListedIsAGapThatIsTold() throws IOException {
    file("closed/a");
    file("open/b");
    Path closed = folder.resolve("closed");
    closed.toFile().setReadable(false);
    try {
      Assumptions.assumeFalse(
          Files.isReadable(closed), "skipped: this user may read everything (see ScanInputsTest)");
      Met met = walk(true, folder);
      assertEquals(List.of("open/b"), met.sorted());
      assertEquals(
          "{closed=unreadable: a folder, cannot be read: access is denied}",
          met.refused.toString());
    } finally {
      closed.toFile().setReadable(true);
    }
  }

  @Test
  void aJunctionIsALink() throws IOException {
    var plain = Files.readAttributes(folder, BasicFileAttributes.class);
    var junction =
        (BasicFileAttributes)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BasicFileAttributes.class},
                (_, method, arguments) ->
                    method.getName().equals("isOther")
                        || (boolean) method.invoke(plain, arguments));

    assertFalse(new FolderWalk.Child(folder, plain).isLink());
    assertTrue(new FolderWalk.Child(folder, junction).isLink());
  }

  @Test
  void takesTheLinesOfAList() throws Exception {
    file("lists/a.dcm");
    file("b c.dcm");
    file("sub/d.dcm");
    Path list = folder.resolve("lists/paths.txt");
    Files.writeString(
        list,
        "\ufeff# scans of today\r\n\r\na.dcm\r\n  ../b c.dcm  \r\n../sub\n#a.dcm\n./a.dcm\n"
            + folder
            + "/b c.dcm\ngone.dcm\nno\0path\n");
    Met met = words(false, "@lists/paths.txt");

    assertEquals(List.of("b c.dcm", "lists/../sub/d.dcm", "lists/a.dcm"), met.sorted());
    assertEquals(
        new TreeMap<>(
            Map.of(
                "lists/gone.dcm",
                "missing: no such file; named in line 9 of lists/paths.txt",
                "lists/paths.txt!line 10",
                "missing: the line is no path that this machine can have")),
        met.refused);
  }

  @Test
  void takesAListThatAShellWroteInUtf16() throws Exception {
    file("é.dcm");
    byte[] text = "\ufeffé.dcm\r\n".getBytes(StandardCharsets.UTF_16LE);
    Files.write(folder.resolve("list"), text);
    assertEquals(List.of("é.dcm"), words(false, "@list").sorted());
  }

  @Test
  void saysInASentenceWhyAnInputCannotBeUsed() throws IOException {
    file("empty.txt");
    Files.writeString(folder.resolve("empty.txt"), "# nothing\n\n");
    Files.write(folder.resolve("latin.txt"), new byte[] {'a', (byte) 0xe9, '\n'});
    link("broken", "nowhere");
    assertEquals("There is no /x.", sentence("x"));
    assertEquals("There is no list /x.", sentence("@x"));
    assertEquals("The list / is no file.", sentence("@"));
    assertEquals("The list /empty.txt names no file.", sentence("@empty.txt"));
    assertEquals("The list /latin.txt is not text in UTF-8.", sentence("@latin.txt"));
    assertEquals("There is no folder /no to look for /no/*.dcm in.", sentence("no/*.dcm"));
    assertEquals("There is no /[a, nor is it a pattern.", sentence("[a"));
    assertEquals("/broken is a link to what is not there.", sentence("broken"));
  }

  private String sentence(String word) {
    String absolute = word.replaceFirst("^(@?)", "$1" + folder + "/");
    var thrown = assertThrows(InputException.class, () -> ScanInput.parse(absolute));
    return String.valueOf(thrown.getMessage()).replace(folder + "/", "/").replace(folder + "", "/");
  }

  @Test
  void matchesPatternsAsAShellDoes() throws Exception {
    for (String name :
        List.of("s/a.dcm", "s/x/b.dcm", "s/x/y/c.dcm", "s/x/d.txt", "s/.h/e.dcm", "s/.f.dcm")) {
      file(name);
    }
    assertEquals(List.of("s/a.dcm"), words(false, "s/*.dcm").sorted());
    assertEquals(
        List.of("s/a.dcm", "s/x/b.dcm", "s/x/y/c.dcm"), words(false, "s/**/*.dcm").sorted());
    assertEquals(List.of("s/x/b.dcm"), words(false, "s/x/[a-b].dc?").sorted());
    assertEquals(List.of("s/x/b.dcm", "s/x/d.txt"), words(false, "s/**/{b,d}.{dcm,txt}").sorted());
    assertEquals(List.of("s/.f.dcm"), words(false, "s/.*.dcm").sorted());
    assertEquals(List.of("s/x/y/c.dcm"), words(false, "s/*/*/*").sorted());
    assertEquals(
        List.of("s/x/b.dcm", "s/x/d.txt"), words(false, "s/[x]").sorted(), "a folder's files");
    assertEquals(List.of("s/x/b.dcm", "s/x/d.txt", "s/x/y/c.dcm"), words(true, "s/[x]").sorted());
  }

  @Test
  void aPatternGoesRoundNoLinkAndGivesEachFileOnce() throws Exception {
    file("s/a.dcm");
    link("s/up", "..");
    link("s/b.dcm", "a.dcm");
    assertEquals(1, words(false, "s/**/*.dcm", "s/*.dcm", "s").files.size());
    assertEquals(List.of("s/up/s/a.dcm"), words(false, "s/*/s/*.dcm").sorted());
  }

  @Test
  void whatIsThereUnderTheVeryWordIsNoPattern() throws Exception {
    file("scan[1].dcm");
    file("scan1.dcm");
    file("@list");
    assertEquals(List.of("scan[1].dcm"), words(false, "scan[1].dcm").sorted());
    assertEquals(
        new ScanInput.Place(folder.resolve("@list")),
        ScanInput.parse(folder.resolve("@list").toString()));
  }

  @Test
  void tellsThePatternsThatMatchNothing() throws Exception {
    file("a.dcm");
    var met = new Met();
    ScanInputs inputs = ScanInputs.parse(List.of(folder + "/*.dcm", folder + "/*.png"), false);
    assertEquals(List.of(folder + "/*.png"), new InputWalk(inputs, met).run());
    assertEquals(List.of("a.dcm"), met.sorted());
  }

  @Test
  void passesOverAFolderThatIsLeftOutHoweverItsFilesAreNamed() throws Exception {
    file("in/a");
    file("in/out/results.csv");
    Path in = folder.resolve("in");
    Path out = in.resolve("out");
    assertEquals(
        List.of("in/a"),
        walk(ScanInputs.of(List.of(in, out.resolve("results.csv")), true).without(List.of(out)))
            .sorted());
  }

  @Test
  void listsTenThousandFilesAndEndsWhenItIsCancelled() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      Path parent = Files.createDirectories(folder.resolve("f" + i / 500));
      Files.createFile(parent.resolve("%05d".formatted(i)));
    }
    assertEquals(
        IntStream.range(0, 10_000).mapToObj("%05d"::formatted).toList(),
        walk(true, folder).files.stream()
            .map(name -> name.replaceFirst(".*/", ""))
            .sorted()
            .toList());

    var some = new Met();
    some.most = 42;
    new InputWalk(ScanInputs.of(List.of(folder), true), some).run();
    assertEquals(42, some.files.size());
  }

  @Test
  void aNameThatIsDeepIsListed() throws IOException {
    Path deep = folder;
    for (int i = 0; i < 300; i++) {
      deep = deep.resolve("d" + i);
    }
    Files.createDirectories(deep);
    Files.createFile(deep.resolve("bottom"));
    List<String> found = walk(true, folder).sorted();
    assertEquals(1, found.size());
    assertTrue(found.getFirst().endsWith("d299/bottom"), found.getFirst());
  }
}
