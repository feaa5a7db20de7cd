package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.explain.MethodName;
import dev.lantern.explain.Verdict;
import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.explanation.ExplanationIds;
import dev.lantern.ui.explanation.TrustState;
import dev.lantern.ui.explanation.TrustViewModel;
import dev.lantern.ui.findings.FindingsIds;
import dev.lantern.ui.fixture.FixedNetwork;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// How far to trust the map: the button, the verdict, and the parts behind it.
@ExtendWith(OnScreen.class)
final class TrustTest {
  private static final String LUNGS =
      "They hold 58 % of the map: at least 45 % (solid line); chance is 30 % (dotted), their share"
          + " of the image.";

  private final FixedNetwork network = new FixedNetwork();
  private final OpenDesktop desktop = new OpenDesktop(Optional.of(network), "ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void waitForTheImage() {
    desktop.waitForImage();
  }

  @Test
  void saysHowFarItIsThenTheVerdictInWordAndSign(FxRobot robot) {
    robot.clickOn("#" + ExplanationIds.CHECK);
    OpenDesktop.waitFor(
        () ->
            trust()
                .state()
                .get()
                .equals(new TrustState.Running(FixedNetwork.WAITS_AT, FixedNetwork.PASSES)));
    assertEquals("120 of 514 passes", text(robot, ExplanationIds.CHECK_PROGRESS));

    network.letGo();
    waitForTheReport();

    Labeled verdict = robot.lookup("#" + ExplanationIds.VERDICT).queryLabeled();
    assertEquals(Verdict.MIXED.sentence(), verdict.getText());
    assertTrue(verdict.getGraphic() instanceof FontIcon, "not in colour alone");
    select(robot, "effusion");
    assertEquals(Verdict.DO_NOT_RELY.sentence(), text(robot, ExplanationIds.VERDICT));
  }

  @Test
  void wordsEveryVerdictAsReportsDo() {
    Words words = Words.in(Locale.ENGLISH);
    for (Verdict verdict : Verdict.values()) {
      assertEquals(verdict.sentence(), words.of("trust.verdict." + verdict.word()));
    }
  }

  @Test
  void opensThePartsInPlaceOfTheFindings(FxRobot robot) {
    report();
    double high = robot.lookup("#" + ExplanationIds.VERDICT).queryButton().getHeight();
    assertTrue(high < 60, "a verdict of two lines, " + high + " high");
    robot.clickOn("#" + ExplanationIds.VERDICT);

    assertEquals(
        List.of(
            "Completeness: Passed",
            "Deletion and insertion: Passed",
            "Stability: Passed",
            "Sanity: Passed",
            "Agreement: Failed",
            "Lungs: Passed"),
        outcomes(robot));
    assertEquals(
        List.of(
            "Off by 6.0E-8 at most; the limit is 1E-4.",
            "Better than 95 % of random maps: at least 90 %; chance is 50 %.",
            "Median rank correlation 0.96: at least 0.80 (line). 0 of 7 cross the threshold: none"
                + " may.",
            "Each at most above 95 % of unrelated maps.",
            "25 % of the highest tenth is shared: at least 30 % (solid line); chance is 10 %"
                + " (dotted).",
            LUNGS),
        texts(robot, ".trust-figure"));
    assertTrue(text(robot, ExplanationIds.RULE).startsWith("The rule: do not rely on the map"));
    assertTrue(robot.lookup("#" + FindingsIds.CARD + "pneumonia").tryQuery().isEmpty());

    robot.clickOn("#" + ExplanationIds.BACK);
    assertTrue(robot.lookup("#" + ExplanationIds.PAGE).tryQuery().isEmpty());
    assertTrue(robot.lookup("#" + FindingsIds.CARD + "pneumonia").tryQuery().isPresent());
  }

  @Test
  void drawsAPictureOfEachPartThatSaysInWordsWhatItShows(FxRobot robot) {
    report();
    robot.push(KeyCode.T);

    assertEquals(
        List.of(
            "Covered, blur\narea 0.0, beats 95 %",
            "Uncovered, blur\narea 0.0, beats 95 %",
            "Covered, noise\narea 0.0, beats 95 %",
            "Uncovered, noise\narea 0.0, beats 95 %",
            "Rank correlations 0.99; 0.98; 0.97; 0.96; 0.95; 0.94; 0.93",
            "Shuffled head: correlation 0.12, above 94 %",
            "Shuffled layer: correlation 0.20, above 87 %",
            "25 % of the highest tenth is shared: at least 30 % (solid line); chance is 10 %"
                + " (dotted).",
            LUNGS),
        robot.lookup("#" + ExplanationIds.PAGE).lookup(TrustTest::picture).queryAll().stream()
            .map(Node::getAccessibleText)
            .map(TrustTest::plain)
            .toList());
    assertEquals(7, robot.lookup(".chart-dot").queryAllAs(Circle.class).size());
    Polyline curve = robot.lookup(".chart-curve").query();
    List<Double> points = curve.getPoints();
    assertEquals(12, points.size(), "six points");
    double top = points.get(1);
    double bottom = points.get(11);
    assertEquals(
        (2.8 - 0.2) / (2.8 + 1.4), (points.get(5) - top) / (bottom - top), 1e-9, "its third");
  }

