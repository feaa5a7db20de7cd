package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.explain.Verdict;
import dev.lantern.imaging.ScanImage;
import dev.lantern.modelbundle.ModelCatalog;
import dev.lantern.pipeline.BundleUnusableException;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.platform.ThemeName;
import dev.lantern.ui.explanation.ExplanationIds;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The whole path: a real chest radiograph from its file to its finding and heatmap on the screen.
/// Takes the README's pictures; `-Dlantern.pictures=assets/pictures` puts them there.
@ExtendWith(OnScreen.class)
final class RealScanTest {
  private static final Path ROOT = Path.of(System.getProperty("lantern.root", "."));
  private static final Path REAL = ROOT.resolve("sample-scans").resolve("real");

  private final OpenDesktop desktop;

  RealScanTest() throws BundleUnusableException {
    var workbench = new Workbench(ModelCatalog.standardFolders(ROOT));
    desktop =
        OpenDesktop.over(
            workbench,
            workbench.diagnostician(),
            List.of(
                REAL.resolve("RG1_UNCR.dcm"),
                REAL.resolve("RG3_UNCR.dcm"),
                REAL.resolve("693_UNCR.dcm"),
                REAL.resolve("MR2_UNCR.dcm"),
                REAL.resolve("examples_ybr_color.dcm")));
  }

  @BeforeAll
  static void loadNatives() throws NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @Start
  void start(Stage stage) {
    desktop.show(stage);
    stage.setWidth(1440);
    stage.setHeight(900);
  }

  @Test
  void showsTheFindingOfARealChestRadiographWithItsHeatmap(FxRobot robot) throws IOException {
    choose(robot, "CHEST");
    assertTrue(robot.lookup("Pneumonia").tryQuery().isPresent(), "the finding's name");
    assertTrue(robot.lookup("Above threshold").tryQuery().isPresent(), "the finding in words");
    robot.push(KeyCode.D);

    Picture with = desktop.canvas(robot);
    robot.push(KeyCode.H);
    Picture without = desktop.canvas(robot);
    robot.push(KeyCode.H);

    assertFalse(Arrays.equals(with.argb(), without.argb()), "the heatmap is seen");
    assertArrayEquals(with.argb(), desktop.canvas(robot).argb(), "and seen again");
    waitForThumbnails();
    save("lantern.png");
  }

  @Test
  void saysHowFarTheMapOfARealChestRadiographCanBeTrusted(FxRobot robot) throws IOException {
    choose(robot, "CHEST");
    robot.push(KeyCode.D).push(KeyCode.T);
    OpenDesktop.waitFor(() -> desktop.shell().findings().trust().report("pneumonia").isPresent());
    Verdict verdict =
        desktop.shell().findings().trust().report("pneumonia").orElseThrow().verdict();

    robot.push(KeyCode.T);

    assertEquals(
        verdict.sentence(),
        robot.lookup("#" + ExplanationIds.PAGE_VERDICT).queryLabeled().getText());
    save("trust.png");
  }

  @Test
  void showsFourScansSideBySide(FxRobot robot) throws IOException {
    choose(robot, "CHEST");
    robot.push(KeyCode.D).push(KeyCode.ALT, KeyCode.DIGIT5);
    List<ViewerViewModel> viewers = desktop.shell().viewports().visible().get();
    OpenDesktop.waitFor(() -> viewers.stream().allMatch(one -> one.shown().get().isPresent()));

    assertEquals(
        4, viewers.stream().map(one -> one.series().get().orElseThrow()).distinct().count());
    waitForThumbnails();
    save("viewports.png");
  }

  @Test
  void showsTheSameImageInTheLightTheme(FxRobot robot) throws IOException {
    choose(robot, "CHEST");
    robot.push(KeyCode.D);
    Picture dark = desktop.canvas(robot);

    robot.interact(() -> desktop.preferences().theme().set(ThemeName.LIGHT));

    assertArrayEquals(dark.argb(), desktop.canvas(robot).argb());
    waitForThumbnails();
    save("light.png");
  }

  private void waitForThumbnails() {
    OpenDesktop.waitFor(
        () ->
            desktop.shell().studies().items().stream()
                .allMatch(item -> item.thumbnail().get().isPresent()));
  }

  private void save(String name) throws IOException {
    Picture.of(desktop.stage().getScene())
        .save(
            ROOT.resolve(System.getProperty("lantern.pictures", "src/lantern/target/screenshots"))
                .resolve(name));
  }

  @Test
  void givesTheExtremityAReasonInPlaceOfAScore(FxRobot robot) {
    choose(robot, "EXTREMITY");

    assertTrue(robot.lookup("Not judged").tryQuery().isPresent());
    assertTrue(robot.lookup("Pneumonia").tryQuery().isEmpty());
  }

  private void choose(FxRobot robot, String bodyPart) {
    desktop.waitForImage();
    robot.interact(
        () ->
            desktop
                .shell()
                .studies()
                .selected()
                .set(
                    desktop.shell().studies().items().stream()
                        .filter(item -> of(item.series().images().getFirst(), bodyPart))
                        .findFirst()));
    OpenDesktop.waitFor(
        () ->
            switch (desktop.shell().findings().state().get()) {
              case FindingsState.Judged judged -> of(judged.outcome().image(), bodyPart);
              case FindingsState.Refused refused -> refused.outcome().detail().contains(bodyPart);
              case FindingsState.Idle _,
                  FindingsState.NoBundle _,
                  FindingsState.Offered _,
                  FindingsState.Running _,
                  FindingsState.Stopped _,
                  FindingsState.Concealed _,
                  FindingsState.Broken _ ->
                  false;
            });
    desktop.waitForImage();
  }

  private static boolean of(ScanImage image, String bodyPart) {
    return image.header().acquisition().bodyPart().equals(bodyPart);
  }
}
