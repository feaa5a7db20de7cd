package dev.lantern.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.explain.CoverWay;
import dev.lantern.explain.MethodName;
import dev.lantern.explain.TrustReport;
import dev.lantern.ui.words.Words;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HelpPageTest {
  @Test
  void everyPageHasItsTitle() {
    assertEquals(
        List.of(
            "First steps",
            "Heatmaps: what they show, and how far to trust one",
            "Many scans at once",
            "Preferences",
            "This machine"),
        Stream.of(HelpPage.values()).map(HelpPage::title).toList());
  }

  @Test
  void aPageIsFoundByAllItsWordsInAnyCase() {
    assertEquals(
        List.of(false, true, false, false, false),
        Stream.of(HelpPage.values()).map(page -> page.holds("  OCCLUSION adebayo ")).toList());
    assertEquals(
        List.of(false, false, false, false, false),
        Stream.of(HelpPage.values()).map(page -> page.holds("occlusion ledger")).toList());
    assertTrue(HelpPage.BATCH.holds(""));
  }

  /// A page is a chapter of the README, written once.
  @Test
  void theReadmeHasEveryPage() throws IOException {
    Path root = Path.of(System.getProperty("lantern.root", "."));
    String readme = Files.readString(root.resolve("README.md"));
    try (Stream<Path> pages = Files.list(root.resolve("assets/help"))) {
      List<String> names = pages.map(page -> String.valueOf(page.getFileName())).toList();
      assertEquals(HelpPage.values().length, names.size());
      assertEquals(
          List.of(),
          names.stream().filter(name -> !readme.contains("(assets/help/" + name + ")")).toList());
    }
  }

  @Test
  void namesEveryRuleOfThePolicy() {
    assertEquals(
        List.of(),
        Stream.of("hidePatient", "allowedBundles", "externalWindows", "folders", "policy.json")
            .filter(
                key ->
                    !HelpPage.MACHINE.text().contains("`" + key + "`")
                        && !HelpPage.MACHINE.text().contains(key + "`"))
            .toList());
  }

  /// The search finds what the program shows.
  @Test
  void namesEveryMethodAndEveryCheckAsTheProgramDoes() {
    Words words = Words.in(Locale.ENGLISH);
    Stream<String> methods = Stream.of(MethodName.values()).map(name -> "`" + name.word() + "`");
    Stream<String> checks =
        Stream.of("completeness", "coverage", "stability", "sanity", "agreement", "lungs")
            .map(check -> "\n| " + words.of("trust." + check) + " |");

    assertEquals(
        List.of(),
        Stream.concat(methods, checks)
            .filter(name -> !HelpPage.EXPLANATIONS.text().contains(name))
            .toList());
  }

  /// What the page says in words alone.
  @Test
  void hasAsManyCurvesAndTheRankCorrelationThatThePageSays() {
    assertEquals(4, CoverWay.values().length);
    assertEquals(0.80, TrustReport.Stability.LIMIT);
  }

  /// The reader's limits are those that the checks are held against.
  @Test
  void statesTheLimitsOfTheChecks() {
    assertEquals(
        List.of(),
        Stream.of(
                "within " + limit(TrustReport.Completeness.LIMIT),
                "it beats " + percent(TrustReport.Coverage.LIMIT) + " of 20 random maps",
                "over four curves",
                "rank correlation .80",
                "no more alike than " + percent(TrustReport.Sanity.LIMIT),
                percent(TrustReport.Agreement.LIMIT) + " in common",
                "hold " + TrustReport.Lungs.LIMIT + " times their share")
            .filter(words -> !HelpPage.EXPLANATIONS.text().contains(words))
            .toList());
  }

  private static String limit(double limit) {
    return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }
}
