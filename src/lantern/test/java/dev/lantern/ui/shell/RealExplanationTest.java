package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lantern.explain.MethodChoice;
import dev.lantern.explain.MethodName;
import dev.lantern.explain.SaliencyMap;
import dev.lantern.explain.TrustReport;
import dev.lantern.imaging.ScanImage;
import dev.lantern.modelbundle.TestBundles;
import dev.lantern.pipeline.Diagnostician;
import dev.lantern.pipeline.Workbench;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.ui.explanation.ExplanationIds;
import dev.lantern.ui.explanation.MadeMap;
import dev.lantern.ui.explanation.TrustState;
import dev.lantern.ui.findings.FindingsViewModel;
import dev.lantern.ui.fixture.OnScreen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Methods and checks of the real pipeline on a real chest radiograph, by the tiny network.
@ExtendWith(OnScreen.class)
final class RealExplanationTest {
  private final Path film;
  private final Diagnostician network;
  private final OpenDesktop desktop;

  RealExplanationTest(@TempDir Path folder) throws Exception {
    film =
        Files.copy(
            Path.of(System.getProperty("lantern.root", "."), "sample-scans/real/RG1_UNCR.dcm"),
            folder.resolve("film.dcm"));
    var workbench = new Workbench(List.of(TestBundles.tiny().getParent()));
    network = workbench.diagnostician();
    desktop = OpenDesktop.over(workbench, network, List.of(film));
  }

  @BeforeAll
  static void loadNatives() throws NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @Test
  void showsTheVerdictAndThePartsThatThePipelineGives(FxRobot robot) throws Exception {
    desktop.waitForImage();
    List<TrustReport> expected = network.trust(image(), (done, total) -> {});

    robot.push(KeyCode.T);
    OpenDesktop.waitFor(() -> findings().trust().state().get() instanceof TrustState.Reported);

    assertEquals(new TrustState.Reported(expected), findings().trust().state().get());
    String selected = findings().selected().get().orElseThrow().id();
    TrustReport report =
        expected.stream().filter(one -> one.finding().equals(selected)).findFirst().orElseThrow();
    assertEquals(report.verdict().sentence(), text(robot, ExplanationIds.VERDICT));
  }

  @Test
  void showsTheMapsThatThePipelineGives(FxRobot robot) throws Exception {
    desktop.waitForImage();
    robot.interact(() -> findings().belowThreshold().set(true));
    // The tiny network has no gradient, see below.
    for (MethodName method :
        Arrays.stream(MethodName.values()).filter(one -> !one.byGradient()).toList()) {
      List<SaliencyMap> expected =
          network.explain(image(), MethodChoice.of(method), (done, total) -> {});
      int[] before = desktop.canvas(robot).argb();

      robot.interact(() -> findings().methods().chosen().set(method));
      OpenDesktop.waitFor(() -> shown().values().stream().allMatch(made -> made(made, method)));

      for (SaliencyMap map : expected) {
        assertArrayEquals(
            map.raster(64, 64),
            Objects.requireNonNull(shown().get(map.finding())).map().raster(64, 64),
            method + " " + map.finding());
      }
      int[] after = desktop.canvas(robot).argb();
      assertEquals(method == MethodName.CAM, Arrays.equals(before, after), method.word());
    }
  }

  @Test
  void saysInASentenceWhyAMapOrACheckCannotBeMadeAndKeepsTheMap(FxRobot robot) throws Exception {
    desktop.waitForImage();
    int[] before = desktop.canvas(robot).argb();
    Files.delete(film);

    robot.interact(() -> findings().methods().chosen().set(MethodName.OCCLUSION));
    OpenDesktop.waitFor(() -> !text(robot, ExplanationIds.METHOD_MESSAGE).isEmpty());
    robot.push(KeyCode.T);
    OpenDesktop.waitFor(
        () -> robot.lookup("#" + ExplanationIds.CHECK_MESSAGE).tryQuery().isPresent());

    assertEquals(
        "The map of occlusion could not be made; the one before stays.",
        text(robot, ExplanationIds.METHOD_MESSAGE).replaceFirst(" The image cannot.*", ""));
    assertEquals(
        "The image cannot be explained",
        text(robot, ExplanationIds.CHECK_MESSAGE).replaceFirst(":.*", ""));
    assertEquals(MethodName.CAM, findings().methods().chosen().get());
    assertArrayEquals(before, desktop.canvas(robot).argb());
    assertFalse(desktop.shell().message().get().isPresent(), "no message covers the image");
  }

  @Test
  void saysSoWhereTheNetworkHasNoGradient(FxRobot robot) {
    desktop.waitForImage();
    robot.interact(() -> findings().methods().chosen().set(MethodName.INTEGRATED_GRADIENTS));
    OpenDesktop.waitFor(() -> !text(robot, ExplanationIds.METHOD_MESSAGE).isEmpty());
    assertEquals(
        "The map of integrated-gradients could not be made; the one before stays. The image cannot"
            + " be explained: this method needs the network's gradient, which tiny 0.1.0 does not"
            + " have",
        text(robot, ExplanationIds.METHOD_MESSAGE));
    assertEquals(MethodName.CAM, findings().methods().chosen().get());
  }

  private ScanImage image() {
    return desktop.viewer().shown().get().orElseThrow().image();
  }

  private FindingsViewModel findings() {
    return desktop.shell().findings();
  }

  private Map<String, MadeMap> shown() {
    return findings().methods().shown().get();
  }

  private static boolean made(MadeMap made, MethodName method) {
    return made.method() == method && !made.growing();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup("#" + id).queryLabeled().getText();
  }
}