  @Test
  void marksWhatFailsAndCrosses(FxRobot robot) {
    report();
    select(robot, "effusion");
    robot.push(KeyCode.T);

    assertEquals(
        List.of(
            "Completeness: Failed",
            "Deletion and insertion: Failed",
            "Stability: Failed",
            "Sanity: Failed",
            "Agreement: Failed"),
        outcomes(robot));
    Set<Boolean> above =
        robot.lookup(".chart-dot").queryAllAs(Circle.class).stream()
            .map(dot -> dot.getStyleClass().contains("passed"))
            .collect(Collectors.toSet());
    assertEquals(Set.of(true, false), above);
    assertEquals(Verdict.DO_NOT_RELY.sentence(), text(robot, ExplanationIds.PAGE_VERDICT));
  }

  @Test
  void isAskedByKeyAndMenuAndClosedByKeys(FxRobot robot) {
    network.letGo();
    robot.push(KeyCode.T);
    waitForTheReport();
    robot.push(KeyCode.T);
    assertTrue(robot.lookup("#" + ExplanationIds.PAGE).tryQuery().isPresent());
    robot.push(KeyCode.ESCAPE);
    assertTrue(robot.lookup("#" + ExplanationIds.PAGE).tryQuery().isEmpty());

    robot.clickOn("#menu-network").clickOn("#" + CommandControls.ITEM + "trust");
    assertTrue(robot.lookup("#" + ExplanationIds.PAGE).tryQuery().isPresent());
    robot.push(KeyCode.T);
    assertTrue(robot.lookup("#" + ExplanationIds.PAGE).tryQuery().isEmpty());
  }

  @Test
  void saysInItsTooltipWhichKeyItHas(FxRobot robot) {
    assertTrue(
        robot
            .lookup("#" + ExplanationIds.CHECK)
            .queryButton()
            .getTooltip()
            .getText()
            .endsWith("(T)"));
  }

  @Test
  void canBeCancelledAndAskedAgain(FxRobot robot) {
    robot.push(KeyCode.T);
    robot.push(KeyCode.ESCAPE);
    OpenDesktop.waitFor(() -> network.interrupted() == 1);
    assertEquals(new TrustState.Ready(), trust().state().get());

    report();

    assertEquals(Verdict.MIXED.sentence(), text(robot, ExplanationIds.VERDICT));
  }

  @Test
  void saysThatTheChecksJudgeAnotherMap(FxRobot robot) {
    report();
    assertFalse(robot.lookup("#" + ExplanationIds.OTHER_METHOD).query().isVisible());

    robot.interact(() -> desktop.shell().findings().methods().chosen().set(MethodName.OCCLUSION));

    assertTrue(robot.lookup("#" + ExplanationIds.OTHER_METHOD).query().isVisible());
    assertEquals(
        "The checks judge the map of cam, not that of occlusion.",
        text(robot, ExplanationIds.OTHER_METHOD));
  }

  @Test
  void forgetsTheReportWithTheImage(FxRobot robot) {
    report();
    robot.push(KeyCode.T);

    desktop.open(robot, "ramp 2");
    desktop.waitForImage();

    assertEquals(new TrustState.Ready(), trust().state().get());
    assertTrue(robot.lookup("#" + ExplanationIds.PAGE).tryQuery().isEmpty());
    assertTrue(robot.lookup("#" + ExplanationIds.VERDICT).tryQuery().isEmpty());
    robot.interact(() -> desktop.shell().closeAll());
    assertEquals(new TrustState.Unavailable(), trust().state().get());
    assertTrue(robot.lookup("#" + ExplanationIds.CHECK).query().isDisabled());
  }

  /// The card may lie below the others, out of sight.
  private static void select(FxRobot robot, String finding) {
    ToggleButton card = robot.lookup("#" + FindingsIds.CARD + finding).query();
    robot.interact(card::fire);
  }

  private void report() {
    network.letGo();
    new FxRobot().interact(() -> trust().check());
    waitForTheReport();
  }

  private void waitForTheReport() {
    OpenDesktop.waitFor(() -> trust().state().get() instanceof TrustState.Reported);
  }

  private TrustViewModel trust() {
    return desktop.shell().findings().trust();
  }

  private static boolean picture(Node node) {
    return node.getAccessibleRole() == AccessibleRole.IMAGE_VIEW
        && node.getAccessibleText() != null;
  }

  private static List<String> outcomes(FxRobot robot) {
    List<String> names = texts(robot, ".trust-part-name");
    List<String> outcomes = texts(robot, ".trust-outcome");
    return IntStream.range(0, names.size())
        .mapToObj(i -> names.get(i) + ": " + outcomes.get(i))
        .toList();
  }

  private static List<String> texts(FxRobot robot, String query) {
    return robot.lookup(query).queryAllAs(Labeled.class).stream()
        .map(Labeled::getText)
        .map(TrustTest::plain)
        .toList();
  }

  /// With spaces that may break.
  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup("#" + id).queryLabeled().getText();
  }
}
