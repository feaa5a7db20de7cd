package dev.lantern.ui.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.explain.HeatmapStyle;
import dev.lantern.explain.MethodName;
import dev.lantern.explain.Verdict;
import dev.lantern.imaging.ColourMap;
import dev.lantern.imaging.CtWindow;
import dev.lantern.imaging.DisplayFilter;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.PixelSpacing;
import dev.lantern.imaging.Reason;
import dev.lantern.imaging.SkipReason;
import dev.lantern.platform.Corner;
import dev.lantern.platform.CornerLine;
import dev.lantern.platform.ThemeName;
import dev.lantern.ui.batch.BatchKey;
import dev.lantern.ui.controls.Keyed;
import dev.lantern.ui.findings.Reply;
import dev.lantern.ui.settings.KeymapName;
import dev.lantern.ui.tags.TagKey;
import dev.lantern.ui.viewer.Look;
import dev.lantern.ui.viewer.WindowKey;
import dev.lantern.ui.viewer.WindowOrigin;
import dev.lantern.ui.viewports.Layout;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WordsTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("lantern.root", "."), "src/lantern/main/java/dev/lantern/ui");
  private static final String RESOURCES = "../../../../resources/dev/lantern/ui/words";
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9.-]*)\"");

  /// Keys that are put together from a code: `prefix + code`.
  private static Set<String> composed(String source) {
    Stream<String> reasons =
        Stream.concat(Stream.of(SkipReason.values()), Stream.of(FailureReason.values()))
            .map(Reason::code)
            .map("reason."::concat)
            .flatMap(key -> Stream.of(key, key + ".do"));
    Stream<String> spacings =
        Stream.of(PixelSpacing.Origin.values()).map(WordsTest::code).map("viewer.spacing."::concat);
    Stream<String> windows =
        Stream.of(WindowOrigin.values()).map(WordsTest::code).map("viewer.window-origin."::concat);
    Stream<String> presets =
        Stream.of(CtWindow.values()).map(WordsTest::code).map("viewer.preset."::concat);
    Stream<String> commands =
        literals(source, "(?:action|tool|Toggle|Action|Hold)\\(\\s*\"([a-z-]+)\"")
            .map("command."::concat);
    Stream<String> windowKeys =
        Stream.concat(
                Stream.of(BatchKey.values(), TagKey.values(), WindowKey.values())
                    .flatMap(Stream::of)
                    .map(Keyed::id),
                Stream.of(Reply.values()).map(Reply::command))
            .map("command."::concat);
    Stream<String> colours =
        Stream.of(
                Stream.of(ColourMap.values()).map(Look::command),
                Stream.of(Optional.<DisplayFilter>empty()).map(Look::command),
                Stream.of(DisplayFilter.values()).map(Optional::of).map(Look::command),
                HeatmapStyle.COLOURS.stream().map(ColourMap::word).map("heatmap-"::concat))
            .flatMap(ids -> ids)
            .map("command."::concat);
    Stream<String> menus =
        literals(source, "(?:menu\\(|Group\\([A-Za-z.]*,? ?)\"([a-z-]+)\"").map("menu."::concat);
    Stream<String> figures =
        Pattern.compile("\"(batch\\.figure\\.[a-z-]+)\"")
            .matcher(source)
            .results()
            .map(figure -> figure.group(1) + ".tip");
    Stream<String> boxes =
        literals(source, "box\\(BatchIds\\.[A-Z]+, \"(batch\\.[a-z-]+)\"").map(key -> key + ".tip");
    Stream<String> folders =
        literals(source, "FolderField\\(\\s*words, BatchIds\\.[A-Z]+, \"(batch\\.[a-z-]+)\"")
            .flatMap(key -> Stream.of(key + ".none", key + ".tip"));
    Stream<String> methods =
        Stream.of(MethodName.values())
            .map(MethodName::word)
            .flatMap(word -> Stream.of("command.method-" + word, "method." + word + ".tip"));
    Stream<String> layouts =
        Layout.all().stream().map(one -> "command.layout-" + one.rows() + "x" + one.columns());
    Stream<String> verdicts =
        Stream.of(Verdict.values()).map(Verdict::word).map("trust.verdict."::concat);
    Stream<String> settings =
        literals(source, "setting\\(\\s*\"(preferences\\.[a-z-]+)\"").map(key -> key + ".does");
    Stream<String> keyButtons =
        literals(
                source,
                "button\\(\\s*PreferencesIds\\.[A-Z_]+,\\s*\"(preferences\\.keys\\.[a-z-]+)\"")
            .map(key -> key + ".tip");
    Stream<String> themes =
        Stream.of(ThemeName.values()).map(ThemeName::word).map("preferences.theme."::concat);
    Stream<String> corners =
        Stream.concat(
            Stream.of(Corner.values()).map(Corner::word).map("preferences.corner."::concat),
            Stream.of(CornerLine.values())
                .map(CornerLine::word)
                .map("preferences.corners."::concat));
    Stream<String> keymaps =
        Stream.of(KeymapName.values()).map(KeymapName::word).map("preferences.keymap."::concat);
    return Stream.of(
            settings,
            keyButtons,
            themes,
            corners,
            keymaps,
            reasons,
            spacings,
            windows,
            presets,
            commands,
            windowKeys,
            colours,
            menus,
            figures,
            boxes,
            folders,
            methods,
            verdicts,
            layouts)
        .flatMap(keys -> keys)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void writesDecimalsAsTheLanguageDoes() {
    Words german = Words.in(Locale.GERMAN);
    assertEquals("3,14", german.decimal(3.14159, 2));
    assertEquals("0,0", german.decimal(-0.04, 1));
    assertEquals("-1234,5", FiveDigits.of(german, -1234.5));
    assertEquals("12", FiveDigits.of(german, 12));
    assertEquals("+0,50", LogOdds.of(german, 0.5));
    for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
      assertEquals("3.1", Words.in(locale).decimal(3.14159, 1));
      assertEquals("−0.25", LogOdds.of(Words.in(locale), -0.25));
    }
    for (Locale locale : List.of(Locale.FRENCH, Locale.of("es"))) {
      assertEquals("0,33333", FiveDigits.of(Words.in(locale), 1 / 3.0));
    }
  }

  @Test
  void hasEveryWordThatTheSourcesAskForAndNoOther() throws IOException {
    String source = sources();
    Set<String> present = new TreeSet<>(english().stringPropertyNames());
    Set<String> asked = composed(source);
    Set<String> sections =
        present.stream().map(key -> key.replaceFirst("\\..*", "")).collect(Collectors.toSet());
    LITERAL
        .matcher(source)
        .results()
        .map(found -> found.group(1))
        .filter(word -> word.equals("research-use") || sections.contains(word.split("\\.", -1)[0]))
        .filter(word -> word.equals("research-use") || word.contains("."))
        .filter(word -> !word.endsWith("."))
        .forEach(asked::add);

    assertEquals(asked, present);
  }

  @Test
  void fillsItsHoles() throws IOException {
    for (String key : english().stringPropertyNames()) {
      new MessageFormat(english().getProperty(key), Locale.ROOT);
    }
    Words words = Words.in(Locale.ENGLISH);

    assertEquals("Frame 3 / 24", words.of("viewer.frame", 3, 24));
    assertEquals("1955 × 1841 px", words.of("viewer.size", 1955, 1841));
    assertEquals("1 image", words.of("studies.images", 1, 1));
    assertEquals("24 images, 24 frames", words.of("studies.images", 24, 24));
    assertEquals(
        "Opened 2 series, 24 images; 3 other files left out.", words.of("status.opened", 2, 24, 3));
  }

  @Test
  void offersTheLanguagesThatThereAreWordsIn() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES.resolve(RESOURCES))) {
      Set<String> present =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith("words_"))
              .map(name -> name.replaceAll("words_|\\.properties", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      present.add("en");
      assertEquals("en", Words.languages().getFirst());
      assertEquals(present, new TreeSet<>(Words.languages()));
      assertEquals(present.size(), Words.languages().size());
    }
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Stream<String> literals(String source, String pattern) {
    return Pattern.compile(pattern)
        .matcher(source)
        .results()
        .map(MatchResult::group)
        .map(call -> call.replaceAll("(?s).*\"([a-z.-]+)\".*", "$1"));
  }

  private static Properties english() throws IOException {
    Properties properties = new Properties();
    try (InputStreamReader reader =
        new InputStreamReader(
            Objects.requireNonNull(WordsTest.class.getResourceAsStream("words.properties")),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
