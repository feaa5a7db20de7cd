package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.Workbench;
import dev.lantern.pipeline.Workplace;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.Policy;
import dev.lantern.report.BatchJob;
import dev.lantern.ui.about.AboutWindow;
import dev.lantern.ui.batch.BatchIds;
import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.controls.MessageBanner;
import dev.lantern.ui.fixture.MemoryOpener;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The desktop under an administrator's policy.
@ExtendWith(OnScreen.class)
final class PolicyDesktopTest {
  private static final Path ROOT = Path.of(System.getProperty("lantern.root", "."));

  private final Path results = Files.createTempDirectory("lantern-policy-");
  private final OpenDesktop desktop = new OpenDesktop(services());

  PolicyDesktopTest() throws IOException {}

  private DesktopServices services() {
    var policy =
        new Policy(
            Optional.of(Path.of("/etc/lantern/policy.json")),
            true,
            Optional.of(Set.of("aa")),
            false,
            new Policy.Folders(Optional.of(Path.of("/scans")), Optional.of(results)));
    var place = new Workplace(AppDirectories.ofUser(), List.of(), ROOT, policy);
    return new DesktopServices(
        new MemoryOpener(),
        Optional.empty(),
        "",
        new BatchJob.Tools(new Workbench(place), Interruption.none()),
        List.of(Path.of("chest")));
  }

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @AfterEach
  void removeTheFolder() throws IOException {
    Files.delete(results);
  }

  @Test
  void thePatientIsHiddenAndCannotBeShown(FxRobot robot) {
    desktop.waitForImage();
    assertFalse(desktop.shell().view().patientShown().get());
    assertEquals(List.of(), desktop.preferences().recent().get(), "a path may name a patient");
    robot.push(KeyCode.D);
    assertFalse(desktop.shell().view().patientShown().get());
    assertTrue(
        robot.lookup("#" + CommandControls.BUTTON + "patient").tryQuery().isEmpty(), "no button");
    assertTrue(
        robot.lookup("Patient hidden").tryQueryAs(Labeled.class).isPresent(), "the corner says so");
  }

  @Test
  void noWindowOfAnotherProgramIsOpenedAndTheResultsAreSuggested(FxRobot robot) {
    desktop.waitForImage();
    robot.push(KeyCode.CONTROL, KeyCode.B);
    Scene batch = scene("#" + BatchIds.RESULTS);
    assertEquals(results.toString(), ((TextField) batch.lookup("#" + BatchIds.RESULTS)).getText());
    robot.push(KeyCode.CONTROL, KeyCode.E);
    assertEquals(
        "The results are in " + results + ".",
        robot
            .from(batch.getRoot())
            .lookup("#" + MessageBanner.DETAIL)
            .queryAs(TextArea.class)
            .getText());
  }

  @Test
  void theAboutWindowSaysWhatIsInForce(FxRobot robot) throws IOException {
    desktop.waitForImage();
    robot.push(KeyCode.CONTROL, KeyCode.F1);
    Scene about = scene("#" + AboutWindow.TEXT);
    Picture.of(about).save(ROOT.resolve("src/lantern/target/screenshots/about.png"));
    String text = ((TextArea) about.lookup("#" + AboutWindow.TEXT)).getText();
    assertEquals(
        """
        Lantern (development)
        Policy of this machine's administrator: /etc/lantern/policy.json
        – patients are hidden, on the screen and in every output
        – one model bundle is allowed
        – no windows of other programs are opened
        – file dialogs begin in /scans
        – results are suggested for %s
        Lantern is free software under the Apache License, version 2.0.
        The licences of all its parts: installer/licences.csv
        """
            .formatted(results),
        text.lines()
            .limit(11)
            .filter(line -> !line.isEmpty())
            .map(line -> line.replaceFirst(" \\(commit .*\\)", ""))
            .reduce("", (one, other) -> one + other + "\n"));
    robot.push(KeyCode.ESCAPE);
    assertEquals(1, Window.getWindows().size());
  }

  private static Scene scene(String holding) {
    return Window.getWindows().stream()
        .map(Window::getScene)
        .filter(scene -> scene.lookup(holding) != null)
        .findFirst()
        .orElseThrow();
  }
}
