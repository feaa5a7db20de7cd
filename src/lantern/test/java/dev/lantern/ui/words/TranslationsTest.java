package dev.lantern.ui.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every language has the words that English has.
final class TranslationsTest {
  private static final int HOLES = 10;
  private static final Pattern HOLE = Pattern.compile("\\{(\\d)");
  private static final Pattern NUMBER = Pattern.compile("\\{\\d,number,[^}]*\\}");
  private static final Pattern KEY =
      Pattern.compile(
          "\\b(?:Ctrl|Shift|Alt|Esc|Enter|Space|Tab|Home|End|F\\d)\\b|\\((?:[A-Z]|Delete)\\)");
  private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");

  /// Words of four letters or more that a language shares with English, names among them.
  private static final Map<String, Set<String>> SHARED =
      Map.of(
          "de",
          Set.of(
              "Lantern",
              "Ctrl",
              "Abdomen",
              "CLAHE",
              "Ellipse",
              "Filter",
              "Heatmap",
              "Index",
              "Mediastinum",
              "Polygon",
              "Text",
              "Zoom"),
          "es",
          Set.of("Lantern", "Ctrl", "Abdomen", "Series", "Zoom"),
          "fr",
          Set.of(
              "Lantern",
              "Ctrl",
              "Abdomen",
              "Absent",
              "Angle",
              "Ellipse",
              "Exact",
              "Image",
              "Menu",
              "Pause",
              "Rectangle",
              "Zoom",
              "float"),
          "zh",
          Set.of("Lantern", "Ctrl"));

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es", "zh"})
  void lacksNoKeyAndHasNoneThatIsUnused(String language) throws IOException {
    Set<String> english = new TreeSet<>(bundle("").stringPropertyNames());
    Set<String> translated = new TreeSet<>(bundle("_" + language).stringPropertyNames());
    Set<String> missing = new TreeSet<>(english);
    missing.removeAll(translated);
    translated.removeAll(english);

    assertEquals(List.of(Set.of(), Set.of()), List.of(missing, translated));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es", "zh"})
  void hasTheSameHolesFormatsOfNumbersAndKeysOfTheKeyboard(String language) throws IOException {
    Properties english = bundle("");
    Properties translated = bundle("_" + language);
    Set<String> different =
        english.stringPropertyNames().stream()
            .filter(translated::containsKey)
            .filter(
                key -> !fixed(english.getProperty(key)).equals(fixed(translated.getProperty(key))))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(Set.of(), different);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_de", "_fr", "_es", "_zh"})
  void leavesNoHoleOpenWhateverTheNumber(String suffix) throws IOException {
    Properties words = bundle(suffix);
    for (String key : new TreeSet<>(words.stringPropertyNames())) {
      String pattern = words.getProperty(key);
      if (!HOLE.matcher(pattern).find()) {
        assertFalse(pattern.contains("''"), key + ": shown as it is, with both apostrophes");
        continue;
      }
      assertFalse(
          pattern.replace("''", "").contains("'"),
          key + ": a single apostrophe quotes what follows");
      for (int number : new int[] {0, 1, 2, 1234}) {
        String filled =
            new MessageFormat(pattern, Locale.ROOT)
                .format(Collections.nCopies(HOLES, number).toArray());
        assertFalse(filled.matches("(?s).*[{}#].*"), key + ": " + filled);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es", "zh"})
  void leavesNothingInEnglishButNamesAndSharedWords(String language) throws IOException {
    Properties english = bundle("");
    Properties translated = bundle("_" + language);
    Set<String> shared =
        english.stringPropertyNames().stream()
            .filter(key -> english.getProperty(key).equals(translated.getProperty(key)))
            .map(english::getProperty)
            .flatMap(value -> matches(WORD, value.replaceAll("\\{[^{}]*\\}", "")))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(new TreeSet<>(SHARED.get(language)), shared);
  }

  @Test
  void speaksTheLanguageThatIsAskedForAndElseEnglish() {
    assertEquals("Befunde", Words.in(Locale.GERMANY).of("findings.title"));
    assertEquals("Constatations", Words.in(Locale.CANADA_FRENCH).of("findings.title"));
    assertEquals("Hallazgos", Words.in(Locale.of("es")).of("findings.title"));
    assertEquals("所见", Words.in(Locale.CHINA).of("findings.title"));
    assertEquals("Findings", Words.in(Locale.ITALY).of("findings.title"));
    assertEquals("Findings", Words.in(Locale.of("en")).of("findings.title"));
  }

  @Test
  void saysInEveryLanguageThatNoDecisionOnAPatientMayRestOnIt() {
    assertEquals(
        "Nur für Forschungszwecke. Kein Medizinprodukt: Keine Entscheidung über einen Patienten"
            + " darf sich darauf stützen.",
        Words.in(Locale.GERMAN).of("research-use"));
    assertEquals(
        "Réservé à la recherche. Ce n’est pas un dispositif médical\u00a0: aucune décision"
            + " concernant un patient ne doit s’y fonder.",
        Words.in(Locale.FRENCH).of("research-use"));
    assertEquals(
        "Solo para investigación. No es un producto sanitario: ninguna decisión sobre un paciente"
            + " puede basarse en él.",
        Words.in(Locale.of("es")).of("research-use"));
    assertEquals("仅供研究使用。不是医疗器械：不得据此对患者作出任何决定。", Words.in(Locale.CHINESE).of("research-use"));
  }

  /// What no translation changes.
  private static Set<String> fixed(String pattern) {
    return Stream.of(HOLE, NUMBER, KEY)
        .flatMap(fixed -> matches(fixed, pattern))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group);
  }

  private static Properties bundle(String suffix) throws IOException {
    Properties words = new Properties();
    try (InputStreamReader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                TranslationsTest.class.getResourceAsStream("words" + suffix + ".properties")),
            StandardCharsets.UTF_8)) {
      words.load(reader);
    }
    return words;
  }
}
