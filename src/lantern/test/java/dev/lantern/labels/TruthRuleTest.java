package dev.lantern.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.classify.Calibration;
import dev.lantern.classify.ClassSet;
import dev.lantern.classify.Estimate;
import dev.lantern.classify.FindingRule;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.classify.OperatingPoints;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which labels mean what.
final class TruthRuleTest {
  private static final Estimate GOOD = new Estimate(0.9, 0.8, 0.95);
  private static final List<String> LUNG = List.of("normal", "bacterial", "viral");
  private static final List<String> BREAST = List.of("normal", "benign", "malignant");

  @Test
  void theFindingsWordsAndClassesArePositiveInAnySpelling() {
    TruthRule rule = TruthRule.of(finding("pneumonia", "Pneumonia", 1, 2), LUNG, true);

    for (String label :
        List.of(
            "PNEUMONIA",
            " pneumonia",
            "Viral",
            "bacterial",
            "viral_pneumonia",
            "1",
            "1.00",
            "Yes")) {
      assertEquals(Optional.of(true), rule.positive(label), label);
    }
    for (String label :
        List.of(
            "NORMAL",
            "No_Finding",
            "no-finding",
            "no pneumonia",
            "0",
            "0.0",
            "FALSE",
            "negative")) {
      assertEquals(Optional.of(false), rule.positive(label), label);
    }
    for (String label : List.of("COVID-19", "bacteria", "", "2", "-1", "-1.0", "1.5", "0.1")) {
      assertEquals(Optional.empty(), rule.positive(label), label);
    }
  }

  @Test
  void anotherClassOfTheBundleIsTheFindingsAbsence() {
    TruthRule rule = TruthRule.of(finding("malignancy", "Malignant lesion", 2), BREAST, true);

    assertEquals(Optional.of(true), rule.positive("malignant"));
    assertEquals(Optional.of(true), rule.positive("malignant_LESION"));
    assertEquals(Optional.of(false), rule.positive("benign"));
    assertEquals(Optional.of(false), rule.positive("normal"));
  }

  @Test
  void yesSpeaksOfNoneOfSeveralFindings() {
    TruthRule rule = TruthRule.of(finding("pneumonia", "Pneumonia", 1, 2), LUNG, false);

    assertEquals(Optional.empty(), rule.positive("1"));
    assertEquals(Optional.empty(), rule.positive("no"));
    assertEquals(Optional.of(false), rule.positive("no finding"));
  }

  @Test
  void namedPositivesMakeEveryOtherLabelNegative() {
    TruthRule rule = TruthRule.positive(List.of("COVID-19", "bacteria"));

    assertEquals(Optional.of(true), rule.positive("covid 19"));
    assertEquals(Optional.of(true), rule.positive("Bacteria"));
    assertEquals(Optional.of(false), rule.positive("pneumonia"));
    assertEquals(Optional.empty(), rule.positive(" "));
  }

  @Test
  void aFindingCalledNormalIsPositiveWhenNormal() {
    TruthRule rule = TruthRule.of(finding("normal", "Normal", 0), LUNG, true);

    assertEquals(Optional.of(true), rule.positive("normal"));
    assertEquals(Optional.of(false), rule.positive("viral"));
  }

  @Test
  void namesTheClassOfALabel() {
    assertEquals(Optional.of(2), TruthRule.classOf("MALIGNANT", BREAST));
    assertEquals(Optional.empty(), TruthRule.classOf("pneumonia", BREAST));
  }

  private static FindingRule finding(String id, String name, Integer... members) {
    return new FindingRule(
        id,
        name,
        new FindingRule.Code("99LANTERN", id, name),
        new ClassSet(3, List.of(members)),
        new Calibration.None(),
        new OperatingPoints(
            List.of(new OperatingPoint("youden", 0.5, GOOD, GOOD, List.of())), "youden"),
        1);
  }
}
